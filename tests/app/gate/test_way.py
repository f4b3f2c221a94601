"""A request on its way, until it is decided or over."""

import pytest

from record.people import Role
from tests.app.gate.requests import CHECKED
from tests.app.gate.small import BICYCLES, PAY, Small, refusal


def test_a_request_begins_as_its_writers_draft(town: Small) -> None:
    begun = town.gate.begin(town.school)

    assert begun["reference"].startswith("IT-")
    assert (begun["state"], begun["round"], begun["decisions"]) == ("draft", 1, [])
    assert begun["waiting_for"]["role"] == "requester"
    assert begun["process"]["adopted_by"] is None
    assert begun["process"]["adopted_note"]
    assert town.gate.read() == begun


def test_nothing_is_submitted_without_a_need(town: Small) -> None:
    gate = town.gate
    gate.begin(town.school)
    silent = gate.do(gate.requester, "submit")
    gate.fill_in(gate.requester, "needs_analysis")
    blank = gate.do(gate.requester, "submit")

    assert refusal(silent) == refusal(blank) == (409, "incomplete")
    assert silent.json()["missing_steps"][0]["step"] == "needs_analysis"
    assert blank.json()["missing_steps"][0]["field"] == "need"
    assert gate.read()["state"] == "draft"


def test_submitting_looks_for_what_is_there_already(town: Small) -> None:
    gate = town.submit(**PAY)

    (candidate,) = gate.read()["candidates"]
    assert (candidate["system"]["name"], candidate["answer"]) == ("Heroma", None)
    assert candidate["evidence"]
    assert gate.read()["waiting_for"]["role"] == "business_contact"


def test_a_candidate_that_is_not_kept_yet_looks_like_one_that_is(town: Small) -> None:
    gate = town.begin(**PAY)
    (before,) = gate.requester.get(f"{gate.address}/candidates").json()["items"]
    gate.do(gate.requester, "submit")
    (after,) = gate.requester.get(f"{gate.address}/candidates").json()["items"]

    assert before | {"found_at": None} == after | {"found_at": None}


def test_the_kundansvarigs_check_is_the_review(town: Small) -> None:
    gate = town.submit(**BICYCLES)

    assert gate.fill_in(gate.contact, "business_contact_check", **CHECKED)["state"] == "in_review"


def test_a_request_comes_back_with_what_is_to_be_completed_and_is_submitted_again(
    town: Small,
) -> None:
    gate = town.submit(**BICYCLES)
    returned = gate.do(gate.contact, "return", what="Hur många cyklar?").json()

    assert (returned["state"], returned["returned_because"]) == ("returned", "Hur många cyklar?")
    assert returned["waiting_for"]["role"] == "requester"
    assert gate.do(gate.requester, "submit").json()["state"] == "submitted"


def test_who_may_decide_may_return_it_too(town: Small) -> None:
    gate = town.ready(**BICYCLES)
    chief = town.api.sign_in(Role.CHIEF_EXECUTIVE)

    assert gate.do(chief, "return", what="Mer").json()["state"] == "returned"
    assert gate.do(gate.requester, "return", what="Mer").status_code == 403


def test_what_was_withdrawn_is_over(town: Small) -> None:
    gate = town.submit(**BICYCLES)

    assert gate.do(gate.requester, "withdraw").json()["state"] == "withdrawn"
    assert gate.read()["waiting_for"] is None
    assert refusal(gate.do(gate.requester, "submit")) == (409, "wrong-state")
    assert refusal(gate.do(gate.requester, "withdraw")) == (409, "wrong-state")


@pytest.mark.parametrize("step", ["needs_analysis", "business_contact_check", "decision_basis"])
def test_nothing_is_written_in_what_is_over(town: Small, step: str) -> None:
    gate = town.submit(**PAY)
    gate.do(gate.requester, "withdraw")
    candidate = gate.read()["candidates"][0]["id"]
    before = gate.requester.get(gate.address).headers["ETag"]

    answers = [
        gate.contact.change("PUT", f"{gate.address}/steps/{step}", gate.address, json={}),
        gate.contact.patch(gate.address, json={"title": "Nytt"}),
        gate.answer(gate.contact, candidate, answer="reuse"),
    ]

    assert [refusal(answer) for answer in answers] == [(409, "wrong-state")] * 3
    assert gate.requester.get(gate.address).headers["ETag"] == before


def test_a_candidate_that_there_is_none_of_is_absent_in_what_is_over_too(town: Small) -> None:
    gate = town.submit(**PAY)
    gate.do(gate.requester, "withdraw")

    unknown = gate.answer(gate.contact, str(town.care.id), answer="reuse")

    assert refusal(unknown) == (404, "not-found")


def test_what_is_missing_is_told_with_whom_it_waits_for(town: Small) -> None:
    missing = town.submit(**PAY).read()["missing_steps"]

    told = {(one["step"], one["roles"][0]) for one in missing}
    assert told == {
        ("business_contact_check", "business_contact"),
        ("information_classification", "information_security"),
        ("procurement_consultation", "procurement"),
        ("decision_basis", "business_contact"),
        ("candidates", "requester"),
    }
    assert all(one["why"] for one in missing)


def test_an_older_version_is_not_taken_further(town: Small) -> None:
    gate = town.begin(**BICYCLES)
    tag = {"If-Match": gate.requester.get(gate.address).headers["ETag"]}
    gate.requester.patch(gate.address, json={"case_number": "KS 2026-1"})

    late = gate.requester.post(f"{gate.address}/submit", headers=tag)

    assert refusal(late) == (412, "changed-meanwhile")
    assert late.json()["current"]["case_number"] == "KS 2026-1"
