"""Whether an entry says what its kind demands."""

from datetime import date
from typing import Any

import pytest

from inventory.systems.editing.answering import set_roles
from inventory.systems.editing.entry import load_entry
from inventory.systems.reading.completeness import DEMANDED, missing_fields, percent_complete
from inventory.systems.roles import SystemRoleKind
from inventory.systems.system import SystemKind, SystemStatus
from record.recording.session import RecordedSession
from tests.factories import (
    card_of,
    make_contract,
    make_function,
    make_person,
    make_system,
    make_unit,
    make_use,
)


@pytest.mark.parametrize("kind", SystemKind)
def test_of_an_empty_entry_all_that_its_kind_demands_is_missing(kind: SystemKind) -> None:
    missing = missing_fields(kind, {})

    assert missing == list(DEMANDED[kind])
    assert percent_complete(kind, missing) == 0
    assert percent_complete(kind, []) == 100


@pytest.mark.parametrize(
    "small", [SystemKind.SPREADSHEET, SystemKind.HOME_MADE, SystemKind.PLATFORM_FUNCTION]
)
def test_a_spreadsheet_a_home_made_tool_and_a_platform_function_need_less_than_a_product(
    small: SystemKind,
) -> None:
    assert len(DEMANDED[small]) < len(DEMANDED[SystemKind.PRODUCT]) / 1.5
    assert not {"vendor", "contracts", "annual_cost"} & set(DEMANDED[small])


def test_a_module_needs_less_than_a_product_but_must_say_of_what(
    session: RecordedSession,
) -> None:
    assert len(DEMANDED[SystemKind.MODULE]) < len(DEMANDED[SystemKind.PRODUCT])
    module = make_system(session, kind=SystemKind.MODULE)

    assert "parent" in card_of(session, module)["completeness"]["missing"]


def test_an_unknown_status_says_nothing() -> None:
    assert "status" in missing_fields(SystemKind.HOME_MADE, {"status": SystemStatus.UNKNOWN})
    assert "status" not in missing_fields(SystemKind.HOME_MADE, {"status": SystemStatus.IN_USE})


def test_a_cost_of_nothing_is_a_known_cost() -> None:
    assert "annual_cost" not in missing_fields(SystemKind.PRODUCT, {"annual_cost": 0})


def test_a_product_of_which_all_is_known_is_complete(session: RecordedSession) -> None:
    make_function(session, "payroll")
    unit, person = make_unit(session), make_person(session)
    system = make_system(session, **_all_of_a_product(unit.id))
    make_use(session, system, unit)
    make_contract(session, system, ends_on=date(2030, 1, 1))
    kinds = (SystemRoleKind.SYSTEM_OWNER, SystemRoleKind.SYSTEM_MANAGER)
    set_roles(load_entry(session, system), [{"kind": kind, "person": person.id} for kind in kinds])

    assert card_of(session, system)["completeness"] == {"percent": 100, "missing": []}


def test_what_is_missing_is_named(session: RecordedSession) -> None:
    make_function(session, "payroll")
    known = _all_of_a_product(make_unit(session).id)
    system = make_system(session, **known | {"purpose": "", "vendor": None})

    completeness = card_of(session, system)["completeness"]

    assert completeness["missing"] == [
        *("purpose", "uses", "vendor", "system_owner", "system_manager", "contracts"),
    ]
    assert completeness["percent"] == 57


@pytest.mark.parametrize("sheet", ["operation", "information_class", "openness", "personal_data"])
def test_a_sheet_on_which_nothing_is_written_is_missing(
    session: RecordedSession, sheet: str
) -> None:
    empty: dict[str, Any] = {sheet: {}}
    system = make_system(session, **empty)

    assert sheet in card_of(session, system)["completeness"]["missing"]


def _all_of_a_product(unit_id: Any) -> dict[str, Any]:
    return {
        "purpose": "Lön",
        "owner_unit": unit_id,
        "status": SystemStatus.IN_USE,
        "functions": ["payroll"],
        "vendor": "CGI",
        "annual_cost": 100,
        "operation": {"country": "Sverige"},
        "information_class": {"confidentiality": 3},
        "personal_data": {"kind": "ordinary"},
        "openness": {"publishable": False},
    }
