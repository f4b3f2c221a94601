"""One overlap with its evidence, as a person would want to read it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.cli.speaking.printing import shown
from app.labels import label
from app.wording.acting import before_concluding
from app.wording.numbers import money
from app.wording.overlaps import (
    NOT_COUNTED,
    certainty_of,
    cost_of,
    evidence_of,
    joined,
    sentence,
    size_of,
    units_of,
    use_of,
    why,
)
from app.wording.verdicts import changes_of, outcome_of, verdict_of
from inventory.systems.system import SystemStatus
from matching.overlaps.overlap import OverlapKind

Card = Mapping[str, Any]


def overlap_sheet(overlap: Card, today: date) -> Iterator[RenderableType]:
    """Return what there is to say about an overlap, system by system."""
    yield _facts(_about(overlap))
    for member in overlap["members"]:
        yield from _member(member, counted=member["cost_counted"])
    for part in overlap["inside"]:
        yield Text(f"\nVarav {shown(part['function']['label'])}", style="bold")
        for member in part["members"]:
            yield from _member(member, counted=True)
    if overlap["verdicts"]:
        yield Text("\nBedömningar", style="bold")
        yield from _verdicts(overlap)
    yield Text("\nVad du kan göra", style="bold")
    yield from (Text(f"  {shown(step)}") for step in before_concluding(overlap, today))


def _about(overlap: Card) -> Iterator[tuple[str, str]]:
    kind = sentence(label(OverlapKind(overlap["kind"])))
    yield "Slag", f"{kind}, {certainty_of(overlap)}"
    yield "Omfattning", size_of(overlap)
    yield "Kostnad", cost_of(overlap)
    yield "Därför", joined(why(overlap)) or "bara att de finns"
    yield "Nyckel", overlap["key"]


def _member(member: Card, *, counted: bool) -> Iterator[RenderableType]:
    heading = Text(f"\n{shown(member['system']['name'])}", style="bold")
    heading.append(f"  {certainty_of(member)}", style="not bold")
    yield heading
    yield Padding(_facts(_facts_of(member, counted=counted)), (0, 0, 0, 2))


def _facts_of(member: Card, *, counted: bool) -> Iterator[tuple[str, str]]:
    told = dict.fromkeys(evidence_of(evidence) for evidence in member["evidence"])
    yield "Belägg", "\n".join(told)
    uses = [use_of(use) for use in member["uses"]] or units_of(member)
    yield "Används av", ", ".join(uses)
    yield "Status", label(SystemStatus(member["status"]))
    cost = money(member["annual_cost"])
    beside = member["annual_cost"] is not None and not counted
    yield "Kostnad per år", f"{cost}. {NOT_COUNTED}" if beside else cost
    if member["contract_ends_on"]:
        yield "Avtalet går ut", str(member["contract_ends_on"])
    if member["verdict"]:
        yield "Bedömning", outcome_of(member["verdict"])


def _verdicts(overlap: Card) -> Iterator[RenderableType]:
    for verdict in overlap["verdicts"]:
        yield Text(f"  {shown(verdict_of(verdict))}")
        for change in changes_of(verdict["changed_since"]):
            yield Text(f"    Sedan dess: {shown(change)}.", style="yellow")


def calls_of(overlap: Card) -> Iterator[str]:
    """Return the calls of the API that act on an overlap, as lines to copy."""
    key, members = overlap["key"], overlap["members"]
    if overlap["kind"] == OverlapKind.SAME_PRODUCT:
        kept, others = members[0]["system"], members[1:]
        yield "  Inget slås ihop av sig självt. Se först vad en sammanslagning skulle ändra:"
        for other in others:
            yield f"    POST /api/v1/systems/{other['system']['id']}/merge"
            yield f'         {{"into": "{kept["id"]}", "preview": true}}'
    else:
        code = overlap["function"]["code"]
        for member in (one for one in members if one["certainty"] == "possible"):
            yield f"  Gör {shown(member['system']['name'])} detta? Ja: PUT, nej: DELETE"
            yield f"    /api/v1/systems/{member['system']['id']}/functions/{code}"
    yield "  Säg vad ni kommer fram till:"
    yield f"    POST /api/v1/overlaps/{key}/verdicts"


def _facts(rows: Any) -> Table:
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", max_width=24)
    facts.add_column(overflow="fold")
    for name, value in rows:
        facts.add_row(name, shown(value))
    return facts
