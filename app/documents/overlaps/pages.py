"""The overlap report as texts to set on pages: nothing here knows how a page looks."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from app.documents.overlaps.opening import STEPS, first, lead
from app.documents.overlaps.rows import parts_of, verdict_rows
from app.labels import label
from app.wording.acting import before_concluding
from app.wording.checkpoints import CHECKING, PLACE, place_of
from app.wording.numbers import money
from app.wording.overlaps import (
    certainty_of,
    cost_of,
    evidence_of,
    sentence,
    size_of,
    title_of,
    units_of,
    use_of,
)
from app.wording.verdicts import changes_of, verdict_of
from inventory.systems.system import SystemStatus
from matching.verdicts.verdicts import VerdictOutcome

Card = Mapping[str, Any]

SHOWN_WHOLE = 30
"""Overlaps of a kind that are shown with their systems; the rest are listed."""
MOST_MEMBERS = 25
MOST_COLUMNS = 14
"""Departments that a page has room for, side by side."""
MOST_EVIDENCE = 3
ORDINARY = frozenset({SystemStatus.IN_USE, SystemStatus.UNKNOWN})
"""Statuses that say nothing about what to do."""


def pages_of(report: Card) -> dict[str, Any]:
    """Return all texts of the report."""
    functions, products, today = report["same_function"], report["same_product"], report["on"]
    numbered = list(enumerate(functions, start=1))
    return {
        "day": str(today),
        "year": today.year,
        "month": today.month,
        "date": today.day,
        "sample": report["sample"],
        "lead": list(lead(report["summary"])),
        "first": [first(card, today) for card in functions if card["key"] in report["first"]],
        "steps": list(STEPS),
        "heat": list(_heat(report["heat"])),
        "groups": [_group(at, card, today) for at, card in numbered[:SHOWN_WHOLE]],
        "rest": [_line(at, card) for at, card in numbered[SHOWN_WHOLE:]],
        "products": [_group(0, card, today) for card in products[:SHOWN_WHOLE]],
        "more_products": [_product(card) for card in products[SHOWN_WHOLE:]],
        "verdicts": [[_said(cell) for cell in row[:10]] for row in verdict_rows(report)],
        "meaning": report["meaning"],
        "history": _history(report["history"]),
    }


def _heat(heat: Card) -> Iterator[dict[str, Any]]:
    """Return the heat table, in as many tables as its departments need."""
    names = [department["name"] for department in heat["departments"]]
    for start in range(0, len(names), MOST_COLUMNS):
        here = slice(start, start + MOST_COLUMNS)
        yield {
            "departments": names[here],
            "rows": [
                {
                    "title": row["function"]["label"],
                    "certainty": certainty_of(row),
                    "systems": row["systems"],
                    "cells": row["cells"][here],
                }
                for row in heat["rows"]
                if any(row["cells"][here])
            ],
        }


def _group(at: int, card: Card, today: date) -> dict[str, Any]:
    everyone = list(parts_of(card))
    return {
        "title": f"{at}. {title_of(card)}" if at else title_of(card),
        "certainty": certainty_of(card),
        "size": f"{sentence(size_of(card))}. {sentence(cost_of(card))}.",
        "next": " ".join(before_concluding(card, today)),
        "members": [_member(part, member) for part, member in everyone[:MOST_MEMBERS]],
        "more": max(0, len(everyone) - MOST_MEMBERS),
        "verdicts": [
            [verdict_of(one), [f"Sedan dess: {told}." for told in changes_of(one["changed_since"])]]
            for one in card["verdicts"]
        ],
    }


def _member(part: str, member: Card) -> dict[str, Any]:
    uses: Sequence[str] = [use_of(use) for use in member["uses"]] or units_of(member)
    evidence = list(dict.fromkeys(evidence_of(one) for one in member["evidence"]))
    return {
        "name": member["system"]["name"],
        "part": part,
        "certainty": certainty_of(member),
        "status": "" if member["status"] in ORDINARY else label(SystemStatus(member["status"])),
        "uses": "; ".join(uses) or "–",
        "cost": money(member["annual_cost"]),
        "beside": not part and member["annual_cost"] is not None and not member["cost_counted"],
        "ends": str(member["contract_ends_on"] or "–"),
        "evidence": "; ".join(evidence[:MOST_EVIDENCE]),
        "verdict": label(VerdictOutcome(member["verdict"]["outcome"])) if member["verdict"] else "",
    }


def _line(at: int, card: Card) -> list[str]:
    systems = ", ".join(member["system"]["name"] for member in card["members"])
    return [str(at), title_of(card), certainty_of(card), systems, size_of(card), cost_of(card)]


def _product(card: Card) -> list[str]:
    return [title_of(card), certainty_of(card), size_of(card), cost_of(card)]


def _history(checkpoint: Card | None) -> list[str]:
    """Return where in the history the report stands; where nothing has happened, nothing."""
    if checkpoint is None:
        return []
    return [f"{PLACE}: {place_of(checkpoint)}", CHECKING]


def _said(cell: Any) -> str:
    return "" if cell is None else str(cell)
