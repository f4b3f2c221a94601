"""The board's own track: what its delegates decided, beside the process decision."""

from typing import Any

import pytest

from app.storage.loading import DATA, PROCESS
from intake.process.in_use import take_into_use
from inventory.organisation.units import Unit, UnitKind, add_unit
from record.people import Role
from tests.app.gate.requests import Gate, open_gate
from tests.factories import TESTER, Api, Caller, make_unit

DECIDED = {
    "decided_by_name": "Frida Förvaltningschef",
    "decided_by_role": "Förvaltningschef",
    "on": "2026-11-01",
    "paragraph": "4.2",
    "amount": 80_000,
}


@pytest.fixture
def units(api: Api) -> dict[str, Unit]:
    """Two boards, with a department below each, and the process in use."""
    with api.database.writing(TESTER) as session:
        take_into_use(session, (DATA / PROCESS).read_text("utf-8"), PROCESS)
        root = make_unit(session)
        found = {}
        for board, department in (("Kulturnämnden", "Biblioteket"), ("Vårdnämnden", "Omsorgen")):
            above = Unit(name=board, slug="", kind=UnitKind.BOARD, parent_id=root.id)
            found[board] = add_unit(session, above)
            session.flush()
            found[department] = make_unit(session, department, above)
        return found


@pytest.fixture
def gate(api: Api, units: dict[str, Unit]) -> Gate:
    """The library's request, begun."""
    gate = open_gate(api)
    gate.begin(units["Biblioteket"])
    return gate


def secretary(api: Api, of: Unit | None = None) -> Caller:
    return api.sign_in(Role.BOARD_SECRETARY, of)


def order(api: Api, board: Unit, **said: Any) -> str:
    """Enter that a department head may decide on up to 100,000 SEK; return the rule's id."""
    usual = {"board": str(board.id), "delegate": "department_head", "amount": 100_000}
    usual |= {"consultation": ["none_stated"], "process": "not_mentioned"}
    return str(secretary(api).post("delegations", json=usual | said).json()["id"])


def record(gate: Gate, **said: Any) -> dict[str, Any]:
    """Record a delegate's decision on the request."""
    path = f"{gate.address}/delegation-decisions"
    made = secretary(gate.api).post(path, json=DECIDED | said)
    assert made.status_code == 201, made.text
    return dict(made.json())


def approve(gate: Gate) -> None:
    gate.submit_with()
    gate.fill_in_the_rest()
    gate.answer_all(gate.contact, answer="reuse")
    approved = gate.do(gate.decider, "decisions", outcome="approved")
    assert approved.status_code == 201, approved.text


def test_it_is_recorded_in_any_state_and_moves_the_request_nowhere(gate: Gate) -> None:
    early = record(gate)
    approve(gate)
    late = record(gate, on="2026-11-20")

    request = gate.read()
    assert request["state"] == "approved"
    assert [one["id"] for one in request["delegation_decisions"]] == [early["id"], late["id"]]
    assert len(request["decisions"]) == 1
    listed = gate.requester.get(f"{gate.address}/delegation-decisions").json()
    assert listed["items"] == request["delegation_decisions"]


def test_who_recorded_it_comes_from_the_caller(gate: Gate) -> None:
    assert record(gate)["recorded_by"] == "board_secretary Exempel"
    path = f"{gate.address}/delegation-decisions"
    refused = secretary(gate.api).post(path, json=DECIDED | {"recorded_by": "Någon annan"})
    assert refused.status_code == 422


def test_it_is_held_against_the_rule_that_was_in_force_on_its_day(
    gate: Gate, units: dict[str, Unit]
) -> None:
    board = units["Kulturnämnden"]
    old = order(gate.api, board, valid_from="2020-01-01")
    new = order(gate.api, board, valid_from="2026-06-01", amount=50_000)

    before, after = record(gate, on="2026-05-31"), record(gate, on="2026-06-01")

    assert (before["delegation"]["rule"], before["delegation"]["conforms"]) == (old, "yes")
    assert (after["delegation"]["rule"], after["delegation"]["conforms"]) == (new, "no")
    assert "D" in after["delegation"]["flags"]
    assert after["delegation"]["because"]


def test_the_rule_is_the_one_that_names_who_decided(gate: Gate, units: dict[str, Unit]) -> None:
    board = units["Kulturnämnden"]
    head, unit = order(gate.api, board), order(gate.api, board, delegate="unit_head", amount=10_000)

    by_head = record(gate)
    by_unit = record(gate, decided_by_role="Enhetschef")

    assert by_head["delegation"]["rule"] == head
    assert (by_head["delegate"], by_unit["delegate"]) == ("department_head", "unit_head")
    assert by_unit["delegation"]["rule"] == unit
    assert by_unit["decided_by_role"] == "Enhetschef"


@pytest.mark.parametrize("role", ["Handläggare", "chef", "?"])
def test_a_role_that_no_order_calls_so_is_kept_as_it_was_written_and_not_judged(
    gate: Gate, units: dict[str, Unit], role: str
) -> None:
    order(gate.api, units["Kulturnämnden"])

    told = record(gate, decided_by_role=role)

    assert (told["decided_by_role"], told["delegate"]) == (role, "not_stated")
    assert told["delegation"]["conforms"] == "cannot_be_judged"


def test_a_delegate_who_decides_without_the_process_is_flagged_and_one_after_it_is_not(
    gate: Gate, units: dict[str, Unit]
) -> None:
    order(gate.api, units["Kulturnämnden"], amount=None, limit="none_stated")
    without = record(gate)
    approve(gate)
    with_it = record(gate, on=gate.read()["decisions"][0]["decided_at"][:10])

    assert without["delegation"]["flags"] == ["A"]
    assert with_it["delegation"]["flags"] == []
    kept = gate.read()["delegation_decisions"]
    assert [one["delegation"]["flags"] for one in kept] == [["A"], []]


