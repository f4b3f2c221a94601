"""Each filter of the register lets through what it says, alone and together with others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from inventory.agreements.agreeing import register_contract
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.using import add_use
from inventory.systems.roles import SystemRole, SystemRoleKind
from inventory.systems.system import SystemKind, SystemStatus
from record.people import Role
from tests.factories import (
    TESTER,
    Api,
    Caller,
    make_function,
    make_person,
    make_system,
    make_unit,
)


@dataclass(frozen=True)
class Filled:
    """Ids that filters ask for."""

    sector: str
    school: str
    person: str
    manager: str


def fill(api: Api) -> Filled:
    """Enter four systems that differ in all that can be asked for."""
    with api.database.writing(TESTER) as session:
        root = make_unit(session)
        sector = make_unit(session, "Barn och utbildning", root)
        school = make_unit(session, "Grundskola", sector)
        care = make_unit(session, "Omsorg", root)
        person, manager = make_person(session, "Åsa"), make_person(session, "Bo")
        for code in ("payroll", "scheduling", "archive"):
            make_function(session, code)
        heroma = make_system(
            session,
            "Heroma",
            owner_unit=root.id,
            functions=["payroll"],
            vendor="CGI",
            status=SystemStatus.IN_USE,
            external_id="IT-7",
            aliases=["Lönesystemet"],
        )
        schema = make_system(
            session,
            "Heroma Schema",
            owner_unit=school.id,
            kind=SystemKind.MODULE,
            vendor="CGI",
            purpose="Bemanning 100 %, vikarier_pool",
        )
        ekot = make_system(session, "Ekot", owner_unit=care.id, status=SystemStatus.PLANNED)
        make_system(session, "Ödla", kind=SystemKind.SPREADSHEET, vendor="cgi ab")
        catalogue = Catalogue(session)
        scheduling = {"unit": school.id, "functions": ["scheduling"], "local_name": "Tidlappen"}
        add_use(catalogue, load_entry(session, ekot), scheduling)
        answer(session, heroma, person, SystemRoleKind.SYSTEM_OWNER)
        answer(session, ekot, person, SystemRoleKind.OPERATIONAL_OWNER)
        answer(session, schema, manager, SystemRoleKind.SYSTEM_MANAGER)
        for system, ends_on in ((heroma, date(2026, 6, 30)), (ekot, date(2028, 12, 31))):
            covered = {"title": "Avtal", "ends_on": ends_on, "systems": [{"system": system.id}]}
            register_contract(catalogue, covered)
        heroma.confirmed_at = datetime(2026, 3, 1, 12, tzinfo=UTC)
        ids = (sector.id, school.id, person.id, manager.id)
    return Filled(*map(str, ids))


def answer(session: Any, system: Any, person: Any, kind: SystemRoleKind) -> None:
    session.add(SystemRole(system_id=system.id, person_id=person.id, kind=kind))


ALL = {"Ekot", "Heroma", "Heroma Schema", "Ödla"}
CASES: list[tuple[Mapping[str, str], set[str]]] = [
    ({}, ALL),
    ({"q": "heroma"}, {"Heroma", "Heroma Schema"}),
    ({"q": "schema heroma"}, {"Heroma Schema"}),
    ({"q": "lönesystem"}, {"Heroma"}),
    ({"q": "tidlapp"}, {"Ekot"}),
    ({"q": "BEMANNING"}, {"Heroma Schema"}),
    ({"q": "cgi"}, {"Heroma", "Heroma Schema", "Ödla"}),
    ({"q": "IT-7"}, {"Heroma"}),
    ({"q": "ödla"}, {"Ödla"}),
    ({"q": "odla"}, set()),
    ({"q": "100 %"}, {"Heroma Schema"}),
    ({"q": "%"}, {"Heroma Schema"}),
    ({"q": "_"}, {"Heroma Schema"}),
    ({"q": "e_o"}, set()),
    ({"q": "Her%ma"}, set()),
    ({"function": "payroll"}, {"Heroma"}),
    ({"function": "scheduling"}, {"Ekot"}),
    ({"function": "archive"}, set()),
    ({"function": "no_such"}, set()),
    ({"unit": "{school}"}, {"Heroma Schema", "Ekot"}),
    ({"unit": "{sector}"}, {"Heroma Schema", "Ekot"}),
    ({"unit": "grundskola"}, {"Heroma Schema", "Ekot"}),
    ({"unit": "kommunen"}, {"Heroma", "Heroma Schema", "Ekot"}),
    ({"unit": "no-such-unit"}, set()),
    ({"status": "in_use"}, {"Heroma"}),
    ({"status": "unknown"}, {"Heroma Schema", "Ödla"}),
    ({"kind": "module"}, {"Heroma Schema"}),
    ({"kind": "product"}, {"Heroma", "Ekot"}),
    ({"vendor": "CGI"}, {"Heroma", "Heroma Schema"}),
    ({"vendor": " cgi "}, {"Heroma", "Heroma Schema"}),
    ({"owner": "{school}"}, {"Heroma Schema"}),
    ({"owner": "omsorg"}, {"Ekot"}),
    ({"owner": "{person}"}, {"Heroma", "Ekot"}),
    ({"owner": "{manager}"}, set()),
    ({"role_missing": "system_owner"}, {"Ekot", "Heroma Schema", "Ödla"}),
    ({"role_missing": "system_manager"}, {"Ekot", "Heroma", "Ödla"}),
    ({"role_missing": "reference_group"}, ALL),
    ({"contract_ends_before": "2026-06-30"}, set()),
    ({"contract_ends_before": "2026-07-01"}, {"Heroma"}),
    ({"contract_ends_before": "2030-01-01"}, {"Heroma", "Ekot"}),
    ({"confirmed_before": "2026-03-01"}, {"Ekot", "Heroma Schema", "Ödla"}),
    ({"confirmed_before": "2026-03-02"}, ALL),
    ({"q": "heroma", "vendor": "CGI", "kind": "product", "unit": "kommunen"}, {"Heroma"}),
    ({"status": "in_use", "kind": "module"}, set()),
]


def test_each_filter_lets_through_what_it_says(api: Api) -> None:
    filled, reader = fill(api), api.sign_in(Role.REQUESTER)
    for filters, expected in CASES:
        asked = {name: value.format(**vars(filled)) for name, value in filters.items()}
        assert found(reader, "systems", asked) == expected, asked


def test_exports_follow_the_filters_of_the_list(api: Api) -> None:
    filled, reader = fill(api), api.sign_in(Role.REQUESTER)
    for filters, expected in CASES:
        asked = {name: value.format(**vars(filled)) for name, value in filters.items()}
        assert found(reader, "exports/systems.json", asked) == expected, asked


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "used"},
        {"kind": "module,product"},
        {"function": "No such"},
        {"role_missing": "owner"},
        {"contract_ends_before": "2026-13-01"},
        {"confirmed_before": "igår"},
        {"sort": "name"},
    ],
)
def test_a_filter_that_cannot_be_read_is_named(api: Api, wrong: Mapping[str, str]) -> None:
    reader = api.sign_in(Role.REQUESTER)
    (name,) = wrong

    for address in ("systems", "exports/systems.csv"):
        refused = reader.get(address, params=wrong)
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["pointer"] == f"?{name}"


def found(caller: Caller, address: str, filters: Mapping[str, str]) -> set[str]:
    listed = caller.get(address, params=dict(filters)).json()
    names = {item["name"] for item in listed["items"]}
    assert listed["total"] == len(names)
    return names
