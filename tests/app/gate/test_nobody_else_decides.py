"""The tool never decides by itself (KL 6:38): only a named person does, in a call of their own."""

import ast
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, select

from app.routes.routers import ROUTERS
from intake.decisions.decision import BoardDecision, Decision
from intake.inquiries.silence import tell_chiefs
from intake.requests.request import RequestState, SystemRequest
from tests.app.examples import do, fill, who_may, writes
from tests.factories import TESTER, Api

ROOT = Path(__file__).parents[3]
PARTS = ("app", "reports", "intake", "matching", "inventory", "record")
DECIDED = {RequestState.APPROVED, RequestState.REJECTED, RequestState.REFERRED}


@pytest.mark.thorough
def test_whatever_else_is_called_and_however_late_it_gets_nothing_is_decided(api: Api) -> None:
    register = fill(api)
    before = decided(api)

    done = [
        do(who_may(api, example.operation), example).is_success
        for example in writes(register)
        if example.operation not in deciding()
    ]
    with api.database.writing(TESTER) as session:
        tell_chiefs(session, date.max)

    assert sum(done) > len(done) / 2, "most of the calls did what they are for"
    assert decided(api) <= before


def test_a_decision_is_made_at_one_place_and_by_one_call() -> None:
    assert places_that_call("Decision") == {"intake/decisions/deciding.py"}
    assert places_that_call("decide") - {
        "app/client/requests.py",  # the command line's own call of the API
        "app/cli/requests/sitting/ending.py",
        "app/cli/groups/requests/moving/deciding.py",
    } == {"app/routes/gate/requests/decisions.py"}
    assert deciding() == {"create_decision", "record_board_decision"}


def decided(api: Api) -> set[str]:
    """Return what has been decided, and which requests stand as if it had."""
    with Session(api.database.engine) as session:
        requests = session.exec(select(SystemRequest)).all()
        rows = [*session.exec(select(Decision)), *session.exec(select(BoardDecision))]
        stand = {f"{one.id} {one.state}" for one in requests if one.state in DECIDED}
        return stand | {str(row.id) for row in rows}


def deciding() -> set[str]:
    """Return the operations that decide, as the policy's step-up knows them."""
    routes = (route for router in ROUTERS for route in router.routes)
    return {
        str(route.operation_id)  # type: ignore[attr-defined]
        for route in routes
        if getattr(getattr(route, "handling", None), "decides", False)
    }


def places_that_call(name: str) -> set[str]:
    """Return the modules with a call of this name."""
    return {
        str(path.relative_to(ROOT))
        for part in PARTS
        for path in (ROOT / part).rglob("*.py")
        if f"{name}(" in (text := path.read_text("utf-8"))
        and any(calls(node, name) for node in ast.walk(ast.parse(text)))
    }


def calls(node: ast.AST, name: str) -> bool:
    if not isinstance(node, ast.Call):
        return False
    return getattr(node.func, "id", getattr(node.func, "attr", "")) == name
