"""Which kept cards a change makes stale; where it is hard to say, all of them."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.systems.uses import SystemUse
from record.changes import Action, Change

MOST_CHANGES = 1_000
"""Past so many changes it is quicker to start anew than to look at each."""


class Reach(StrEnum):
    """How far a change of a row reaches among the cards of systems."""

    NONE = "none"
    OWN_SYSTEM = "own_system"
    ITS_USE = "its_use"
    ALL = "all"


OWN = dict.fromkeys(
    (
        *("system_alias", "system_function", "system_use", "system_role", "confirmation"),
        *("operation", "information_class", "personal_data", "openness", "training", "joining"),
        *("exemption",),
    ),
    Reach.OWN_SYSTEM,
)
REACH: Mapping[str, Reach] = OWN | {
    "used_function": Reach.ITS_USE,
    "import_run": Reach.NONE,
    "known_product": Reach.NONE,
    "role_holding": Reach.NONE,
    "api_token": Reach.NONE,
    "unit_post": Reach.NONE,
}
"""Tables that are not named here may change what any system's card says."""

HARMLESS_WHEN_NEW = frozenset({"unit", "vendor", "function", "person", "contract"})
"""Nothing refers to a row that has just been made; what comes to refer to it is a change too."""


def stale_systems(connection: Connection, after: int, until: int) -> set[UUID] | None:
    """Return the systems whose cards changed after one head until another; None: any may have."""
    if until - after > MOST_CHANGES:
        return None
    changes = connection.execute(
        select(
            col(Change.object_type), col(Change.action), col(Change.about), col(Change.before)
        ).where(col(Change.sequence) > after, col(Change.sequence) <= until)
    )
    stale: set[UUID] = set()
    uses: set[UUID] = set()
    for table, action, about, before in changes:
        match _reach(table, action, before or ""):
            case Reach.ALL:
                return None
            case Reach.OWN_SYSTEM:
                stale.add(about)
            case Reach.ITS_USE:
                uses.add(about)
    return stale | _systems_of(connection, uses)


def _reach(table: str, action: Action, before: str) -> Reach:
    if table == "system":
        # Others' cards say its name, and a merge moves what hung on it.
        alone = action is Action.CREATED or not ('"name"' in before or "merged_into" in before)
        return Reach.OWN_SYSTEM if alone else Reach.ALL
    if action is Action.CREATED and table in HARMLESS_WHEN_NEW:
        return Reach.NONE
    return REACH.get(table, Reach.ALL)


def _systems_of(connection: Connection, uses: set[UUID]) -> set[UUID]:
    if not uses:
        return set()
    return set(
        connection.scalars(select(col(SystemUse.system_id)).where(col(SystemUse.id).in_(uses)))
    )
