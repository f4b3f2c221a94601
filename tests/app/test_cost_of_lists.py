"""A list costs the same number of statements however long it is."""

from uuid import UUID

import pytest

from app.operations.asked.paging import LONGEST_PAGE
from intake.bypasses.registering import register_bypass
from intake.delegation.ruling import rule
from inventory.agreements.agreeing import register_contract
from inventory.exemptions.exempting import exempt
from inventory.exemptions.exemption import ReasonCode
from inventory.organisation.units import Unit, UnitKind, add_unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.integrating import add_integration
from inventory.systems.editing.using import add_use
from record.people import Role
from record.row import now
from tests.app.examples import Register, anew, fill, units_named
from tests.app.gate.examples import fill_requests, hang_on
from tests.factories import (
    TESTER,
    Api,
    Caller,
    make_function,
    make_person,
    make_system,
    make_token,
    make_unit,
)
from tests.statements import statements

LISTS = (
    *("systems", "units", "people", "tokens", "functions", "vendors", "contracts", "exemptions"),
    *("overlaps", "changes", "systems/{system}/uses", "systems/{system}/overlaps"),
    *("delegations", "bypasses", "requests", "requests/{request}/candidates"),
    *("requests?awaiting=me", "requests?awaiting=business_contact", "requests?mine=true"),
    *(f"requests/{{request}}/{part}" for part in ("inquiries", "comments", "decisions")),
    *("requests/{request}/attachments", "requests/{request}/delegation-decisions"),
    "reports/delegation-notices",
    *("exports/systems.csv", "exports/systems.xlsx", "exports/systems.json"),
)
ROLES = (Role.BUSINESS_CONTACT, Role.AUDITOR)
"""One who may change things, and one who may not: what may be done is looked up for the first."""

EVERYWHERE, SOMEWHERE = "for the whole municipality", "for one department"


@pytest.mark.thorough
@pytest.mark.parametrize("reach", [EVERYWHERE, SOMEWHERE])
def test_a_list_of_many_costs_no_more_than_a_list_of_few(api: Api, reach: str) -> None:
    register = fill(api)
    units = units_named(api)
    unit = units["Omsorg"] if reach == SOMEWHERE else None
    callers = {role: api.sign_in(role, unit) for role in ROLES}
    add_more(api, register, units["Omsorg"], 2)

    few = {role: costs(api, caller, register) for role, caller in callers.items()}
    add_more(api, register, units["Omsorg"], 4)
    many = {role: costs(api, caller, register) for role, caller in callers.items()}

    assert many == few


def test_the_longest_page_costs_no_more_than_a_short_one(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        for number in range(LONGEST_PAGE):
            make_system(session, f"System {number}")
    caller = api.sign_in()

    costs_by_limit = set()
    for limit in (2, LONGEST_PAGE):
        reader = anew(api, caller)
        with statements(api.database) as asked:
            assert len(reader.get(f"systems?limit={limit}").json()["items"]) == limit
        costs_by_limit.add(len(asked))

    assert len(costs_by_limit) == 1


def add_more(api: Api, register: Register, unit: Unit, number: int) -> None:
    """Add so many of each kind, each with all that can hang on it."""
    with api.database.writing(TESTER) as session:
        for which in range(number):
            mark = f"{session.recording.transaction.hex}{which}"
            code = make_function(session, f"f{mark}").code
            used_by, person = make_unit(session, mark, unit), make_person(session, mark)
            make_token(session, Role.REQUESTER, person=person)
            fields = {"owner_unit": unit.id, "functions": [code], "vendor": mark}
            catalogue = Catalogue(session)
            one, two = (make_system(session, f"{end} {mark}", **fields) for end in "ab")
            entry = load_entry(session, one)
            add_use(catalogue, entry, {"unit": used_by.id, "functions": [code]})
            add_integration(entry, {"to": two.id, "what": "Löner"}, TESTER)
            add_use(catalogue, load_entry(session, one), {"unit": unit.id})
            register_contract(catalogue, {"title": mark, "systems": [{"system": one.id}]})
            decided = {"reason": "Ny", "decided_by": "KS", "until": now().date()}
            why = {"reason_code": ReasonCode.NOT_KNOWN, "function": code, "system": one.id}
            exempt(catalogue, why | decided)
            bought = {"unit": unit.id, "bought": mark, "found_on": now().date(), "system": one.id}
            register_bypass(catalogue, TESTER, bought)
            board = Unit(name=f"{mark}nämnden", slug="", kind=UnitKind.BOARD, parent_id=unit.id)
            rule(session, {"board": add_unit(session, board).id, "amount": which})
            session.flush()
            fill_requests(session, used_by, person, one)
            hang_on(session, UUID(register.request), used_by, two)
            session.flush()


def costs(api: Api, caller: Caller, register: Register) -> dict[str, int]:
    """Return how many statements each list takes from an application that remembers nothing."""
    found: dict[str, int] = {}
    for address in LISTS:
        reader = anew(api, caller)
        limit = f"{'&' if '?' in address else '?'}limit=200"
        limit = "" if address.startswith("exports/") else limit
        with statements(api.database) as asked:
            answer = reader.get(address.format(**vars(register)) + limit)
        if answer.status_code != 403:
            assert answer.status_code == 200, address
            found[address] = len(asked)
            assert asked, address
    return found
