"""`samsyn overlaps`: which systems do the same job."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Connection

from app.cli.files import check_new, write_whole
from app.cli.overlaps.finding import overlap_called, wanted_overlaps
from app.cli.overlaps.listing import overlap_list
from app.cli.overlaps.sheet import calls_of, overlap_sheet
from app.cli.register import actor, holds_sample, open_register
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.options import AsJson, whole_number, word_of
from app.cli.speaking.printing import SAMPLE, out, print_json, say, say_as_is, title
from app.labels import LABELS
from app.wording.overlaps import ORDER, title_of
from matching.functions.evidence import Certainty
from matching.overlaps.finding import Overlaps, look_once
from matching.overlaps.overlap import OverlapKind
from record.row import now

group = new_group()

Filters = Mapping[str, Any]


@command(
    group,
    "Visa vilka system som gör samma sak, de som är mest värda att ta tag i först. Med en funktion "
    "eller nyckel visas ett överlapp med alla belägg.",
    "samsyn overlaps",
    "samsyn overlaps Schemaläggning",
    "samsyn overlaps --unit hemtjansten --certainty säkert --json",
    "samsyn overlaps --report overlapp.pdf",
)
def overlaps(
    ref: Annotated[
        str | None,
        typer.Argument(metavar="FUNKTION", help="Funktionens namn eller kod, eller en nyckel."),
    ] = None,
    *,
    kind: Annotated[
        str | None,
        typer.Option(
            parser=word_of(LABELS[OverlapKind]),
            metavar="SLAG",
            help="”samma funktion” eller ”troligen samma produkt”.",
        ),
    ] = None,
    function: Annotated[
        str | None, typer.Option(metavar="FUNKTION", help="Bara den funktionen.")
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(metavar="ENHET", help="Enhet som äger eller använder, med underliggande."),
    ] = None,
    certainty: Annotated[
        str | None,
        typer.Option(
            parser=word_of(LABELS[Certainty]), metavar="SÄKERT", help="”säkert” eller ”möjligt”."
        ),
    ] = None,
    min_units: Annotated[
        int | None,
        typer.Option(parser=whole_number, metavar="ANTAL", help="Minsta antal enheter som berörs."),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FIL", help="Skriv hela rapporten till en fil, .xlsx eller .pdf."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Skriv över en fil som finns.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print the overlaps, or one of them, or write the report."""
    given = {"kind": kind, "function": function, "unit": unit, "certainty": certainty}
    filters: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    filters |= {"min_units": min_units} if min_units is not None else {}
    if filters and (ref or report):
        raise typer.BadParameter("Filter gäller bara listan, inte ett överlapp eller rapporten.")
    with open_register() as database, database.reading() as connection:
        found = look_once(connection, actor(), now().date())
        if report:
            _write_report(connection, found, report, force=force)
        elif ref:
            _show_one(connection, found, ref, as_json=as_json)
        else:
            _show_all(connection, found, filters, as_json=as_json)


def _show_all(connection: Connection, found: Overlaps, filters: Filters, *, as_json: bool) -> None:
    cards = found.ranked(wanted_overlaps(connection, filters))
    sample = holds_sample(connection, as_json=as_json)
    if as_json:
        print_json({"items": cards, "total": len(cards)})
        return
    out().print(title("System som gör samma sak", sample=sample))
    if cards:
        out().print(*overlap_list(cards), sep="\n")
    say("", f"{len(cards)} överlapp. {ORDER}" if cards else "Inga överlapp.")


def _show_one(connection: Connection, found: Overlaps, ref: str, *, as_json: bool) -> None:
    card = overlap_called(found, ref)
    sample = holds_sample(connection, as_json=as_json)
    if as_json:
        print_json(card)
        return
    out().print(title(title_of(card), sample=sample))
    for part in overlap_sheet(card, now().date()):
        out().print(part)
    for line in calls_of(card):
        say_as_is(line)


def _write_report(connection: Connection, found: Overlaps, file: Path, *, force: bool) -> None:
    # What writes spreadsheets and PDF takes long to import: the other commands do without.
    from app.documents.overlaps.report import REPORTS, write_report  # noqa: PLC0415

    suffix = file.suffix.lower().removeprefix(".")
    if suffix not in REPORTS:
        raise typer.BadParameter("Filnamnet ska sluta med .xlsx eller .pdf.")
    check_new(file, force=force)
    write_whole(file, write_report(connection, actor(), found, suffix))
    sample = holds_sample(connection)
    say(f"Rapporten är skriven till {file}.{f' {SAMPLE}.' if sample else ''}")
