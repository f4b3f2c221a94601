"""One of two people decides, on all that was shown, and never on what they wrote."""

from typing import Any

import pytest

from record.people import Role
from tests.app.gate.requests import NEED, Gate
from tests.app.gate.small import BICYCLES, CHEAP, HARMLESS, PAY, Small, pointers, refusal
from tests.factories import TESTER, make_person, make_system

PARALLEL = {"reason": "Räcker inte.", "reason_code": "needs_not_met", "until": "2027-12-31"}


def add_payroll_system(town: Small, name: str = "Personec") -> str:
    with town.api.database.writing(TESTER) as session:
        owned = {"functions": ["payroll"], "owner_unit": town.care.id}
        return str(make_system(session, name, **owned).id)


def decide(gate: Gate, outcome: str = "approved", **fields: Any) -> Any:
    return gate.do(gate.decider, "decisions", outcome=outcome, **fields)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("approved", "approved"), ("rejected", "rejected"), ("referred_to_board", "referred")],
)
def test_each_outcome_leads_where_the_contract_says(town: Small, outcome: str, state: str) -> None:
    gate = town.ready(**BICYCLES)

    decided = decide(gate, outcome, reason="Så är det.").json()

    assert (decided["outcome"], decided["reason"]) == (outcome, "Så är det.")
    assert gate.read()["state"] == state
    assert gate.requester.get(f"{gate.address}/decisions").json()["items"] == [decided]


@pytest.mark.parametrize("need", [BICYCLES, PAY])
def test_what_answers_a_decision_is_the_request_as_it_is_read_afterwards(
    town: Small, need: dict[str, Any]
) -> None:
    gate = town.ready(**need)
    gate.answer_all(gate.contact, answer="reuse")
    conditions = [{"text": "Ett år.", "owner": "Vi", "due": "2027-12-31"}, {"text": "Mät."}]

    decided = decide(gate, reason="Så är det.", conditions=conditions)

    read = gate.decider.get(gate.address)
    assert (decided.headers["ETag"], [decided.json()]) == (
        read.headers["ETag"],
        read.json()["decisions"],
    )


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"outcome": "rejected"}, "#/reason"),
        ({"outcome": "rejected", "reason": "  "}, "#/reason"),
        ({"outcome": "perhaps"}, "#/outcome"),
        ({}, "#/outcome"),
        ({"outcome": "approved", "conditions": [{"owner": "Vi"}]}, "#/conditions/0/text"),
        ({"outcome": "approved", "decided_by": "IT-chefen"}, "#/decided_by"),
    ],
)
def test_a_decision_that_is_wrong_is_refused_before_it_is_early(
    town: Small, wrong: dict[str, Any], pointer: str
) -> None:
    gate = town.submit(**BICYCLES)

    assert pointers(gate.do(gate.decider, "decisions", **wrong)) == [pointer]


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
def test_only_what_is_in_review_is_decided(town: Small, state: str) -> None:
    gate = town.begin(**BICYCLES)
    if state != "draft":
        gate.do(gate.requester, "submit")
    if state == "returned":
        gate.do(gate.contact, "return", what="Mer")
    if state == "withdrawn":
        gate.do(gate.requester, "withdraw")

    refused = decide(gate)

    assert refusal(refused) == (409, "wrong-state")
    assert (refused.json()["state"], gate.read()["decisions"]) == (state, [])


def test_nobody_decides_what_is_decided(town: Small) -> None:
    gate = town.decided()

    assert refusal(decide(gate, "rejected", reason="Nej.")) == (409, "wrong-state")
    assert len(gate.read()["decisions"]) == 1


@pytest.mark.parametrize("role", [Role.REQUESTER, Role.BUSINESS_CONTACT, Role.PROCUREMENT])
def test_nobody_decides_what_they_have_written_in_whatever_role_they_come(
    town: Small, role: Role
) -> None:
    with town.api.database.writing(TESTER) as session:
        person = make_person(session, "Eva Båda").id
    gate = town.ready(**BICYCLES)
    writer = town.api.sign_in(role, town.school, person)
    step = "procurement_consultation" if role is Role.PROCUREMENT else "needs_analysis"
    content = CHEAP if role is Role.PROCUREMENT else NEED | BICYCLES
    gate.fill_in(writer, step, **content)

    refused = gate.do(
        town.api.sign_in(Role.HEAD_OF_IT, None, person), "decisions", outcome="approved"
    )

    assert refusal(refused) == (403, "own-request")
    assert decide(gate).status_code == 201


def test_who_has_only_answered_an_alternative_has_written_in_the_request_too(town: Small) -> None:
    with town.api.database.writing(TESTER) as session:
        person = make_person(session, "Eva Båda").id
    gate = town.ready(**PAY)
    gate.answer_all(town.api.sign_in(Role.BUSINESS_CONTACT, None, person), answer="reuse")

    decider = town.api.sign_in(Role.CHIEF_EXECUTIVE, None, person)

    assert refusal(gate.do(decider, "decisions", outcome="approved")) == (403, "own-request")


def test_a_changed_request_is_not_decided_as_it_was_shown_before(town: Small) -> None:
    gate = town.ready(**BICYCLES)
    tag = {"If-Match": gate.decider.get(gate.address).headers["ETag"]}
    gate.requester.patch(gate.address, json={"title": "Lastcyklar"})

    late = gate.decider.post(f"{gate.address}/decisions", json={"outcome": "approved"}, headers=tag)

    assert refusal(late) == (412, "changed-meanwhile")
    assert gate.read()["decisions"] == []


