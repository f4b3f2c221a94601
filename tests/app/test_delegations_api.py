"""The boards' delegation rules through the API."""

import json
from typing import Any

import pytest

from app.storage.loading import DATA, PROCESS
from intake.process.in_use import take_into_use
from inventory.organisation.units import Unit, UnitKind, add_unit
from record.auditing.checkpoints import passes, read_checkpoint
from record.people import Role
from tests.factories import TESTER, Api, Caller, make_unit


@pytest.fixture
def boards(api: Api) -> dict[str, Unit]:
    """Two boards and a department below the first."""
    with api.database.writing(TESTER) as session:
        take_into_use(session, (DATA / PROCESS).read_text("utf-8"), PROCESS)
        root = make_unit(session)
        found = {}
        for name in ("Tekniska nämnden", "Kulturnämnden"):
            board = Unit(name=name, slug="", kind=UnitKind.BOARD, parent_id=root.id)
            found[name] = add_unit(session, board)
            session.flush()
        found["Gatukontoret"] = make_unit(session, "Gatukontoret", found["Tekniska nämnden"])
        return found


def secretary(api: Api, of: Unit | None = None) -> Caller:
    return api.sign_in(Role.BOARD_SECRETARY, of)


def enter(caller: Caller, board: Unit, **fields: Any) -> Any:
    usual = {"board": str(board.id), "delegate": "department_head", "amount": 500_000}
    return caller.post("delegations", json=usual | fields)


def pointers(answer: Any) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [error["pointer"] for error in answer.json()["errors"]]


def test_a_rule_is_entered_read_and_changed(api: Api, boards: dict[str, Unit]) -> None:
    caller = secretary(api)

    made = enter(caller, boards["Tekniska nämnden"], consultation=["procurement_office"])
    path = f"delegations/{made.json()['id']}"
    changed = caller.patch(path, json={"limit": "stated_unknown", "onward": True})

    assert made.status_code == 201
    assert (made.json()["limit"], made.json()["amount"]) == ("amount", 500_000)
    assert (changed.json()["limit"], changed.json()["amount"]) == ("stated_unknown", None)
    assert caller.get(path).json() == changed.json()
    assert changed.json()["in_force"] is True


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"amount": None}, ["#/limit"]),
        ({"limit": "amount", "amount": None}, ["#/amount"]),
        ({"limit": "none_stated"}, ["#/amount"]),
        ({"valid_from": "2026-01-02", "valid_until": "2026-01-01"}, ["#/valid_until"]),
        ({"consultation": ["none_stated", "it"]}, ["#/consultation"]),
        ({"delegate": "king"}, ["#/delegate"]),
        ({"amount": -1}, ["#/amount"]),
    ],
)
def test_what_cannot_stand_together_is_refused(
    api: Api, boards: dict[str, Unit], fields: dict[str, Any], wanted: list[str]
) -> None:
    caller = secretary(api)

    assert pointers(enter(caller, boards["Tekniska nämnden"], **fields)) == wanted
    assert caller.get("delegations").json()["total"] == 0


def test_only_boards_have_delegation_orders(api: Api, boards: dict[str, Unit]) -> None:
    assert pointers(enter(secretary(api), boards["Gatukontoret"])) == ["#/board"]


def test_a_delegate_has_one_rule_from_a_day_and_a_later_one_takes_over(
    api: Api, boards: dict[str, Unit]
) -> None:
    caller, board = secretary(api), boards["Tekniska nämnden"]
    old = enter(caller, board, valid_from="2020-01-01").json()["id"]

    twin = enter(caller, board, valid_from="2020-01-01")
    later = enter(caller, board, valid_from="2021-01-01", amount=100_000).json()["id"]

    assert pointers(twin) == ["#/valid_from"]
    items = caller.get("delegations").json()["items"]
    assert {item["id"]: item["in_force"] for item in items} == {old: False, later: True}


def test_a_secretary_writes_for_their_own_board_alone(api: Api, boards: dict[str, Unit]) -> None:
    own, other = boards["Tekniska nämnden"], boards["Kulturnämnden"]
    caller = secretary(api, own)
    others = enter(secretary(api), other).json()["id"]

    refused = enter(caller, other)

    assert enter(caller, own).status_code == 201
    assert refused.json()["missing_permission"] == "create_delegation"
    assert caller.patch(f"delegations/{others}", json={"amount": 1}).status_code == 403
    assert caller.get(f"delegations/{others}").json()["permissions"] == []


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.REGISTER_EDITOR, Role.HEAD_OF_IT])
def test_nobody_else_writes_what_a_board_has_decided(
    api: Api, boards: dict[str, Unit], role: Role
) -> None:
    assert enter(api.sign_in(role), boards["Tekniska nämnden"]).status_code == 403


def test_rules_are_listed_by_board_and_narrowed_down(api: Api, boards: dict[str, Unit]) -> None:
    caller = secretary(api)
    technical, culture = boards["Tekniska nämnden"], boards["Kulturnämnden"]
    enter(caller, technical)
    enter(caller, technical, delegate="unit_head")
    enter(caller, culture)

    def named(query: str) -> list[str]:
        items = caller.get(f"delegations{query}").json()["items"]
        return [item["board"]["name"] for item in items]

    assert named("") == ["Kulturnämnden", "Tekniska nämnden", "Tekniska nämnden"]
    assert named(f"?board={culture.id}") == ["Kulturnämnden"]
    assert named("?delegate=unit_head") == ["Tekniska nämnden"]


