"""Functions that belong to a board, common solutions, and what may stay beside them."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from inventory.errors import InvalidFieldsError
from inventory.exemptions.exempting import change_exemption, exemptions_matching, read_exemptions
from inventory.exemptions.exemption import has_lapsed
from inventory.organisation.units import Unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import edit_entry
from inventory.systems.editing.entry import load_entry
from inventory.systems.system import System
from record.recording.session import RecordedSession
from tests.factories import (
    TESTER,
    card_of,
    make_exemption,
    make_function,
    make_system,
    make_unit,
)

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)


def beside(session: RecordedSession, system: System, today: date = TODAY) -> list[Any]:
    """Return for which functions the system stands beside a common solution, and until when."""
    needed = card_of(session, system, today)["exemption_needed"]
    return [(need["code"], need["exempted_until"]) for need in needed]


def boards(session: Session) -> tuple[Unit, Unit]:
    """Make Kommunstyrelsen and another board, each with a department."""
    root = make_unit(session)
    departments = [
        make_unit(session, department, make_unit(session, board, root))
        for board, department in (
            ("Kommunstyrelsen", "Kommunledningsförvaltningen"),
            ("Tekniska nämnden", "Teknisk förvaltning"),
        )
    ]
    return departments[0], departments[1]


def test_a_function_of_kommunstyrelsen_that_is_owned_elsewhere_is_marked(
    session: RecordedSession,
) -> None:
    ours, others = boards(session)
    make_function(session, "finance", owner_board="Kommunstyrelsen")
    make_function(session, "maps")
    elsewhere = make_system(session, "X", owner_unit=others.id, functions=["finance", "maps"])
    at_home = make_system(session, "Y", owner_unit=ours.id, functions=["finance"])

    assert card_of(session, elsewhere)["outside_mandate"] == [
        {"code": "finance", "owner_board": "Kommunstyrelsen"}
    ]
    assert card_of(session, at_home)["outside_mandate"] == []


def test_a_system_without_an_owner_is_not_said_to_be_owned_elsewhere(
    session: RecordedSession,
) -> None:
    make_function(session, "finance", owner_board="Kommunstyrelsen")

    assert card_of(session, make_system(session, functions=["finance"]))["outside_mandate"] == []


def test_the_board_itself_may_own_what_is_its_own(session: RecordedSession) -> None:
    board = make_unit(session, "kommunstyrelsen", make_unit(session))
    make_function(session, "finance", owner_board="Kommunstyrelsen")
    system = make_system(session, owner_unit=board.id, functions=["finance"])

    assert card_of(session, system)["outside_mandate"] == []


def test_beside_a_common_solution_another_system_needs_an_exemption(
    session: RecordedSession,
) -> None:
    make_function(session, "payroll")
    common = make_system(session, "Heroma", functions=["payroll"], common_for=["payroll"])
    other = make_system(session, "Annat", functions=["payroll"])
    elsewhere = make_system(session, "Oberört")

    (need,) = card_of(session, other)["exemption_needed"]
    assert need["common_solutions"] == [{"id": common.id, "name": "Heroma"}]
    assert beside(session, other) == [("payroll", None)]
    assert beside(session, common) == beside(session, elsewhere) == []


def test_an_exemption_holds_to_its_last_day_and_has_then_lapsed(session: RecordedSession) -> None:
    make_function(session, "payroll")
    make_system(session, "Heroma", functions=["payroll"], common_for=["payroll"])
    other = make_system(session, "Annat", functions=["payroll"])
    make_exemption(session, other, "payroll", TODAY)

    assert beside(session, other, TODAY) == [("payroll", TODAY)]
    assert beside(session, other, TOMORROW) == [("payroll", None)]
    assert (has_lapsed(TODAY, TODAY), has_lapsed(TODAY, TOMORROW)) == (False, True)


def test_of_several_exemptions_the_one_that_lasts_longest_counts(session: RecordedSession) -> None:
    make_function(session, "payroll")
    make_system(session, "Heroma", functions=["payroll"], common_for=["payroll"])
    other = make_system(session, "Annat", functions=["payroll"])
    for until in (date(2027, 6, 1), date(2026, 1, 1), date(2027, 3, 1)):
        make_exemption(session, other, "payroll", until)

    assert beside(session, other) == [("payroll", date(2027, 6, 1))]


def test_an_exemption_for_one_function_is_none_for_another(session: RecordedSession) -> None:
    codes = ["payroll", "finance"]
    for code in codes:
        make_function(session, code)
    make_system(session, "Allt", functions=codes, common_for=codes)
    other = make_system(session, "Annat", functions=codes)
    make_exemption(session, other, "payroll", TOMORROW)

    assert dict(beside(session, other)) == {"payroll": TOMORROW, "finance": None}


def test_when_the_common_solution_is_one_no_more_nothing_is_needed(
    session: RecordedSession,
) -> None:
    make_function(session, "payroll")
    common = make_system(session, "Heroma", functions=["payroll"], common_for=["payroll"])
    other = make_system(session, "Annat", functions=["payroll"])

    edit_entry(Catalogue(session), load_entry(session, common), {"common_for": []})

    assert beside(session, other) == []


def test_an_exemption_is_listed_with_decider_reason_and_whether_it_has_lapsed(
    session: RecordedSession,
) -> None:
    make_function(session, "payroll", label="Lön")
    unit = make_unit(session)
    system = make_system(session, "Annat")
    exemption = make_exemption(session, system, "payroll", TODAY, unit=unit.id)
    change_exemption(exemption, {"decided_by": "Kommundirektören", "reason": "Tills vidare"})
    session.flush()

    ids = session.scalars(exemptions_matching(TESTER, {"until_before": TOMORROW})).all()
    told = read_exemptions(session.connection(), ids, TOMORROW)[exemption.id]

    assert (told["decided_by"], told["reason"]) == ("Kommundirektören", "Tills vidare")
    assert (told["system"]["name"], told["function"]["label"]) == ("Annat", "Lön")
    assert told["unit"]["name"] == "Kommunen"
    assert told["lapsed"]


@pytest.mark.parametrize(
    ("filters", "is_there"),
    [
        ({}, True),
        ({"function": "payroll"}, True),
        ({"function": "finance"}, False),
        ({"until_before": TODAY}, False),
    ],
)
def test_exemptions_are_found_by_what_they_are_about(
    session: RecordedSession, filters: dict[str, Any], is_there: bool
) -> None:
    make_function(session, "payroll")
    exemption = make_exemption(session, make_system(session), "payroll", TODAY)

    found = session.scalars(exemptions_matching(TESTER, filters)).all()

    assert found == ([exemption.id] if is_there else [])


def test_an_exemption_for_what_is_not_there_is_refused(session: RecordedSession) -> None:
    with pytest.raises(InvalidFieldsError, match="ingen funktion"):
        make_exemption(session, make_system(session), "okand", TODAY)
    session.rollback()
