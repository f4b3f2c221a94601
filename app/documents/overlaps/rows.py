"""The overlap report as rows of cells: what each sheet of the spreadsheet says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.labels import FIELDS, label
from app.wording.acting import what_to_do
from app.wording.overlaps import (
    certainty_of,
    evidence_of,
    fits_of,
    joined,
    sentence,
    title_of,
    units_of,
    why,
)
from app.wording.verdicts import changes_of, outcome_of, owner_of
from inventory.systems.system import SystemStatus
from matching.functions.evidence import Signal
from matching.verdicts.reading import Standing
from matching.verdicts.verdicts import VerdictOutcome

Card = Mapping[str, Any]
Row = tuple[Any, ...]


def parts_of(overlap: Card) -> Iterator[tuple[str, Card]]:
    """Return each system with the function inside which it stands, where it is one below."""
    yield from (("", member) for member in overlap["members"])
    for part in overlap["inside"]:
        yield from ((part["function"]["label"], member) for member in part["members"])


def figures(report: Card) -> Iterator[tuple[str, int]]:
    """Return the figures that say how it is on the whole."""
    told = report["summary"]
    yield "System i registret", told["systems"]
    yield "System som gör samma sak som något annat", told["overlapping"]
    yield "Överlapp: samma funktion", told["same_function"]
    yield "Överlapp: troligen samma produkt", told["same_product"]
    yield "Säkra överlapp", told["certain"]
    yield "Möjliga överlapp", told["possible"]
    yield "Utan bedömning", told["without_verdict"]
    yield "Bedömningar där något har ändrats sedan dess", told["verdicts_changed_since"]
    yield "Bedömningar vars datum har passerat", told["verdicts_lapsed"]
    yield "Kostnad per år som går att räkna (kr)", told["annual_cost_known"]


def first_rows(report: Card) -> Iterator[Row]:
    """Return where to begin: which, why, and what to do."""
    by_key = {card["key"]: card for card in report["same_function"]}
    for key in report["first"]:
        card = by_key[key]
        steps = " ".join(what_to_do(card, report["on"]))
        yield title_of(card), sentence(joined(why(card))), steps


def member_rows(overlaps: Sequence[Card]) -> Iterator[Row]:
    """Return each system in each overlap."""
    for number, overlap in enumerate(overlaps, start=1):
        for part, member in parts_of(overlap):
            verdict = member["verdict"]
            yield (
                *(number, title_of(overlap), part, member["system"]["name"]),
                *(certainty_of(member), label(SystemStatus(member["status"]))),
                *(", ".join(units_of(member)), member["users"], fits_of(member) or None),
                *(member["annual_cost"], _counts(member, part), member["contract_ends_on"]),
                *(outcome_of(verdict) if verdict else None, _evidence(member)),
            )


def _counts(member: Card, part: str) -> str | None:
    if member["annual_cost"] is None or part:
        return None
    return "ja" if member["cost_counted"] else "nej, gör också annat"


def _evidence(member: Card) -> str:
    return "; ".join(dict.fromkeys(evidence_of(one) for one in member["evidence"]))


def evidence_rows(overlaps: Sequence[Card]) -> Iterator[Row]:
    """Return each piece of evidence."""
    for overlap in overlaps:
        for part, member in parts_of(overlap):
            for one in member["evidence"]:
                signal = sentence(label(Signal(one["signal"])))
                where = sentence(FIELDS.get(one["field"], one["field"]))
                about = (part or title_of(overlap), member["system"]["name"])
                yield *about, signal, where, one["found"], one["matched"], one["weight"]


def verdict_rows(report: Card) -> Iterator[Row]:
    """Return each verdict, and what has changed since."""
    titles = {
        card["key"]: title_of(card) for card in (*report["same_function"], *report["same_product"])
    }
    for one in report["verdicts"]:
        target = one["target_system"] and one["target_system"]["name"]
        yield (
            titles.get(one["overlap"], "Överlappet finns inte längre"),
            label(VerdictOutcome(one["outcome"])),
            joined([system["name"] for system in one["systems"]]),
            *(target, owner_of(one["owner"]) or None, one["due"] or one["until"]),
            *(one["reason"], one["mandate"], label(Standing(one["standing"]))),
            "; ".join(changes_of(one["changed_since"])),
            *(one["decided_by"], one["decided_at"].date()),
        )
