"""What comes after a decision: the board's own, the system that it became, and another round."""

from typing import Any

import pytest

from record.people import Role
from tests.app.gate.requests import SUMMED_UP, Gate
from tests.app.gate.small import BICYCLES, PAY, Small, pointers, refusal

BOARD = {"on": "2026-11-20", "reference": "KS § 12"}
PARALLEL = {"reason": "Räcker inte.", "reason_code": "needs_not_met", "until": "2027-12-31"}


def deviations(gate: Gate) -> list[tuple[str, Any, Any]]:
    told = gate.read()["implemented"]["deviations"]
    return [(one["field"], one["approved"], one["now"]) for one in told]


@pytest.mark.parametrize("outcome", ["approved", "rejected"])
def test_the_board_decides_what_was_referred_to_it(town: Small, outcome: str) -> None:
    gate = town.decided("referred_to_board")
    secretary = town.api.sign_in(Role.BOARD_SECRETARY, town.root)
    assert gate.read()["waiting_for"]["role"] == "board_secretary"

    decided = gate.do(secretary, "board-decision", outcome=outcome, **BOARD)

    assert (decided.status_code, decided.json()["state"]) == (200, outcome)
    (kept,) = decided.json()["board_decisions"]
    assert (kept["outcome"], kept["on"], kept["reference"]) == (outcome, *BOARD.values())


def test_the_board_decides_nothing_that_was_not_referred(town: Small) -> None:
    gate = town.decided("approved")
    secretary = town.api.sign_in(Role.BOARD_SECRETARY, town.root)

    late = gate.do(secretary, "board-decision", outcome="rejected", **BOARD)
    referred = gate.do(secretary, "board-decision", outcome="referred_to_board", **BOARD)

    assert refusal(late) == (409, "wrong-state")
    assert pointers(referred) == ["#/outcome"]
    assert gate.do(gate.decider, "board-decision", outcome="approved", **BOARD).status_code == 403


def test_an_approved_request_becomes_a_system_in_the_register(town: Small) -> None:
    gate, editor = town.decided(**PAY), town.api.sign_in()

    done = gate.do(editor, "implement", system=str(town.heroma.id)).json()

    assert done["state"] == "implemented"
    assert done["implemented"]["system"]["name"] == "Heroma"
    assert deviations(gate) == []


def test_a_system_that_later_differs_from_what_was_approved_is_shown_as_deviating(
    town: Small,
) -> None:
    gate, editor = town.ready(**PAY), town.api.sign_in()
    gate.fill_in(gate.contact, "decision_basis", **SUMMED_UP, vendor="CGI AB", product="Heroma")
    gate.answer_all(gate.contact, answer="extend")
    gate.do(gate.decider, "decisions", outcome="approved")
    system = f"systems/{town.heroma.id}"
    editor.patch(system, json={"vendor": "cgi ab"})
    gate.do(editor, "implement", system=str(town.heroma.id))
    assert deviations(gate) == []

    editor.post("functions", json={"code": "leave", "label": "Ledighet"})
    levels = {"information_class": {"confidentiality": 3, "integrity": 2}}
    changed = editor.patch(system, json={"vendor": "Visma", "functions": ["leave"]} | levels)

    assert changed.status_code == 200
    assert deviations(gate) == [
        ("vendor", "CGI AB", "Visma"),
        ("functions", ["payroll"], ["leave"]),
        ("confidentiality", 1, 3),
    ]


def test_what_was_not_stated_at_approval_is_not_held_against_the_system(town: Small) -> None:
    gate, editor = town.decided(), town.api.sign_in()
    gate.do(editor, "implement", system=str(town.heroma.id))

    editor.patch(f"systems/{town.heroma.id}", json={"functions": []})

    assert deviations(gate) == []


def test_a_merged_system_answers_for_what_was_implemented_as_the_other(town: Small) -> None:
    gate, editor = town.decided(**PAY), town.api.sign_in()
    body = {"name": "Personec", "owner_unit": str(town.care.id), "functions": ["payroll"]}
    other = editor.post("systems", json=body).json()["id"]
    gate.do(editor, "implement", system=str(town.heroma.id))

    system = f"systems/{town.heroma.id}"
    assert editor.change("POST", f"{system}/merge", system, json={"into": other}).status_code == 200

    assert gate.read()["implemented"]["system"] == {"id": other, "name": "Personec"}
    candidate = next(one for one in gate.read()["candidates"])
    assert candidate["system"]["name"] == "Personec"


