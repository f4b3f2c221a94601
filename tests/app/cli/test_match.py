"""A need against the register, on the command line."""

from app.database import Database
from inventory.systems.system import SystemStatus
from record.recording.session import RecordedSession
from tests.app.cli.conftest import CommandLine
from tests.factories import TESTER, make_function, make_system, make_unit

NEED = "Vi behöver något för löneutbetalning"


def payroll(session: RecordedSession, status: SystemStatus = SystemStatus.IN_USE) -> None:
    make_function(session, "payroll", label="Lön", synonyms=["löneutbetalning"])
    unit = make_unit(session, "HR-enheten")
    make_system(session, "Heroma", functions=["payroll"], owner_unit=unit.id, status=status)


def test_what_can_meet_a_need_is_shown_with_its_evidence(
    run: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        payroll(session)

    told = run.text("match", NEED)

    assert "Behovet handlar om: Lön" in told
    assert "Heroma" in told
    assert "säkert, HR-enheten Kan troligen återanvändas. Satt av en person: Lön" in told
    assert told.endswith("1 system att ta ställning till.")


def test_what_cannot_just_be_taken_over_says_why(run: CommandLine, database: Database) -> None:
    with database.writing(TESTER) as session:
        payroll(session, SystemStatus.PHASING_OUT)

    assert "Kan inte bara tas över: det avvecklas." in run.text("match", NEED)


def test_a_need_that_nothing_meets_has_a_friendly_answer(
    run: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        payroll(session)

    told = run.text("match", "Vi vill räkna stjärnor på himlen")

    assert "Inget i registret ser ut att göra det här. Det är också ett svar" in told
    assert "att ta ställning till" not in told


def test_a_function_alone_finds_what_has_it(run: CommandLine, database: Database) -> None:
    with database.writing(TESTER) as session:
        payroll(session)

    for function in ("payroll", "Lön"):
        found = run.json("match", "", "--function", function)
        assert [one["system"]["name"] for one in found["candidates"]] == ["Heroma"]


def test_a_function_that_is_not_there_is_refused(run: CommandLine) -> None:
    assert run.refusal("match", "x", "--function", "Lön") == "Funktionen ”Lön” finns inte."


def test_sample_data_says_that_it_is(run_on_sample: CommandLine) -> None:
    assert "Exempeldata" in run_on_sample.text("match", "lägga schema")
    assert run_on_sample("match", "lägga schema", "--json").stderr.strip() == "Exempeldata"
