"""Which rows an actor may see: the one filter that every path reads through."""

from sqlalchemy import ColumnElement, and_, true
from sqlmodel import col

from inventory.systems.system import System
from record.actors import Actor


def visible_systems(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that a system is one which the actor may see.

    Everyone who holds a role sees the register: finding what others already have is its purpose.
    Entries that were merged away are not systems any more.
    """
    seen = true() if actor.grants else col(System.id).is_(None)
    return and_(seen, col(System.merged_into_id).is_(None))
