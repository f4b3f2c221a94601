"""Two entries that are one product become one: what follows, seen beforehand, then done."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlmodel import Session

from inventory.errors import CannotMergeError
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import name_anew
from inventory.systems.editing.entry import load_entry
from inventory.systems.merging.following import Consequence, follow
from inventory.systems.merging.references import references_to_systems
from inventory.systems.system import System, SystemAlias

TAKEN_OVER = ("vendor_id", "purpose", "owner_unit_id", "functions_stated", "annual_cost")
"""What the target takes from the source where it says nothing itself."""

UNSAID: tuple[Any, ...] = (None, "", [])

CHAINS = ("parent_id", "replaced_by_id")
"""Ways from system to system that may not come back to where they began."""


def merge_into(catalogue: Catalogue, source: System, target: System) -> list[Consequence]:
    """Let everything that points at the source point at the target; the source says where."""
    _refuse(source, target)
    session = catalogue.session
    consequences = [
        consequence
        for reference in references_to_systems()
        if (consequence := follow(session, reference, source, target)) is not None
    ]
    session.flush()
    consequences += _take_over(catalogue, source, target)
    source.merged_into_id = target.id
    source.version += 1
    session.flush()
    return consequences


def _refuse(source: System, target: System) -> None:
    if source.id == target.id:
        raise CannotMergeError("Ett system kan inte slås ihop med sig självt.")
    if source.merged_into_id is not None:
        raise CannotMergeError("Systemet har redan slagits ihop med ett annat.")
    if target.merged_into_id is not None:
        raise CannotMergeError("Målet har självt slagits ihop med ett annat system.")
    if source.confidential is not target.confidential:
        raise CannotMergeError("Det ena är sekretessmarkerat, det andra inte. Gör dem lika först.")


def _take_over(catalogue: Catalogue, source: System, target: System) -> Iterator[Consequence]:
    entry = load_entry(catalogue.session, target)
    known = {target.name, *(alias.alias for alias in entry.aliases)}
    if source.name not in known:
        entry.add(entry.aliases, SystemAlias(system_id=target.id, alias=source.name))
        yield Consequence("system", "name", moved=1)
    for field in TAKEN_OVER:
        said = getattr(source, field)
        if getattr(target, field) in UNSAID and said not in UNSAID:
            entry.put(target, field, said)
            yield Consequence("system", field, moved=1)
    for field in CHAINS:
        if _comes_back(catalogue.session, target, field):
            entry.put(target, field, None)
            yield Consequence("system", field, dropped=1)
    # Aliases and local names came along without passing through the entry.
    name_anew(catalogue, entry)


def _comes_back(session: Session, target: System, field: str) -> bool:
    above, passed = getattr(target, field), set[UUID]()
    while above is not None and above != target.id and above not in passed:
        passed.add(above)
        above = getattr(session.get_one(System, above), field)
    return above is not None
