"""An entry without what it says of systems that somebody may not see: as if they were not there."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from inventory.systems.reading.completeness import completeness_without

Card = dict[str, Any]

REFERENCES = ("parent", "replaced_by")


def veiled(card: Card, hidden: Collection[UUID]) -> Card:
    """Return an entry without these systems; the very same where it names none of them."""
    named = named_systems(card).intersection(hidden)
    return _without(card, named) if named else card


def named_systems(card: Mapping[str, Any]) -> set[UUID]:
    """Return the other systems that an entry names."""
    named = {card[field]["id"] for field in REFERENCES if card[field]}
    named |= {flow[end]["id"] for flow in card["integrations"] for end in ("from", "to")}
    needed = (one["common_solutions"] for one in card["exemption_needed"])
    named |= {system["id"] for systems in needed for system in systems}
    return named - {card["id"]}


def _without(card: Card, hidden: set[UUID]) -> Card:
    told = card | {field: None for field in REFERENCES if _is_one_of(card[field], hidden)}
    told["integrations"] = [
        flow
        for flow in card["integrations"]
        if not (_is_one_of(flow["from"], hidden) or _is_one_of(flow["to"], hidden))
    ]
    needed = [
        one | {"common_solutions": _others(one["common_solutions"], hidden)}
        for one in card["exemption_needed"]
    ]
    told["exemption_needed"] = [one for one in needed if one["common_solutions"]]
    # A reference that is not there may be one that is demanded.
    gone = [field for field in REFERENCES if told[field] is None]
    told["completeness"] = completeness_without(told, gone)
    return told


def _is_one_of(system: Mapping[str, Any] | None, hidden: Collection[UUID]) -> bool:
    return system is not None and system["id"] in hidden


def _others(systems: list[Card], hidden: Collection[UUID]) -> list[Card]:
    return [system for system in systems if system["id"] not in hidden]
