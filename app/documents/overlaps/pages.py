"""The overlap report as texts to set on pages: nothing here knows how a page looks."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from app.documents.overlaps.rows import parts_of, verdict_rows
from app.labels import label
from app.wording.acting import before_concluding, what_to_do
from app.wording.numbers import in_number, money, number
from app.wording.overlaps import (
    certainty_of,
    cost_of,
    evidence_of,
    joined,
    sentence,
    size_of,
    title_of,
    units_of,
    use_of,
    why,
)
from app.wording.verdicts import changes_of, outcome_of, verdict_of
from inventory.systems.system import SystemStatus

Card = Mapping[str, Any]

SHOWN_WHOLE = 30
"""Overlaps that are shown with all their systems; the rest are listed."""
MOST_COLUMNS = 14
"""Departments that a page has room for, side by side."""
MOST_EVIDENCE = 3
ORDINARY = frozenset({SystemStatus.IN_USE, SystemStatus.UNKNOWN})
"""Statuses that say nothing about what to do."""


def pages_of(report: Card) -> dict[str, Any]:
    """Return all texts of the report."""
    functions, today = report["same_function"], report["on"]
    numbered = list(enumerate(functions, start=1))
    return {
        "day": str(today),
        "year": today.year,
        "month": today.month,
        "date": today.day,
        "sample": report["sample"],
        "lead": list(_lead(report["summary"])),
        "first": [_first(card, today) for card in functions if card["key"] in report["first"]],
        "steps": list(STEPS),
        "heat": list(_heat(report["heat"])),
        "groups": [_group(at, card, today) for at, card in numbered[:SHOWN_WHOLE]],
        "rest": [_line(at, card) for at, card in numbered[SHOWN_WHOLE:]],
        "products": [_group(0, card, today) for card in report["same_product"]],
        "verdicts": [[_said(cell) for cell in row[:10]] for row in verdict_rows(report)],
        "meaning": report["meaning"],
    }


STEPS = (
    "Fråga dem som använder systemen om bilden stämmer. Rätta registret där den inte gör det.",
    (
        "Bestäm för varje överlapp om systemen ska bli ett, får finnas sida vid sida eller om det "
        "var falskt larm. Skriv bedömningen i Samsyn, så finns den kvar."
    ),
    "Ska de bli ett: utse vilket som blir kvar, vem som ansvarar och när det ska vara klart.",
    "Ta fram rapporten igen. Den visar vad som har ändrats sedan ni bestämde er.",
)


def _lead(told: Mapping[str, int]) -> Iterator[str]:
    """Return in plain words how it is."""
    yield (
        f"Registret har {number(told['systems'])} system. {number(told['overlapping'])} av dem gör "
        "samma sak som något annat, helt eller delvis."
    )
    yield (
        f"{in_number(told['same_function'], 'funktion', 'funktioner')} utförs av två eller fler "
        f"system, och i {in_number(told['same_product'], 'fall', 'fall')} står troligen samma "
        f"produkt två gånger. {number(told['certain'])} är säkra och "
        f"{number(told['possible'])} möjliga."
    )
    cost = told["annual_cost_known"]
    if cost:
        yield (
            f"De system som bara gör det som även andra gör kostar minst {money(cost)} per år. "
            "Det är inte vad som går att spara: något av dem behövs."
        )
    yield _verdicts_in_words(told)


def _verdicts_in_words(told: Mapping[str, int]) -> str:
    waiting = told["without_verdict"]
    parts = [f"{number(waiting)} överlapp har ingen bedömt än"] if waiting else []
    if told["verdicts_changed_since"]:
        parts.append(f"{number(told['verdicts_changed_since'])} har ändrats sedan de bedömdes")
    if told["verdicts_lapsed"]:
        parts.append(f"för {number(told['verdicts_lapsed'])} har datumet passerat")
    return f"{sentence(joined(parts))}." if parts else "Alla överlapp är bedömda."


def _first(card: Card, today: date) -> dict[str, Any]:
    return {
        "title": title_of(card),
        "systems": joined([member["system"]["name"] for member in card["members"]]),
        "why": f"{sentence(joined(why(card)))}.",
        "next": " ".join(what_to_do(card, today)),
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
    return {
        "title": f"{at}. {title_of(card)}" if at else title_of(card),
        "certainty": certainty_of(card),
        "size": f"{sentence(size_of(card))}. {sentence(cost_of(card))}.",
        "next": " ".join(before_concluding(card, today)),
        "members": [_member(part, member) for part, member in parts_of(card)],
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
        "verdict": outcome_of(member["verdict"]) if member["verdict"] else "",
    }


def _line(at: int, card: Card) -> list[str]:
    systems = ", ".join(member["system"]["name"] for member in card["members"])
    return [str(at), title_of(card), certainty_of(card), systems, size_of(card), cost_of(card)]


def _said(cell: Any) -> str:
    return "" if cell is None else str(cell)
