"""What the command line shows of overlaps."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.database import Database
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.system import System
from matching.functions.evidence import Certainty
from matching.overlaps.finding import look_once
from matching.verdicts.deciding import conclude
from matching.verdicts.verdicts import VerdictOutcome
from record.recording.session import RecordedSession
from record.row import now
from tests.app.cli.conftest import CommandLine
from tests.factories import TESTER, make_contract, make_function, make_system, make_unit, make_use


def payroll(session: RecordedSession) -> tuple[System, System]:
    """Two systems that do payroll: one certainly, one by the words of its purpose."""
    make_function(session, "payroll", label="Lön", synonyms=["löneutbetalning"])
    root = make_unit(session)
    hr = make_unit(session, "HR-enheten", root)
    heroma = make_system(session, "Heroma", functions=["payroll"], annual_cost=90_000)
    ekot = make_system(session, "Ekot", purpose="Löneutbetalning till anställda.")
    make_use(session, heroma, hr, users=400, fit=2)
    make_contract(session, heroma, ends_on=date(2099, 5, 31))
    session.flush()
    return heroma, ekot


def conclude_payroll(session: RecordedSession, **fields: Any) -> None:
    session.flush()
    overlap = look_once(session.connection(), TESTER, now().date()).one("function:payroll")
    assert overlap is not None
    conclude(Catalogue(session), TESTER, overlap, fields)


def twins(session: RecordedSession) -> tuple[System, System]:
    """One product that has been entered twice."""
    unit = make_unit(session)
    first = make_system(session, "Vklass", owner_unit=unit.id)
    session.flush()
    return first, make_system(session, "V-klass", owner_unit=unit.id)


def test_the_list_marks_what_is_certain_and_what_is_possible(
    run: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        payroll(session)

    told = run.text("overlaps")

    assert "Lön 2 system, 1 enhet, minst 90 000 kr per år (1 räknas inte)" in told
    assert "Heroma säkert HR-enheten 90 000 kr" in told
    assert "Ekot möjligt – –" in told
    assert "1 överlapp. Ordning: först det som ingen har avgjort" in told


def test_a_parent_shows_what_stands_inside(run_on_sample: CommandLine) -> None:
    told = run_on_sample.text("overlaps", "--function", "scheduling_time_reporting")

    assert re.search(r"7 system, 7 enheter, \d+ till inuti", told)
    assert "varav Vikariebokning" in told


def test_who_stands_at_a_parent_is_not_told_again_inside(run_on_sample: CommandLine) -> None:
    told = run_on_sample.text("overlaps", "--function", "scheduling_time_reporting")

    assert [told.count(f"{name} säkert") for name in ("Heroma", "Aiai", "TOJ")] == [1, 1, 1]
    assert "Heroma möjligt" not in told


def test_the_cost_of_what_also_does_something_else_stands_beside(
    run: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        payroll(session)
        make_function(session, "finance", label="Ekonomi")
        make_system(session, "Svit", functions=["payroll", "finance"], annual_cost=900_000)

    told = run.text("overlaps")

    assert "900 000 kr*" in told
    assert "* Räknas inte in: systemet gör också annat." in told


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ([], ["function", "product"]),
        (["--kind", "samma funktion"], ["function"]),
        (["--kind", "same_product"], ["product"]),
        (["--function", "Lön"], ["function"]),
        (["--function", "payroll"], ["function"]),
        (["--unit", "HR-enheten"], ["function"]),
        (["--certainty", "säkert"], []),
        (["--certainty", "possible", "--kind", "same_function"], ["function"]),
        (["--min-units", "2"], []),
    ],
    ids=str,
)
def test_the_list_can_be_narrowed_down(
    run: CommandLine, database: Database, filters: list[str], keys: list[str]
) -> None:
    with database.writing(TESTER) as session:
        payroll(session)
        twins(session)

    found = run.json("overlaps", *filters)

    assert {card["key"].partition(":")[0] for card in found["items"]} == {*keys}
    assert found["total"] == len(found["items"])


def test_a_filter_on_what_is_not_there_is_refused(run: CommandLine) -> None:
    assert run.refusal("overlaps", "--function", "Lön") == "Funktionen ”Lön” finns inte."
    assert run.refusal("overlaps", "--unit", "Badet") == "Enheten ”Badet” finns inte."


@pytest.mark.parametrize("ref", ["Lön", "lön", "payroll", "function:payroll", "Lö"])
def test_one_overlap_is_shown_with_its_evidence(
    run: CommandLine, database: Database, ref: str
) -> None:
    with database.writing(TESTER) as session:
        payroll(session)

    told = run.text("overlaps", ref)

    assert "Heroma säkert Belägg Satt av en person" in told
    assert "Används av HR-enheten (400 användare, passar 2 av 5)" in told
    assert "Kostnad per år 90 000 kr Avtalet går ut 2099-05-31" in told
    assert "Ekot möjligt Belägg Syfte: ”Löneutbetalning”" in told
    assert "Fråga HR-enheten varför Heroma inte passar." in told


def test_a_proposal_is_shown_with_the_call_that_answers_it(
    run: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        _, ekot = payroll(session)
        address = f"/api/v1/systems/{ekot.id}/functions/payroll"

    lines = run.lines("overlaps", "Lön")

    assert "  Gör Ekot detta? Ja: PUT, nej: DELETE" in lines
    assert f"    {address}" in lines
    assert "    POST /api/v1/overlaps/function:payroll/verdicts" in lines


def test_one_product_is_shown_with_the_call_that_previews_the_merge(
    run: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        first, second = twins(session)
        call = f"    POST /api/v1/systems/{second.id}/merge"
        body = f'         {{"into": "{first.id}", "preview": true}}'

    lines = run.lines("overlaps", "V-klass")

    assert call in lines
    assert body in lines
    assert "Troligen samma produkt" in run.text("overlaps", "Vklass")
    assert "Inget slås ihop av sig självt." in run.text("overlaps", "Vklass")


def test_a_verdict_is_shown_with_what_has_changed_since(
    run: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        payroll(session)
        conclude_payroll(session, outcome=VerdictOutcome.FALSE_ALARM, reason="Skilda jobb")
        make_system(session, "Visma", functions=["payroll"])

    told = run.text("overlaps", "Lön")

    assert "Ekot och Heroma: falskt larm (ändrat sedan dess). Skilda jobb. Bedömt" in told
    assert "Sedan dess: Visma har kommit till." in told


def test_one_overlap_as_json_is_what_the_list_has(run: CommandLine, database: Database) -> None:
    with database.writing(TESTER) as session:
        payroll(session)

    assert run.json("overlaps", "Lön") == run.json("overlaps")["items"][0]
    assert run.json("overlaps", "Lön")["certainty"] == Certainty.POSSIBLE


def test_an_overlap_that_is_not_there_is_refused_with_what_to_do(
    run_on_sample: CommandLine,
) -> None:
    assert run_on_sample.refusal("overlaps", "Rymdfart") == (
        "Inget överlapp heter ”Rymdfart”. Alla: samsyn overlaps"
    )
    assert "Välj ett av dem." in run_on_sample.refusal("overlaps", "schemaläggning")


@pytest.mark.parametrize("suffix", ["xlsx", "pdf"])
def test_the_report_is_written_to_a_file(
    run_on_sample: CommandLine, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"rapport.{suffix}"

    told = run_on_sample.text("overlaps", "--report", str(file))

    assert told.replace(" ", "").endswith("rapport." + suffix + ".Exempeldata.")
    assert file.read_bytes().startswith({"xlsx": b"PK", "pdf": b"%PDF-"}[suffix])
    assert "finns redan" in run_on_sample.refusal("overlaps", "--report", str(file))
    run_on_sample.lines("overlaps", "--report", str(file), "--force")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_the_seven_stand_in_the_heat_table(run_on_sample: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "rapport.xlsx"
    run_on_sample.lines("overlaps", "--report", str(file))

    row = next(openpyxl.load_workbook(file)["Värmekarta"].iter_rows(min_row=3, values_only=True))

    assert row[:3] == ("Schemaläggning och tidrapportering", "säkert", 7)
    assert sum(cell for cell in row[3:] if isinstance(cell, int)) == 7


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--report", "x.docx"], "Filnamnet ska sluta med .xlsx eller .pdf."),
        (["--report", "x.pdf", "--min-units", "2"], "Filter gäller bara listan"),
        (["Lön", "--kind", "same_function"], "Filter gäller bara listan"),
    ],
    ids=str,
)
def test_what_does_not_go_together_is_refused(
    run: CommandLine, arguments: list[str], why: str
) -> None:
    result = run("overlaps", *arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith(why)


def test_a_system_that_is_one_product_with_another_can_be_shown(
    run: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        twins(session)

    assert "Troligen samma produkt V-klass" in run.text("systems", "show", "Vklass")
