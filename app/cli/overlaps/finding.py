"""Which overlaps somebody asks for, in the words that people use."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from app.cli.references import function_called, unit_called
from app.cli.speaking.refusals import RefusedError
from app.wording.overlaps import joined, title_of
from inventory.swedish import name_key
from inventory.systems.reading.filters import subtree_of
from matching.overlaps.finding import Overlaps, Wanted

Card = Mapping[str, Any]

SUGGESTED = 5


def wanted_overlaps(connection: Connection, filters: Mapping[str, Any]) -> Wanted:
    """Return what the filters ask for, as the register knows it."""
    known = dict(filters)
    if "function" in known:
        known["function"] = function_called(connection, known["function"])
    if "unit" in known:
        below = subtree_of(str(unit_called(connection, known["unit"])))
        known["units"] = frozenset(connection.scalars(below))
        del known["unit"]
    return Wanted(**known)


def overlap_called(overlaps: Overlaps, ref: str) -> Card:
    """Return the overlap with that key, function or product; part of a name will do."""
    found = overlaps.one(ref)
    if found is not None:
        return overlaps.card(found)
    cards = overlaps.ranked()
    wanted = name_key(ref)
    exact = [card for card in cards if wanted in _names(card)]
    like = exact or [card for card in cards if any(wanted in name for name in _names(card))]
    if not like:
        raise RefusedError(f"Inget överlapp heter ”{ref}”. Alla: samsyn overlaps")
    if len(like) > 1 and not exact:
        choices = joined([f"”{title_of(card)}”" for card in like[:SUGGESTED]])
        raise RefusedError(f"Flera överlapp heter något med ”{ref}”: {choices}. Välj ett av dem.")
    return like[0]


def _names(card: Card) -> set[str]:
    """Return what an overlap may be called; one product is called by each of its names."""
    if card["function"]:
        return {card["function"]["code"], name_key(card["function"]["label"])}
    return {name_key(title_of(card)), *(name_key(m["system"]["name"]) for m in card["members"])}
