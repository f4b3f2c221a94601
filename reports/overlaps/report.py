"""The overlap report as values: what there is, where it is, and what was concluded of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, select
from sqlmodel import col

from inventory.sample.sample import has_sample
from inventory.systems.system import System, SystemStatus
from inventory.visibility import visible_systems
from matching.functions.evidence import Certainty
from matching.overlaps.finding import Overlaps, Wanted
from matching.overlaps.overlap import OverlapKind
from matching.verdicts.reading import Concluded, Standing
from record.actors import Actor
from record.auditing.checkpoints import told_now
from reports.overlaps.departments import read_departments
from reports.overlaps.heat import heat_table
from reports.overlaps.meaning import MEANING

Card = Mapping[str, Any]

BY_FUNCTION = Wanted(kind=OverlapKind.SAME_FUNCTION)
FIRST = 5
"""How many a reader is told to begin with."""


def overlap_report(
    connection: Connection, actor: Actor, overlaps: Overlaps, today: date
) -> dict[str, Any]:
    """Return the report on what an actor may see, as of today."""
    cards = overlaps.ranked()
    functions = [card for card in cards if card["kind"] == OverlapKind.SAME_FUNCTION]
    products = [card for card in cards if card["kind"] == OverlapKind.SAME_PRODUCT]
    return {
        "on": today,
        "sample": has_sample(connection),
        "summary": _summary(cards, _count_systems(connection, actor)),
        "first": list(_first(overlaps)),
        "heat": heat_table(functions, read_departments(connection)),
        "same_function": functions,
        "same_product": products,
        "verdicts": list(_verdicts(overlaps, cards, today)),
        "meaning": list(MEANING),
        "history": told_now(connection),
    }


def _first(overlaps: Overlaps) -> Iterator[str]:
    """Return the keys of those to begin with."""
    begun = (one for one in overlaps.order(BY_FUNCTION) if not overlaps.is_settled(one))
    return (one.key for one in islice(begun, FIRST))


def _count_systems(connection: Connection, actor: Actor) -> int:
    seen = select(func.count(col(System.id))).where(
        visible_systems(actor), col(System.status) != SystemStatus.RETIRED
    )
    return connection.scalar(seen) or 0


def _summary(cards: Sequence[Card], systems: int) -> dict[str, int]:
    members = [member for card in cards for member in card["members"]]
    verdicts = [verdict for card in cards for verdict in card["verdicts"]]
    standings = [verdict["standing"] for verdict in verdicts]
    return {
        "systems": systems,
        "overlapping": len({member["system"]["id"] for member in members}),
        "same_function": _count(cards, "kind", OverlapKind.SAME_FUNCTION),
        "same_product": _count(cards, "kind", OverlapKind.SAME_PRODUCT),
        "certain": _count(cards, "certainty", Certainty.CERTAIN),
        "possible": _count(cards, "certainty", Certainty.POSSIBLE),
        "without_verdict": sum(not card["verdicts"] for card in cards),
        "verdicts_changed_since": standings.count(Standing.CHANGED_SINCE),
        "verdicts_lapsed": standings.count(Standing.LAPSED),
        "annual_cost_known": _cost(cards),
    }


def _cost(cards: Sequence[Card]) -> int:
    """Return what those cost that only do what others do too, each system once.

    One product entered twice says nothing of that: it may well be a suite.
    """
    counted = {
        member["system"]["id"]: member["annual_cost"]
        for card in cards
        if card["kind"] == OverlapKind.SAME_FUNCTION
        for member in card["members"]
        if member["cost_counted"]
    }
    return sum(counted.values())


def _count(cards: Sequence[Card], name: str, word: str) -> int:
    return sum(card[name] == word for card in cards)


def _verdicts(overlaps: Overlaps, cards: Sequence[Card], today: date) -> Iterator[dict[str, Any]]:
    """Return each verdict with the overlap that it is about, what needs a look first.

    Where there is no such overlap any more, it says that of the verdict: it has been carried out.
    """
    found = [{"overlap": card["key"], **verdict} for card in cards for verdict in card["verdicts"]]
    yield from sorted(found, key=lambda one: one["standing"] == Standing.IN_FORCE)
    for one in overlaps.verdicts:
        if all(overlaps.one(key) is None for key in _keys(one)):
            yield {"overlap": None, **one.told(None, today)}


def _keys(verdict: Concluded) -> Iterator[str]:
    if verdict.row["function_code"]:
        yield f"function:{verdict.row['function_code']}"
    else:
        yield from (f"product:{row_id}" for row_id in {verdict.row["product_id"], *verdict.ids})
