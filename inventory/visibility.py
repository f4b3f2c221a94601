"""Which rows an actor may see: the one filter that every path reads through."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, true
from sqlmodel import col

from inventory.systems.system import System
from record.actors import Actor


@dataclass(frozen=True)
class Visibility:
    """How much of the register someone sees. Equal ones see the same, so selects can be kept."""

    sees_register: bool

    @property
    def condition(self) -> ColumnElement[bool]:
        """Return the condition that a system is one of those seen.

        Entries that were merged away are not systems any more.
        """
        seen = true() if self.sees_register else false()
        return and_(seen, col(System.merged_into_id).is_(None))


def visibility_of(actor: Actor) -> Visibility:
    """Return what an actor sees.

    Everyone who holds a role sees the register: finding what others already have is its purpose.
    """
    return Visibility(sees_register=bool(actor.grants))


def visible_systems(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that a system is one which the actor may see."""
    return visibility_of(actor).condition
