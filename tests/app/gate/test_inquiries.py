"""Others are asked, and answer for themselves; a need may then be met without a purchase."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from inventory.systems.roles import SystemRole, SystemRoleKind
from record.people import Role
from tests.app.gate.requests import Gate
from tests.app.gate.small import BICYCLES, PAY, Small, listed, pointers, refusal
from tests.factories import TESTER, Caller, make_person


def ask(gate: Gate, to: Any, kind: str, **fields: Any) -> Any:
    body = {"to": str(to), "kind": kind} | fields
    return gate.requester.post(f"{gate.address}/inquiries", json=body)


def answer(gate: Gate, who: Caller, inquiry: str, **body: Any) -> Any:
    path = f"{gate.address}/inquiries/{inquiry}/answer"
    tag = gate.requester.get(gate.address).headers["ETag"]
    return who.call("PUT", path, json=body, headers={"If-Match": tag})


def manager_of(town: Small) -> Caller:
    """Sign in the systemförvaltare of Heroma."""
    with town.api.database.writing(TESTER) as session:
        person = make_person(session, "Mia Förvaltare")
        kind = SystemRoleKind.SYSTEM_MANAGER
        session.add(SystemRole(system_id=town.heroma.id, person_id=person.id, kind=kind))
    return town.api.sign_in(Role.SYSTEM_MANAGER, town.root, person.id)


def test_another_departments_kundansvarig_answers_for_it_and_nobody_else_does(town: Small) -> None:
    gate = town.submit(**BICYCLES)
    care = town.api.sign_in(Role.BUSINESS_CONTACT, town.care)
    assert care.get(gate.address).status_code == 404

    asked = ask(gate, town.care.id, "same_need", due="2031-01-01").json()

    assert care.get(gate.address).status_code == 200
    refused = answer(gate, gate.contact, asked["id"], answer="yes")
    assert (refused.status_code, refused.json()["missing_permission"]) == (403, "answer_inquiry")
    done = answer(gate, care, asked["id"], answer="yes", reason="Vi med.").json()
    assert (done["answer"], done["unit"]["name"]) == ("yes", "Omsorg")
    assert done["answered_by"]


def test_a_question_waits_for_those_it_was_put_to_until_it_is_answered(town: Small) -> None:
    gate, manager = town.ready(**BICYCLES), manager_of(town)
    care = town.api.sign_in(Role.BUSINESS_CONTACT, town.care)
    others = [town.api.sign_in(Role.SYSTEM_MANAGER), town.api.sign_in(Role.PROCUREMENT)]
    asked = [
        (care, ask(gate, town.care.id, "same_need").json()["id"]),
        (manager, ask(gate, town.heroma.id, "can_take_us").json()["id"]),
    ]

    for who, inquiry in asked:
        assert listed(who, "?awaiting=me") == ["Skolans ärende"]
        assert answer(gate, who, inquiry, answer="no", reason="Nej.").status_code == 200
        assert listed(who, "?awaiting=me") == []
    assert [listed(other, "?awaiting=me") for other in others] == [[], []]


def test_a_department_that_shares_the_need_is_to_be_in_the_reference_group(town: Small) -> None:
    gate = town.submit(**BICYCLES)
    asked = ask(gate, town.care.id, "same_need").json()["id"]
    assert not gate.read()["several_departments"]

    answer(gate, town.api.sign_in(Role.BUSINESS_CONTACT, town.care), asked, answer="yes")

    read = gate.read()
    assert read["several_departments"]
    assert "several_departments" in read["flags"]
    assert "reference_group" in {one["field"] for one in read["missing_steps"]}


@pytest.mark.parametrize(
    ("said", "shares"),
    [("Ja, gärna.", True), ("JA", True), ("Jag vet inte", False), ("Nej", False), ("", False)],
)
def test_who_was_asked_by_mouth_shares_the_need_if_they_said_yes(
    town: Small, said: str, shares: bool
) -> None:
    asked = [{"unit": str(town.care.id), "answer": said}]

    assert town.submit(**BICYCLES, asked_units=asked).read()["several_departments"] is shares


def test_that_nobody_can_be_spared_is_an_answer(town: Small) -> None:
    gate = town.submit(**BICYCLES)
    asked = ask(gate, town.care.id, "reference_group").json()["id"]
    assert "inquiry_open" in gate.read()["flags"]

    care = town.api.sign_in(Role.BUSINESS_CONTACT, town.care)
    done = answer(gate, care, asked, answer="cannot_spare", hours_per_month=0)

    assert (done.status_code, done.json()["answer"]) == (200, "cannot_spare")
    assert "inquiry_open" not in gate.read()["flags"]


def test_a_no_says_why_and_becomes_the_candidates_answer(town: Small) -> None:
    gate, manager = town.submit(**PAY), manager_of(town)
    asked = ask(gate, town.heroma.id, "can_take_us").json()["id"]

    assert pointers(answer(gate, manager, asked, answer="no")) == ["#/reason"]
    no = answer(gate, manager, asked, answer="no", reason="Licenserna är slut.")

    assert no.status_code == 200
    (candidate,) = gate.read()["candidates"]
    assert (candidate["answer"], candidate["reason"]) == ("not_relevant", "Licenserna är slut.")
    assert gate.read()["unanswered"] == 0


def test_a_no_does_not_undo_what_was_answered_otherwise(town: Small) -> None:
    gate, manager = town.submit(**PAY), manager_of(town)
    candidate = gate.read()["candidates"][0]["id"]
    gate.answer(gate.contact, candidate, answer="replaces", until="2027-01-01")
    asked = ask(gate, town.heroma.id, "can_take_us").json()["id"]

    answer(gate, manager, asked, answer="no", reason="Licenserna är slut.")

    assert gate.read()["candidates"][0]["answer"] == "replaces"


def test_a_question_is_put_to_what_it_is_about(town: Small) -> None:
    gate = town.submit(**PAY)

    assert pointers(ask(gate, town.care.id, "can_take_us")) == ["#/to"]
    assert pointers(ask(gate, town.heroma.id, "same_need")) == ["#/to"]
    assert pointers(ask(gate, uuid4(), "reference_group")) == ["#/to"]
    assert pointers(ask(gate, town.care.id, "coffee")) == ["#/kind"]


def test_who_answers_is_asked_for_before_the_version_and_the_body(town: Small) -> None:
    gate = town.submit(**PAY)
    inquiry = ask(gate, town.care.id, "same_need").json()["id"]
    care = town.api.sign_in(Role.BUSINESS_CONTACT, town.care)
    path = f"{gate.address}/inquiries/{inquiry}/answer"
    nobody, nonsense = f"{gate.address}/inquiries/{uuid4()}/answer", {"nonsense": 1}

    assert care.call("PUT", nobody, json=nonsense).status_code == 404
    assert gate.contact.call("PUT", path, json=nonsense).status_code == 403
    assert care.call("PUT", path, json=nonsense).status_code == 428
    assert answer(gate, care, inquiry, **nonsense).status_code == 422


def test_an_open_question_holds_up_nothing_and_one_that_is_late_is_not_answered(
    town: Small,
) -> None:
    gate = town.begin(**BICYCLES)
    inquiry = ask(gate, town.care.id, "same_need").json()["id"]
    gate.do(gate.requester, "submit")
    gate.fill_in_the_rest()
    assert gate.do(gate.decider, "decisions", outcome="approved").status_code == 201

    care = town.api.sign_in(Role.BUSINESS_CONTACT, town.care)
    late = answer(gate, care, inquiry, answer="yes")

    assert refusal(late) == (409, "wrong-state")
    assert refusal(ask(gate, town.care.id, "same_need")) == (409, "wrong-state")


def test_an_existing_system_meets_the_need_when_its_manager_has_said_yes(town: Small) -> None:
    gate, manager = town.submit(**PAY), manager_of(town)
    how = {"how": "existing_system", "system": str(town.heroma.id), "use": {"users": 30}}
    assert refusal(gate.do(gate.requester, "meet", **how)) == (409, "not-asked-first")

    asked = ask(gate, town.heroma.id, "can_take_us").json()["id"]
    said = {"answer": "conditions", "reason": "Utbildning", "hours_per_month": 4, "cost": 9_000}
    assert answer(gate, manager, asked, **said, **{"from": "2027-02-01"}).json()["from"]
    met = gate.do(gate.requester, "meet", **how)

    assert (met.status_code, met.json()["state"]) == (200, "met")
    assert met.json()["met"] == {
        "how": "existing_system",
        "system": {"id": str(town.heroma.id), "name": "Heroma"},
    }
    uses = gate.requester.get(f"systems/{town.heroma.id}").json()["uses"]
    assert [(use["unit"]["name"], use["users"]) for use in uses] == [("Skola", 30)]


def test_of_several_answers_the_managers_last_one_holds(town: Small) -> None:
    gate, manager = town.submit(**PAY), manager_of(town)
    first, second = (ask(gate, town.heroma.id, "can_take_us").json()["id"] for _ in range(2))
    answer(gate, manager, first, answer="yes")
    answer(gate, manager, second, answer="no", reason="Licenserna är slut.")

    how = {"how": "existing_system", "system": str(town.heroma.id)}
    assert refusal(gate.do(gate.requester, "meet", **how)) == (409, "not-asked-first")
    answer(gate, manager, first, answer="yes")
    assert gate.do(gate.requester, "meet", **how).status_code == 200


def test_the_owners_kundansvarig_answers_for_a_system_without_a_manager(town: Small) -> None:
    gate = town.submit(**PAY)
    owner = town.api.sign_in(Role.BUSINESS_CONTACT, town.care)
    asked = ask(gate, town.heroma.id, "can_take_us").json()["id"]

    assert answer(gate, owner, asked, answer="yes").status_code == 200
    assert answer(gate, gate.contact, asked, answer="yes").status_code == 403


def test_the_best_outcome_is_another_way_of_working(town: Small) -> None:
    gate = town.begin(**BICYCLES)
    met = gate.do(gate.requester, "meet", how="changed_way_of_working").json()

    assert met["met"] == {"how": "changed_way_of_working", "system": None}
    assert gate.requester.get("systems").json()["items"][0]["uses"] == []


@pytest.mark.parametrize("system", [None, str(UUID(int=1))])
def test_a_system_that_meets_the_need_is_named_and_known(town: Small, system: str | None) -> None:
    gate = town.begin(**PAY)

    refused = gate.do(gate.requester, "meet", how="existing_system", system=system)

    assert pointers(refused) == ["#/system"]
    gate.do(gate.requester, "withdraw")
    wrong_and_late = gate.do(gate.requester, "meet", how="existing_system", system=system)
    assert pointers(wrong_and_late) == ["#/system"]


def test_a_returned_request_is_not_met_before_it_has_been_submitted_again(town: Small) -> None:
    gate = town.submit(**BICYCLES)
    gate.do(gate.contact, "return", what="Mer")

    refused = gate.do(gate.requester, "meet", how="changed_way_of_working")

    assert refusal(refused) == (409, "wrong-state")