def test_what_is_attached_belongs_to_what_is_decided_on(town: Small) -> None:
    gate = town.ready(**BICYCLES)
    tag = {"If-Match": gate.decider.get(gate.address).headers["ETag"]}
    files = {"file": ("offert.txt", b"Nu det dubbla.", "text/plain")}
    assert gate.requester.post(f"{gate.address}/attachments", files=files).status_code == 201

    late = gate.decider.post(f"{gate.address}/decisions", json={"outcome": "approved"}, headers=tag)

    assert refusal(late) == (412, "changed-meanwhile")
    assert [one["name"] for one in late.json()["current"]["attachments"]] == ["offert.txt"]


def test_a_candidate_that_is_new_since_the_review_blocks_and_is_answered_in_the_decision(
    town: Small,
) -> None:
    gate = town.ready(**PAY)
    gate.answer_all(gate.contact, answer="reuse")
    new = add_payroll_system(town)

    blocked = decide(gate)
    assert refusal(blocked) == (409, "incomplete")
    (missing,) = blocked.json()["missing_steps"]
    assert (missing["step"], missing["title"]) == ("candidates", "Personec")
    found = gate.decider.get(f"{gate.address}/candidates").json()["items"]
    assert missing["candidate"] in {one["id"] for one in found}

    done = decide(gate, answers=[{"candidate": missing["candidate"], "answer": "reuse"}])

    assert done.status_code == 201
    shown = {one["system"]["id"]: one for one in done.json()["candidates_at_decision"]}
    assert shown[new]["answer"] == "reuse"
    assert shown[new]["answered_by"]["name"] == done.json()["decided_by"]["name"]


def test_a_blocked_decision_leaves_nothing_behind(town: Small) -> None:
    gate = town.ready(**PAY)
    gate.answer_all(gate.contact, answer="reuse")
    add_payroll_system(town)
    before = gate.requester.get(gate.address)

    decide(gate)

    assert gate.requester.get(gate.address).headers["ETag"] == before.headers["ETag"]
    assert len(gate.read()["candidates"]) == 1


def test_an_answer_in_a_decision_is_held_to_what_any_answer_is(town: Small) -> None:
    gate = town.ready(**PAY)
    candidate = gate.read()["candidates"][0]["id"]

    lacking = decide(gate, answers=[{"candidate": candidate, "answer": "parallel"}])
    wrong = decide(gate, answers=[{"candidate": candidate, "answer": "join"}])
    nobodys = decide(gate, answers=[{"candidate": gate.read()["id"], "answer": "reuse"}])

    names = ("reason", "reason_code", "until")
    assert set(pointers(lacking)) == {f"#/answers/0/{name}" for name in names}
    assert pointers(wrong) == ["#/answers/0/answer"]
    assert pointers(nobodys) == ["#/answers/0/candidate"]


def test_what_a_requester_calls_irrelevant_blocks_until_it_is_agreed_to(town: Small) -> None:
    gate = town.ready(**PAY)
    candidate = gate.read()["candidates"][0]["id"]
    irrelevant = {"answer": "not_relevant", "reason": "Gör annat."}
    gate.answer(gate.requester, candidate, **irrelevant)
    assert refusal(decide(gate)) == (409, "incomplete")

    gate.answer(gate.contact, candidate, **irrelevant)

    assert decide(gate).status_code == 201


def test_an_approved_parallel_system_is_an_exemption_with_an_end(town: Small) -> None:
    gate = town.ready(**PAY)
    gate.answer_all(gate.contact, answer="parallel", **PARALLEL)
    decide(gate, "rejected", reason="Nej.")
    assert gate.requester.get("exemptions").json()["total"] == 0

    gate.do(gate.contact, "reopen", why="Nya krav")
    assert decide(gate).status_code == 201

    (exemption,) = gate.requester.get("exemptions").json()["items"]
    assert (exemption["system"]["name"], exemption["function"]["code"]) == ("Heroma", "payroll")
    assert (exemption["until"], exemption["unit"]["name"]) == ("2027-12-31", "Skola")


def test_level_4_can_be_rejected_here_but_not_approved(town: Small) -> None:
    gate = town.ready(**BICYCLES)
    gate.fill_in(gate.security, "information_classification", **(HARMLESS | {"integrity": 4}))
    assert "security_protected" in gate.read()["flags"]

    assert refusal(decide(gate)) == (409, "incomplete")
    assert refusal(decide(gate, "referred_to_board")) == (409, "incomplete")
    assert decide(gate, "rejected", reason="Säkerhetsskydd.").status_code == 201


def test_the_short_way_is_decided_without_a_summary(town: Small) -> None:
    gate = town.submit(**BICYCLES)
    gate.fill_in(gate.security, "information_classification", **HARMLESS)
    gate.fill_in(gate.procurement, "procurement_consultation", **CHEAP)
    gate.fill_in(
        gate.contact, "business_contact_check", exists_elsewhere=False, existing_can_serve=False
    )

    assert (gate.read()["fast_path"], gate.read()["missing_steps"]) == (True, [])
    assert "fast_path" in gate.read()["flags"]
    assert decide(gate).status_code == 201
