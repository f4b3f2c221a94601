"""A narrowed list that is kept is the one that would be found anew, whatever has changed since."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from app.operations.kept.memory import Memories
from app.operations.kept.narrowed import KEPT_STEPS, MOST_STALE, NarrowedLists, Narrowing
from inventory.visibility import EVERYTHING
from record.people import Role
from tests.app.examples import Register, anew, do, fill, who_may, writes
from tests.factories import TESTER, Api, Caller, make_system

FILTERS = (
    *("q=hero", "q=cgi", "function=payroll", "unit={school}", "status=in_use", "kind=product"),
    *("vendor=CGI", "vendor=CGI+Sverige", "owner={school}", "role_missing=system_owner"),
    *("contract_ends_before=2030-01-01", "confirmed_before=2027-01-01"),
)
TODAY = date(2026, 11, 23)
ALL = Narrowing(EVERYTHING, (("status", "in_use"),))


def narrowed_by_each(caller: Caller, register: Register) -> dict[str, Any]:
    """Return what the register holds, narrowed down in each way."""
    asked = (query.format(school=register.school) for query in FILTERS)
    return {query: caller.get(f"systems?{query}").json() for query in asked}


MORE: dict[str, tuple[str, Callable[[Register], str], dict[str, Any]]] = {
    "vendor renamed": ("PATCH", lambda r: f"vendors/{r.vendor}", {"name": "CGI Sverige"}),
    "contract ends": ("PATCH", lambda r: f"contracts/{r.contract}", {"ends_on": "2035-01-01"}),
    "contract of another": ("PATCH", lambda r: f"contracts/{r.contract}", {"systems": []}),
    "unit renamed": ("PATCH", lambda r: f"units/{r.school}", {"name": "Skolan"}),
    "unit moved": ("PATCH", lambda r: f"units/{r.school}", {"parent": None}),
    "function renamed": ("PATCH", lambda r: f"functions/{r.function}", {"label": "Löner"}),
    "retired": ("PATCH", lambda r: f"systems/{r.system}", {"status": "retired"}),
    "renamed": ("PATCH", lambda r: f"systems/{r.system}", {"name": "Ärendesystemet"}),
}


WRITES = (
    *("create_system", "change_system", "mark_confidential", "merge_systems", "confirm_system"),
    *("create_use", "change_use", "delete_use", "set_system_roles", "confirm_function"),
    *("refuse_function", "create_contract", "change_contract", "change_vendor", "change_unit"),
)


@pytest.mark.parametrize("operation", WRITES)
def test_after_a_write_each_list_is_the_one_that_is_found_anew(api: Api, operation: str) -> None:
    register = fill(api)
    (example,) = (known for known in writes(register) if known.operation == operation)
    reader = api.sign_in()
    narrowed_by_each(reader, register)

    assert do(who_may(api, operation), example).is_success

    expected = narrowed_by_each(anew(api, reader), register)
    assert narrowed_by_each(reader, register) == expected


@pytest.mark.parametrize("change", MORE)
def test_after_a_change_each_list_is_the_one_that_is_found_anew(api: Api, change: str) -> None:
    register = fill(api)
    editor = api.sign_in(Role.REGISTER_EDITOR)
    narrowed_by_each(editor, register)
    method, address, body = MORE[change]

    assert editor.change(method, address(register), json=body).is_success

    assert narrowed_by_each(editor, register) == narrowed_by_each(anew(api, editor), register)


def test_a_narrowed_list_is_turned_page_by_page_as_if_found_anew(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        for name in ("Ömsom", "Ärende", "Alfa", "alfa", "Beta", "Zeta", "Ålder"):
            make_system(session, name, status="in_use")
    reader = api.sign_in()

    names = [item["name"] for page in pages(reader) for item in page["items"]]

    assert names == [item["name"] for item in reader.get("systems").json()["items"]]
    assert {page["total"] for page in pages(reader)} == {7}


def pages(caller: Caller) -> Iterator[dict[str, Any]]:
    """Return the pages of those in use, two at a time."""
    following: str | None = "/api/v1/systems?status=in_use&limit=2"
    while following:
        page = caller.get(following).json()
        yield page
        following = page["next"]


def test_of_a_list_that_nothing_has_touched_nothing_is_looked_up(api: Api) -> None:
    with api.database.reading() as connection:
        lists = NarrowedLists(head=1)
        places = lists.look_up(connection, ALL)

    later = lists.at(2, frozenset())

    assert later.find(ALL) is places


@pytest.mark.parametrize("many", [KEPT_STEPS, KEPT_STEPS + 1])
def test_a_list_that_nobody_asked_for_since_very_many_changes_is_found_anew(
    api: Api, many: int
) -> None:
    with api.database.writing(TESTER) as session:
        system = make_system(session, status="in_use")
    lists = NarrowedLists(head=1)
    with api.database.reading() as connection:
        lists.look_up(connection, ALL)
        for head in range(2, many + 2):
            lists = lists.at(head, frozenset({system.id}))

        assert lists.find(ALL) is None
        assert [digits for _, digits in lists.look_up(connection, ALL)] == [system.id.hex]
        assert lists.find(ALL) is not None


def test_a_list_of_which_very_many_systems_went_stale_is_found_anew(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        system = make_system(session, status="in_use")
    with api.database.reading() as connection:
        lists = NarrowedLists(head=1)
        lists.look_up(connection, ALL)
        lists = lists.at(2, frozenset(uuid4() for _ in range(MOST_STALE + 1)))

        places = lists.look_up(connection, ALL)

    assert [digits for _, digits in places] == [system.id.hex]


def test_who_reads_an_older_moment_leaves_newer_lists_alone(api: Api) -> None:
    memories = Memories()
    with api.database.reading() as connection:
        memory = memories.behind(connection, TODAY)
        newer = memory.narrowed.at(memory.moment[0] + 1, frozenset())
        found = newer.look_up(connection, ALL)

        memory.narrowed.look_up(connection, ALL)

    assert newer.find(ALL) is found
    assert memory.narrowed.find(ALL) is None
