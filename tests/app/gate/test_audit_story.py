"""The audit's story: the library wants a scheduling tool, and seven are already there."""

from collections.abc import Sequence

import pytest
from sqlmodel import col, select

from inventory.organisation.units import Unit
from record.people import Role
from tests.app.gate.requests import Gate, gate_of, let_in
from tests.copies import once
from tests.factories import TESTER, Api

pytestmark = pytest.mark.usefixtures("sample")

SEVEN = {
    *("Heroma", "Kompanion", "Aiai", "TOJ", "Komma", "Arbetspass i Teams"),
    "Excelblad",
}


@pytest.fixture
def gate(api: Api) -> Gate:
    """The library's request, submitted."""
    tokens, address = once(api.database, "the library's request", lambda: submitted(api))
    return gate_of(api, tokens, address)


def submitted(api: Api) -> tuple[Sequence[str], str]:
    with api.database.writing(TESTER) as session:
        library = session.scalars(select(Unit).where(col(Unit.name) == "Biblioteket")).one()
        tokens = let_in(session)
    gate = gate_of(api, tokens)
    gate.begin(library)
    gate.submit_with()
    return tokens, gate.address


def test_the_gate_finds_the_seven(gate: Gate) -> None:
    found = gate.requester.get(f"{gate.address}/candidates").json()["items"]
    likely = {one["system"]["name"] for one in found if "system" in one and one["score"] >= 50}

    assert len(likely & SEVEN) == 7, likely
    assert all(one["evidence"] for one in found)


def test_it_cannot_be_decided_until_they_are_answered_and_the_kundansvarig_has_looked(
    gate: Gate,
) -> None:
    early = gate.do(gate.decider, "decisions", outcome="rejected", reason="Det finns redan.")
    assert (early.status_code, early.json()["state"]) == (409, "submitted")

    gate.fill_in_the_rest()
    refused = gate.do(gate.decider, "decisions", outcome="rejected", reason="Det finns redan.")
    assert refused.status_code == 409
    assert {one["step"] for one in refused.json()["missing_steps"]} == {"candidates"}

    gate.answer_all(gate.contact, answer="reuse")
    assert gate.do(gate.decider, "decisions", outcome="approved").status_code == 201


def test_a_department_heads_attempt_to_decide_is_refused(gate: Gate) -> None:
    gate.fill_in_the_rest()
    gate.answer_all(gate.contact, answer="reuse")
    for role in set(Role) - {Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE}:
        refused = gate.do(gate.api.sign_in(role), "decisions", outcome="approved")
        assert (refused.status_code, refused.json()["missing_permission"]) == (
            403,
            "create_decision",
        )


def test_the_head_of_it_rejects_with_a_reason_and_the_decision_keeps_what_was_shown(
    gate: Gate,
) -> None:
    gate.fill_in_the_rest()
    gate.answer_all(gate.contact, answer="reuse")
    without = gate.do(gate.decider, "decisions", outcome="rejected")
    assert (without.status_code, without.json()["errors"][0]["pointer"]) == (422, "#/reason")

    decided = gate.do(gate.decider, "decisions", outcome="rejected", reason="Heroma räcker.")
    assert decided.status_code == 201
    decision = decided.json()
    assert decision["decided_by"]["role"] == "head_of_it"
    assert len(decision["content_hash"]) == 64
    shown = {one["system"]["name"]: one["answer"] for one in decision["candidates_at_decision"]}
    assert shown.keys() >= SEVEN
    assert {shown[name] for name in SEVEN} == {"reuse"}
    assert gate.read()["state"] == "rejected"


def test_the_chief_executive_approves_with_conditions(gate: Gate) -> None:
    gate.fill_in_the_rest()
    parallel = {
        "answer": "parallel",
        "reason": "Passar inte skift på kvällar.",
        "reason_code": "needs_not_met",
        "until": "2027-12-31",
    }
    gate.answer_all(gate.contact, **parallel)
    condition = {"text": "Utvärdera mot Heroma", "owner": "Biblioteket", "due": "2027-06-01"}
    chief = gate.api.sign_in(Role.CHIEF_EXECUTIVE)

    decided = gate.do(chief, "decisions", outcome="approved", conditions=[condition])

    assert decided.status_code == 201
    assert decided.json()["conditions"] == [condition]
    exemptions = gate.requester.get("exemptions?limit=200").json()["items"]
    assert {one["system"]["name"] for one in exemptions} >= SEVEN
    assert {one["until"] for one in exemptions} == {"2027-12-31"}
