"""The overlap report: what it says of a register."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from inventory.organisation.units import Unit, UnitKind
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.system import System, SystemStatus
from matching.overlaps.finding import look_once
from matching.verdicts.deciding import conclude
from matching.verdicts.verdicts import VerdictOutcome
from record.actors import Actor
from record.recording.session import RecordedSession
from record.row import now
from reports.overlaps.report import overlap_report
from tests.factories import TESTER, make_function, make_system, make_unit, make_use


def report(session: RecordedSession, actor: Actor = TESTER) -> dict[str, Any]:
    session.flush()
    today = now().date()
    overlaps = look_once(session.connection(), actor, today)
    return overlap_report(session.connection(), actor, overlaps, today)


def departments(session: RecordedSession, *names: str) -> list[Unit]:
    root = make_unit(session)
    return [make_unit(session, name, root) for name in names]


def two_for_payroll(session: RecordedSession, **fields: Any) -> tuple[System, System]:
    make_function(session, "payroll", label="Lön")
    heroma = make_system(session, "Heroma", functions=["payroll"], **fields)
    return heroma, make_system(session, "Personec", functions=["payroll"])


def verdict(session: RecordedSession, key: str, **fields: Any) -> None:
    session.flush()
    overlap = look_once(session.connection(), TESTER, now().date()).one(key)
    assert overlap is not None
    conclude(Catalogue(session), TESTER, overlap, fields)
    session.flush()


def test_an_empty_register_has_an_empty_report(session: RecordedSession) -> None:
    told = report(session)

    assert told["summary"]["systems"] == told["summary"]["overlapping"] == 0
    assert told["heat"] == {"departments": [], "rows": []}
    assert told["first"] == told["same_function"] == told["verdicts"] == []
    assert told["meaning"]


def test_the_heat_table_counts_systems_in_the_departments_that_use_them(
    session: RecordedSession,
) -> None:
    school, care = departments(session, "Skola", "Omsorg")
    norra = make_unit(session, "Norra skolan", school)
    norra.kind = UnitKind.UNIT
    heroma, personec = two_for_payroll(session)
    for system, unit in ((heroma, norra), (personec, school), (personec, care)):
        make_use(session, system, unit)

    heat = report(session)["heat"]

    assert [department["name"] for department in heat["departments"]] == ["Omsorg", "Skola"]
    assert [(row["key"], row["cells"]) for row in heat["rows"]] == [("function:payroll", [1, 2])]


def test_where_no_use_is_known_the_owner_counts(session: RecordedSession) -> None:
    (school,) = departments(session, "Skola")
    two_for_payroll(session, owner_unit=school.id)

    heat = report(session)["heat"]

    assert [department["name"] for department in heat["departments"]] == ["Skola"]
    assert [row["cells"] for row in heat["rows"]] == [[1]]


def test_the_cost_of_what_also_does_something_else_is_never_added(
    session: RecordedSession,
) -> None:
    make_function(session, "finance", label="Ekonomi")
    make_function(session, "payroll", label="Lön")
    make_system(session, "Svit", functions=["payroll", "finance"], annual_cost=900_000)
    make_system(session, "Heroma", functions=["payroll"], annual_cost=50_000)
    make_system(session, "Personec", functions=["payroll"], annual_cost=20_000)

    assert report(session)["summary"]["annual_cost_known"] == 70_000


def test_a_system_in_two_overlaps_costs_once(session: RecordedSession) -> None:
    make_function(session, "pay", label="Lön")
    make_function(session, "payslips", label="Lönebesked", parent="pay")
    make_system(session, "Heroma", functions=["pay", "payslips"], annual_cost=50_000)
    make_system(session, "Personec", functions=["pay"])
    make_system(session, "Kivra", functions=["payslips"])

    told = report(session)

    assert [card["key"] for card in told["same_function"]] == ["function:pay", "function:payslips"]
    assert told["summary"]["annual_cost_known"] == 50_000


def test_what_is_settled_is_not_where_to_begin(session: RecordedSession) -> None:
    two_for_payroll(session)
    assert report(session)["first"] == ["function:payroll"]

    verdict(session, "function:payroll", outcome=VerdictOutcome.FALSE_ALARM, reason="Skilda jobb")

    assert report(session)["first"] == []


def test_a_verdict_is_told_with_what_changed_since(session: RecordedSession) -> None:
    two_for_payroll(session)
    verdict(session, "function:payroll", outcome=VerdictOutcome.FALSE_ALARM, reason="Skilda jobb")
    make_system(session, "Visma", functions=["payroll"])

    told = report(session)

    (one,) = told["verdicts"]
    assert one["overlap"] == "function:payroll"
    assert [system["name"] for system in one["changed_since"]["came"]] == ["Visma"]
    assert told["summary"]["verdicts_changed_since"] == 1
    assert told["first"] == ["function:payroll"]


def test_a_verdict_past_its_date_is_counted_as_such(session: RecordedSession) -> None:
    heroma, _ = two_for_payroll(session)
    unit = make_unit(session)
    verdict(
        session,
        "function:payroll",
        outcome=VerdictOutcome.CONSOLIDATE,
        target_system=heroma.id,
        owner={"unit": unit.id},
        due=now().date() - timedelta(days=1),
    )

    assert report(session)["summary"]["verdicts_lapsed"] == 1


def test_a_verdict_on_what_is_no_overlap_any_more_is_still_told(session: RecordedSession) -> None:
    _, personec = two_for_payroll(session)
    verdict(session, "function:payroll", outcome=VerdictOutcome.CONFIRMED)
    personec.status = SystemStatus.RETIRED

    told = report(session)

    assert told["same_function"] == []
    (one,) = told["verdicts"]
    assert one["overlap"] is None
    assert {system["name"] for system in one["changed_since"]["went"]} == {"Heroma", "Personec"}


def test_who_sees_nothing_is_told_nothing(session: RecordedSession) -> None:
    (school,) = departments(session, "Skola")
    two_for_payroll(session, owner_unit=school.id, annual_cost=10)
    verdict(session, "function:payroll", outcome=VerdictOutcome.CONFIRMED)

    told = report(session, Actor("utan roll"))

    assert told["summary"] == dict.fromkeys(told["summary"], 0)
    assert told["same_function"] == told["verdicts"] == told["heat"]["departments"] == []


def test_the_same_register_has_the_same_report(session: RecordedSession) -> None:
    two_for_payroll(session)

    assert report(session) == report(session)


def test_sample_data_says_that_it_is(session: RecordedSession) -> None:
    two_for_payroll(session)
    assert not report(session)["sample"]

    session.scalars(select(System)).first().source = "audit F7"  # type: ignore[union-attr]

    assert report(session)["sample"]
