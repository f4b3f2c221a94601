"""What people call things on the command line: by id, by short name, or simply by name."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, exists, or_, select
from sqlmodel import col

from app.cli.register import actor
from app.cli.speaking.refusals import RefusedError
from inventory.errors import MergedAwayError, NotFoundError
from inventory.organisation.unit_names import UnitNames
from inventory.organisation.units import Unit
from inventory.swedish import name_key, sort_key
from inventory.systems.reading.filters import systems_matching
from inventory.systems.reading.finding import find_system
from inventory.systems.system import System, SystemAlias
from inventory.visibility import visible_systems
from inventory.vocabulary.functions import Function
from record.ids import as_uuid
from record.people import Person

SUGGESTED = 5

T = TypeVar("T")


def function_called(connection: Connection, ref: str) -> str:
    """Return the code of the function with that code or label."""
    labelled = col(Function.sort_key) == sort_key(ref)
    found = connection.scalars(
        select(col(Function.code)).where(or_(col(Function.code) == ref, labelled))
    ).all()
    if not found:
        raise NotFoundError("function", ref)
    return ref if ref in found else _only("funktioner", ref, [(code, code) for code in found])


def unit_called(connection: Connection, ref: str) -> UUID:
    """Return the unit with that id, short name or name, or at the end of a path `A / B`."""
    units = connection.execute(select(Unit.__table__)).mappings()  # type: ignore[attr-defined]
    found = UnitNames(Unit(**unit) for unit in units).find(ref.split("/"))
    if not found:
        raise NotFoundError("unit", ref)
    return _only("enheter", ref, [(unit.id, unit.slug) for unit in found])


def person_called(connection: Connection, ref: str) -> UUID:
    """Return the person with that id, id in the directory, or exact name."""
    row_id = as_uuid(ref)
    named = or_(col(Person.external_id) == ref, col(Person.name) == ref)
    known = col(Person.id) == row_id if row_id else named
    people = connection.execute(select(col(Person.id), col(Person.external_id)).where(known))
    found = [(person_id, external_id or str(person_id)) for person_id, external_id in people]
    if not found:
        raise NotFoundError("person", ref)
    return _only("personer", ref, found)


def owner_called(connection: Connection, ref: str) -> UUID:
    """Return the unit or the person of that name."""
    try:
        return unit_called(connection, ref)
    except NotFoundError:
        return person_called(connection, ref)


def system_called(connection: Connection, ref: str) -> UUID:
    """Return the system with that id, short name, id in its source, name or alias.

    One that was merged into another is that other.
    """
    try:
        return find_system(connection, actor(), ref)
    except MergedAwayError as error:
        return error.into
    except NotFoundError:
        found = _systems_named(connection, ref)
    if not found:
        raise RefusedError(_no_such_system(connection, ref))
    return _only("system", ref, found)


def _systems_named(connection: Connection, ref: str) -> list[tuple[UUID, str]]:
    alias = exists().where(
        col(SystemAlias.system_id) == col(System.id), col(SystemAlias.alias) == ref
    )
    named = or_(col(System.external_id) == ref, col(System.name_key) == name_key(ref), alias)
    found = select(col(System.id), col(System.slug)).where(visible_systems(actor()), named)
    return [(system_id, slug) for system_id, slug in connection.execute(found)]


def _no_such_system(connection: Connection, ref: str) -> str:
    like = systems_matching(actor(), {"q": ref})
    names = select(col(System.name)).where(col(System.id).in_(like)).order_by(col(System.sort_key))
    found = connection.scalars(names.limit(SUGGESTED)).all()
    suggestion = f" Menade du {', '.join(found)}?" if found else ""
    return f"Det finns inget system som heter ”{ref}”.{suggestion}"


def _only(what: str, ref: str, found: Sequence[tuple[T, str]]) -> T:
    if len(found) > 1:
        choices = ", ".join(sorted(called for _, called in found))
        raise RefusedError(f"Flera {what} heter ”{ref}”. Välj en av: {choices}.")
    return found[0][0]