def test_conformance_is_asked_for_a_day(api: Api, boards: dict[str, Unit]) -> None:
    caller = secretary(api)
    enter(caller, boards["Tekniska nämnden"], valid_from="2026-01-01", process="not_mentioned")

    before = caller.get("delegations/conformance?on=2025-12-31")
    after = caller.get("delegations/conformance?on=2026-01-01")

    told = {board["board"]["name"]: board for board in after.json()["boards"]}
    assert list(told) == ["Kulturnämnden", "Tekniska nämnden"]
    assert told["Tekniska nämnden"]["conforms"] == "no"
    assert told["Kulturnämnden"]["conforms"] == "cannot_be_judged"
    assert {board["conforms"] for board in before.json()["boards"]} == {"cannot_be_judged"}


@pytest.mark.usefixtures("sample")
def test_the_sample_shows_what_the_audit_found(api: Api) -> None:
    told = api.sign_in(Role.AUDITOR).get("delegations/conformance").json()

    boards = {board["board"]["name"]: board for board in told["boards"]}
    assert len(boards) == 7
    answers = {
        name: {answer["question"]: answer["conforms"] for answer in board["answers"]}
        for name, board in boards.items()
    }
    assert answers["Vård- och omsorgsnämnden"]["up_to"] == "cannot_be_judged"
    assert answers["Kultur- och fritidsnämnden"]["it_mentioned"] == "cannot_be_judged"
    assert answers["Kommunstyrelsen"]["who"] == "cannot_be_judged"
    assert answers["Kommunstyrelsen"]["it_mentioned"] == "no"
    assert told["process"]["adopted_by"] is None


def test_what_boards_are_told_is_a_checkpoint(api: Api, boards: dict[str, Unit]) -> None:
    enter(secretary(api), boards["Kulturnämnden"])

    told = api.sign_in(Role.AUDITOR).get("delegations/conformance").json()["history"]

    with api.database.reading() as connection:
        assert passes(connection, read_checkpoint(json.dumps(told)))


FILE = "Nämnd;Delegat;Beloppsgräns\nKulturnämnden;förvaltningschef;1,5 mkr\n"


def send(caller: Caller, file: str = FILE, kind: str = "delegations") -> Any:
    return caller.post("imports", data={"kind": kind}, files={"file": ("regler.csv", file)})


@pytest.mark.usefixtures("boards")
def test_rules_come_in_as_a_file(api: Api) -> None:
    answer = send(secretary(api))

    assert (answer.status_code, answer.json()["created"]) == (201, 1)
    (rule,) = api.sign_in().get("delegations").json()["items"]
    assert (rule["board"]["name"], rule["amount"]) == ("Kulturnämnden", 1_500_000)


@pytest.mark.usefixtures("boards")
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.REGISTER_EDITOR, Role.HEAD_OF_IT])
def test_who_may_not_write_rules_may_not_import_them(api: Api, role: Role) -> None:
    refused = send(api.sign_in(role))

    assert refused.status_code == 403
    assert api.sign_in().get("delegations").json()["total"] == 0


def test_a_secretary_imports_the_rules_of_their_own_board_and_nothing_else(
    api: Api, boards: dict[str, Unit]
) -> None:
    own, others = (secretary(api, boards[name]) for name in ("Kulturnämnden", "Tekniska nämnden"))

    assert send(others).json()["missing_permission"] == "create_delegation"
    assert api.sign_in().get("delegations").json()["total"] == 0
    assert send(own).status_code == 201
    systems = send(secretary(api), "Namn\nHeroma\n", "systems")
    assert systems.json()["missing_permission"] == "import_table"


@pytest.mark.usefixtures("boards")
def test_only_who_writes_for_all_boards_undoes_what_was_imported(api: Api) -> None:
    caller = secretary(api)
    send(caller)

    refused = api.sign_in(Role.ADMINISTRATOR).post("imports/undo")
    undone = caller.post("imports/undo")

    assert refused.json()["missing_permission"] == "create_delegation"
    assert (undone.status_code, undone.json()["kind"]) == (200, "delegations")
    assert caller.get("delegations").json()["total"] == 0


def test_a_register_without_a_process_has_nothing_to_hold_the_orders_against(api: Api) -> None:
    refused = api.sign_in(Role.AUDITOR).get("delegations/conformance")

    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/no-process")


@pytest.mark.usefixtures("boards")
def test_the_orders_are_held_against_the_process_that_is_in_use(api: Api) -> None:
    newer = (DATA / PROCESS).read_text("utf-8").replace('version = "2024-09-19"', 'version = "2"')
    newer = newer.replace('deciders = ["head_of_it", ', "deciders = [")
    with api.database.writing(TESTER) as session:
        take_into_use(session, newer, PROCESS)

    told = api.sign_in(Role.AUDITOR).get("delegations/conformance").json()["process"]

    assert (told["version"], told["approvers"]) == ("2", ["chief_executive"])