@pytest.mark.parametrize("outcome", ["rejected", "referred_to_board"])
def test_only_what_is_approved_is_implemented(town: Small, outcome: str) -> None:
    gate, editor = town.decided(outcome), town.api.sign_in()

    refused = gate.do(editor, "implement", system=str(town.heroma.id))
    unknown = gate.do(editor, "implement", system=str(town.care.id))

    assert refusal(refused) == (409, "wrong-state")
    assert pointers(unknown) == ["#/system"]


@pytest.mark.parametrize("outcome", ["approved", "rejected"])
def test_a_request_that_is_taken_up_again_needs_a_new_decision(town: Small, outcome: str) -> None:
    gate = town.decided(outcome)

    reopened = gate.do(gate.contact, "reopen", why="Fler användare.").json()
    assert (reopened["state"], reopened["round"]) == ("in_review", 2)
    assert reopened["reopened_because"] == "Fler användare."
    gate.fill_in(gate.contact, "decision_basis", summary="Nu fler.", recommendation="Godkänn.")
    assert gate.do(gate.decider, "decisions", outcome="approved").status_code == 201

    rounds = [(one["round"], one["outcome"]) for one in gate.read()["decisions"]]
    assert rounds == [(1, outcome), (2, "approved")]


def test_a_need_that_was_met_can_be_taken_up_again(town: Small) -> None:
    gate = town.submit(**BICYCLES)
    gate.do(gate.requester, "meet", how="changed_way_of_working")

    again = gate.do(gate.contact, "reopen", why="Det räckte inte.").json()

    assert (again["state"], again["met"]) == ("in_review", None)


def test_what_is_implemented_or_referred_is_not_taken_up_again(town: Small) -> None:
    gate = town.decided("referred_to_board")

    assert refusal(gate.do(gate.contact, "reopen", why="Nej")) == (409, "wrong-state")
    assert pointers(gate.do(gate.contact, "reopen", why=" ")) == ["#/why"]
    assert gate.do(gate.requester, "reopen", why="Nej").status_code == 403


def test_what_was_approved_twice_is_exempted_once(town: Small) -> None:
    gate = town.ready(**PAY)
    gate.answer_all(gate.contact, answer="parallel", **PARALLEL)
    gate.do(gate.decider, "decisions", outcome="approved")
    gate.do(gate.contact, "reopen", why="Längre tid")
    candidate = gate.read()["candidates"][0]["id"]
    gate.answer(gate.contact, candidate, answer="parallel", **(PARALLEL | {"until": "2028-06-30"}))

    assert gate.do(gate.decider, "decisions", outcome="approved").status_code == 201

    exempted = gate.requester.get("exemptions").json()["items"]
    assert [one["until"] for one in exempted] == ["2028-06-30"]


def test_what_the_board_approves_in_parallel_is_exempted_too(town: Small) -> None:
    gate, secretary = town.ready(**PAY), town.api.sign_in(Role.BOARD_SECRETARY)
    gate.answer_all(gate.contact, answer="parallel", **PARALLEL)
    gate.do(gate.decider, "decisions", outcome="referred_to_board", reason="För dyrt för mig.")

    gate.do(secretary, "board-decision", outcome="approved", **BOARD)

    (made,) = town.api.sign_in().get("exemptions").json()["items"]
    assert (made["until"], BOARD["reference"] in made["decided_by"]) == (PARALLEL["until"], True)


def test_an_exemption_goes_with_the_approval_that_made_it(town: Small) -> None:
    gate, editor = town.ready(**PAY), town.api.sign_in()
    gate.answer_all(gate.contact, answer="parallel", **PARALLEL)
    gate.do(gate.decider, "decisions", outcome="approved")
    (made,) = editor.get("exemptions").json()["items"]

    gate.do(gate.contact, "reopen", why="Priset blev det dubbla.")
    gate.do(gate.decider, "decisions", outcome="rejected", reason="För dyrt.")

    assert editor.get("exemptions").json()["total"] == 0
    (gone,) = [
        change
        for change in editor.get("changes", params={"object": made["id"]}).json()["items"]
        if change["action"] == "deleted"
    ]
    assert gone["before"]["until"] == "2027-12-31"
    assert gone["actor"]["name"] == "business_contact Exempel"


def test_an_exemption_that_somebody_has_changed_since_stays(town: Small) -> None:
    gate, editor = town.ready(**PAY), town.api.sign_in()
    gate.answer_all(gate.contact, answer="parallel", **PARALLEL)
    gate.do(gate.decider, "decisions", outcome="approved")
    (made,) = editor.get("exemptions").json()["items"]
    editor.patch(f"exemptions/{made['id']}", json={"until": "2029-12-31"})

    gate.do(gate.contact, "reopen", why="Priset blev det dubbla.")

    assert [one["until"] for one in editor.get("exemptions").json()["items"]] == ["2029-12-31"]
