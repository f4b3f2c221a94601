"""Finding the system that an address names, by id or slug, among those that may be seen."""

from collections.abc import Iterable
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, or_, select
from sqlmodel import col

from inventory.errors import MergedAwayError, NotFoundError
from inventory.systems.system import System
from inventory.visibility import Visibility, visibility_of, visible_systems
from record.actors import Actor
from record.ids import as_uuid


def find_system(connection: Connection, actor: Actor, ref: str) -> UUID:
    """Return the id of a system that the actor may see, by id or slug.

    An entry that was merged into one that the actor may see says where it went.
    """
    row_id = as_uuid(ref)
    found = connection.scalar(_named(visibility_of(actor), row_id is None), {"ref": row_id or ref})
    if found is None:
        raise _where_it_went(connection, actor, ref) or NotFoundError("system", ref)
    return found


def find_visible(
    connection: Connection, visibility: Visibility, refs: Iterable[str]
) -> dict[str, UUID]:
    """Return the ids of those of the systems that may be seen, by what they were called."""
    ids = {ref: as_uuid(ref) for ref in refs}
    if not ids:
        return {}
    named = or_(
        col(System.id).in_([row_id for row_id in ids.values() if row_id]),
        col(System.slug).in_([ref for ref, row_id in ids.items() if row_id is None]),
    )
    seen = select(col(System.id), col(System.slug)).where(named, visibility.condition)
    by_slug = {slug: row_id for row_id, slug in connection.execute(seen)}
    known = frozenset(by_slug.values())
    wanted = {ref: row_id or by_slug.get(ref) for ref, row_id in ids.items()}
    return {ref: row_id for ref, row_id in wanted.items() if row_id in known}


@cache
def _named(visibility: Visibility, by_slug: bool) -> Select[UUID]:
    named = col(System.slug) if by_slug else col(System.id)
    return select(col(System.id)).where(named == bindparam("ref"), visibility.condition)


def _where_it_went(connection: Connection, actor: Actor, ref: str) -> MergedAwayError | None:
    row_id = as_uuid(ref)
    named = col(System.slug) == ref if row_id is None else col(System.id) == row_id
    into = connection.scalar(select(col(System.merged_into_id)).where(named))
    while into is not None:
        if connection.scalar(
            select(col(System.id)).where(col(System.id) == into, visible_systems(actor))
        ):
            return MergedAwayError(into)
        into = connection.scalar(select(col(System.merged_into_id)).where(col(System.id) == into))
    return None
