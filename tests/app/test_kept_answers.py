"""What is kept between calls is what would be made anew."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from app.main import create_app
from app.settings import Settings
from record.people import Role
from tests.app.examples import Register, do, fill, who_may, writes
from tests.client import Client
from tests.factories import TESTER, Api, Caller, make_system

LISTS = (
    *("systems", "units", "people", "functions", "vendors", "contracts", "exemptions"),
    *("requests", "delegations", "bypasses"),
)
MORE: dict[str, tuple[str, Callable[[Register], str], dict[str, Any]]] = {
    "unit renamed": ("PATCH", lambda r: f"units/{r.school}", {"name": "Skolan"}),
    "vendor renamed": ("PATCH", lambda r: f"vendors/{r.vendor}", {"name": "CGI Sverige"}),
    "function renamed": ("PATCH", lambda r: f"functions/{r.function}", {"label": "Löner"}),
    "contract ends": ("PATCH", lambda r: f"contracts/{r.contract}", {"ends_on": "2020-01-01"}),
    "neighbour renamed": ("PATCH", lambda r: f"systems/{r.other}", {"name": "Personec P"}),
    "common solution named": ("PATCH", lambda r: f"systems/{r.other}", {"common_for": ["payroll"]}),
    "use for nothing": ("PATCH", lambda r: f"systems/{r.system}/uses/{r.use}", {"functions": []}),
    "board owns the function": (
        "PATCH",
        lambda r: f"functions/{r.function}",
        {"owner_board": "Skola"},
    ),
}


WRITES = [example.operation for example in writes(Register(*[""] * len(fields(Register))))]


@pytest.mark.thorough
@pytest.mark.parametrize("operation", WRITES)
def test_after_any_write_all_reads_as_if_nothing_had_been_kept(api: Api, operation: str) -> None:
    register = fill(api)
    (example,) = (known for known in writes(register) if known.operation == operation)
    reader, writer = api.sign_in(), who_may(api, operation)
    _read_all(reader)

    assert do(writer, example).is_success

    assert _read_all(reader) == _read_all(_elsewhere(api, reader))


@pytest.mark.parametrize("change", MORE)
def test_what_another_row_says_is_not_kept_past_its_change(api: Api, change: str) -> None:
    register = fill(api)
    editor = api.sign_in()
    before = _read_all(editor)
    method, address, body = MORE[change]
    path = address(register)
    of = f"systems/{register.system}" if "/uses/" in path else path

    assert editor.change(method, path, of, json=body).is_success

    after = _read_all(editor)
    assert after == _read_all(_elsewhere(api, editor))
    assert after != before


def test_two_people_are_answered_each_for_themselves(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        system = make_system(session)
    editor, auditor = api.sign_in(), api.sign_in(Role.AUDITOR)

    first = editor.get(f"systems/{system.id}").json()["permissions"]

    assert "change_system" in first
    assert auditor.get(f"systems/{system.id}").json()["permissions"] == []
    assert editor.get(f"systems/{system.id}").json()["permissions"] == first


def test_what_the_command_line_does_beside_a_server_is_seen_by_the_next_call(api: Api) -> None:
    editor = api.sign_in()
    assert editor.get("systems").json()["total"] == 0

    with api.database.writing(TESTER) as session:
        make_system(session)

    assert editor.get("systems").json()["total"] == 1


def _read_all(caller: Caller) -> dict[str, Any]:
    return {name: caller.get(name).json() for name in LISTS}


def _elsewhere(api: Api, caller: Caller) -> Caller:
    """Return the same caller at another process, which has kept nothing."""
    settings = Settings(rate_reads=0, rate_writes=0, read_ahead=False)
    return Caller(Client(create_app(settings, api.database)), caller.token)