def test_the_higher_of_the_laws_value_and_the_decided_amount_counts(
    gate: Gate, units: dict[str, Unit]
) -> None:
    order(gate.api, units["Kulturnämnden"], amount=200_000)
    approve(gate)  # 242,000 SEK by the law's own rule

    assert "D" in record(gate)["delegation"]["flags"]
    assert "D" in record(gate, amount=300_000)["delegation"]["flags"]


def test_the_procurement_office_was_to_be_asked_before(gate: Gate, units: dict[str, Unit]) -> None:
    order(gate.api, units["Kulturnämnden"], consultation=["procurement_office"], amount=500_000)
    approve(gate)  # asked on 2026-10-01

    before, after = record(gate, on="2026-09-30"), record(gate, on="2026-10-01")

    assert "C" in before["delegation"]["flags"]
    assert "C" not in after["delegation"]["flags"]


def test_a_delegation_that_was_passed_on_without_leave_is_flagged(
    gate: Gate, units: dict[str, Unit]
) -> None:
    order(gate.api, units["Kulturnämnden"], onward=False)

    assert "F" in record(gate, onward=True)["delegation"]["flags"]


def test_a_board_without_a_known_order_is_told_so(gate: Gate) -> None:
    told = record(gate)["delegation"]

    assert (told["rule"], told["conforms"], told["flags"]) == (None, "cannot_be_judged", ["A"])
    assert "Kulturnämnden" in told["because"][0]


def test_reporting_it_leaves_the_judgement_and_correcting_it_does_not(
    gate: Gate, units: dict[str, Unit]
) -> None:
    made = record(gate)
    order(gate.api, units["Kulturnämnden"])
    path = f"{gate.address}/delegation-decisions/{made['id']}"
    caller = secretary(gate.api)

    reported = caller.patch(path, gate.address, json={"reported_on": "2026-11-15"})
    corrected = caller.patch(path, gate.address, json={"amount": 120_000})

    assert reported.status_code == corrected.status_code == 200
    assert reported.json()["reported_on"] == "2026-11-15"
    assert reported.json()["delegation"] == made["delegation"]
    assert corrected.json()["delegation"]["conforms"] == "no"
    assert corrected.headers["ETag"] == caller.get(gate.address).headers["ETag"]


def test_it_is_changed_from_the_requests_version(gate: Gate) -> None:
    made = record(gate)
    path = f"{gate.address}/delegation-decisions/{made['id']}"
    caller = secretary(gate.api)
    stale = {"If-Match": caller.get(gate.address).headers["ETag"]}
    record(gate)

    assert caller.call("PATCH", path, json={"paragraph": "5"}).status_code == 428
    late = caller.call("PATCH", path, json={"paragraph": "5"}, headers=stale)
    assert late.status_code == 412


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({"reported_on": "2026-10-31"}, "#/reported_on"),
        ({"amount": -1}, "#/amount"),
        ({"decided_by_name": " "}, "#/decided_by_name"),
        ({"on": "i går"}, "#/on"),
    ],
)
def test_what_cannot_be_is_refused(gate: Gate, said: dict[str, Any], pointer: str) -> None:
    path = f"{gate.address}/delegation-decisions"

    refused = secretary(gate.api).post(path, json=DECIDED | said)

    assert refused.status_code == 422
    assert [one["pointer"] for one in refused.json()["errors"]] == [pointer]
    assert gate.read()["delegation_decisions"] == []


def test_only_the_boards_own_secretary_writes_in_it(gate: Gate, units: dict[str, Unit]) -> None:
    path = f"{gate.address}/delegation-decisions"
    own = secretary(gate.api, units["Kulturnämnden"])
    others = secretary(gate.api, units["Vårdnämnden"])

    assert own.post(path, json=DECIDED).status_code == 201
    assert others.post(path, json=DECIDED).status_code == 404
    for role in set(Role) - {Role.BOARD_SECRETARY}:
        refused = gate.api.sign_in(role).post(path, json=DECIDED)
        assert refused.json()["missing_permission"] == "create_delegation_decision"


def test_another_requests_decision_is_not_found_here(gate: Gate, units: dict[str, Unit]) -> None:
    made = record(gate)
    gate.begin(units["Omsorgen"])
    path = f"{gate.address}/delegation-decisions"
    caller = secretary(gate.api)

    for ref in (made["id"], "nonsense"):
        answer = caller.patch(f"{path}/{ref}", gate.address, json={"paragraph": "5"})
        assert answer.status_code == 404
        assert answer.json()["detail"].startswith("Delegationsbeslutet finns inte")


def test_what_is_still_to_be_reported_is_a_list_for_each_board(
    gate: Gate, units: dict[str, Unit]
) -> None:
    made = record(gate)
    record(gate, reported_on="2026-11-20")

    def listed(query: str) -> list[str]:
        told = gate.api.sign_in(Role.AUDITOR).get(f"reports/delegation-notices{query}")
        assert told.status_code == 200, told.text
        return [one["id"] for one in told.json()["items"]]

    assert listed("") == listed("?board=kulturnamnden") == [made["id"]]
    assert listed(f"?board={units['Kulturnämnden'].id}&limit=1") == [made["id"]]
    assert listed("?board=vardnamnden") == []
    assert gate.requester.get("reports/delegation-notices?nämnd=x").status_code == 422
