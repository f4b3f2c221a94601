"""Every operation × every role × one's own, another's, a hidden and an absent thing.

The operations are those of the OpenAPI document, and what is expected of each is the policy table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from hypothesis import settings

from app.identity.policy import POLICY, Scope
from record.people import Role
from tests.app.examples import fill, units_named
from tests.app.permissions.objects import ABSENT, Kind, make_objects
from tests.factories import TESTER, Api, Caller

FORMATS = {"export_overlap_report": "xlsx", "export_decision_basis": "docx"}
WITHOUT_THING = {"export_systems", "export_overlap_report", "read_past_register"}
"""What is in their addresses names nothing that somebody could own."""
ASKED_BY_ANSWER = {"answer_inquiry": "its place is where the question was put, not the request"}
"""Operations that are tested apart, and why."""

THOROUGH = settings().max_examples >= 100
ASKING = list(Role) if THOROUGH else [Role.REQUESTER, Role.SYSTEM_MANAGER, Role.REGISTER_EDITOR]


@dataclass(frozen=True)
class Call:
    """An operation on a thing."""

    operation: str
    method: str
    address: str
    which: str
    ref: str
    kind: Kind


def calls(api: Api, kinds: Mapping[str, Kind]) -> Iterator[Call]:
    """Give a call of each operation that names a thing, for each thing that it can name."""
    app: Any = api.client.app
    for path, operations in app.openapi()["paths"].items():
        for method, described in operations.items():
            operation = described["operationId"]
            if "{" in path and operation not in WITHOUT_THING | ASKED_BY_ANSWER.keys():
                yield from _on_each(operation, method.upper(), path, kinds)


def _on_each(operation: str, method: str, path: str, kinds: Mapping[str, Kind]) -> Iterator[Call]:
    begin, _, rest = path.partition("{")
    parameter, _, end = rest.partition("}")
    below = end.replace("{format}", FORMATS.get(operation, "")).replace("{code}", "payroll")
    while "{" in below:
        first, _, last = below.partition("{")
        below = f"{first}{ABSENT}{last.partition('}')[2]}"
    for which, ref in kinds[parameter].each().items():
        yield Call(operation, method, f"{begin}{ref}{below}", which, ref, kinds[parameter])


def is_allowed(scope: Scope, which: str) -> bool:
    """Return what the table says of somebody who holds a role for a unit, and a thing there."""
    return scope is Scope.ALL or (scope in (Scope.OWN_UNIT, Scope.OWN) and which == "own")


def told(answer: httpx2.Response, ref: str) -> tuple[int, dict[str, str], str]:
    """Return all that is told in an answer, whatever the thing was called."""
    headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
    return answer.status_code, headers, answer.text.replace(ref, "<ref>")


def wrong_about(caller: Caller, role: Role, call: Call) -> str:
    """Return what is wrong with how somebody is answered; nothing: it is as the table says."""
    answer = caller.call(call.method, call.address, **body_of(call))
    if not call.kind.is_seen(role, call.which):
        absent = call.address.replace(call.ref, call.kind.absent)
        same = caller.call(call.method, absent, **body_of(call))
        is_same = told(answer, call.ref) == told(same, call.kind.absent)
        return "" if answer.status_code == 404 and is_same else f"{answer.status_code}, not absent"
    scope = POLICY[call.operation][role]
    if is_allowed(scope, call.which) is (answer.status_code in (401, 403)):
        return f"{answer.status_code} where the table says {scope}"
    if answer.status_code == 403:
        missing = answer.json()["missing_permission"]
        return "" if missing == call.operation else f"{missing} is said to be missing"
    return ""


def body_of(call: Call) -> dict[str, Any]:
    """Return a body that nobody could want: what is refused for it has been let through."""
    return {} if call.method in ("GET", "DELETE") else {"json": {"nonsense": 1}}


@pytest.mark.thorough
@pytest.mark.parametrize("role", ASKING)
def test_everybody_reaches_what_the_table_says_and_nothing_else_is_there(
    api: Api, role: Role
) -> None:
    register = fill(api)
    with api.database.writing(TESTER) as session:
        person, kinds = make_objects(session, register)
    caller = api.sign_in(role, units_named(api)["Skola"], person.id)

    wrong = {
        f"{call.operation} on {call.which}": why
        for call in calls(api, kinds)
        if (why := wrong_about(caller, role, call))
    }

    assert wrong == {}


def test_every_operation_that_names_a_thing_is_in_the_matrix(api: Api) -> None:
    register = fill(api)
    with api.database.writing(TESTER) as session:
        _person, kinds = make_objects(session, register)

    asked = {call.operation for call in calls(api, kinds)}

    with_address = asked | WITHOUT_THING | ASKED_BY_ANSWER.keys()
    app: Any = api.client.app
    named = {
        described["operationId"]
        for path, operations in app.openapi()["paths"].items()
        for described in operations.values()
        if "{" in path
    }
    assert named == with_address
