"""Which kept cards a change makes stale; where it is hard to say, all of them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, func, select
from sqlmodel import col

from app.operations.kept.stale.reach import Reach, reach_of
from app.operations.kept.stale.reaching import reached_from
from inventory.swedish import name_key
from inventory.systems.functions import CommonSolution
from inventory.vocabulary.functions import Function
from record.history.changes import Change

MOST_CHANGES = 1_000
"""Past so many changes it is quicker to start anew than to look at each."""


BETWEEN = frozenset({"integration", "contract_share"})
"""Tables whose rows name systems beside the one that they are about."""
NAMED_SYSTEM = re.compile(r'"(?:from_|to_)?system_id":"([0-9a-f-]{32,36})"')


@dataclass(frozen=True)
class Stale:
    """What says something else now."""

    changed: frozenset[UUID]
    """Systems that are not what they were: addresses may name others."""
    cards: frozenset[UUID] | None
    """Systems whose cards are stale; None: all of them may be."""
    order: bool
    """Whether the list of all systems is another."""


def stale_systems(connection: Connection, after: int, until: int) -> Stale | None:
    """Return what the changes after one head until another made stale; None: all may be."""
    if until - after > MOST_CHANGES:
        return None
    reached: defaultdict[Reach, set[UUID]] = defaultdict(set)
    order = False
    renamed: set[str] = set()
    for table, action, about, was, now_is in _changes(connection, after, until):
        reach = reach_of(table, action, was)
        reached[reach].add(about)
        if table in BETWEEN:
            reached[Reach.OWN_SYSTEM].update(map(UUID, NAMED_SYSTEM.findall(was)))
        if table == "unit":
            renamed |= _names(was) | _names(now_is)
        order = order or reach is Reach.NEIGHBOURS or _is_seen_by_others(table, was)
    own = reached[Reach.OWN_SYSTEM] | reached[Reach.NEIGHBOURS] | reached[Reach.BOTH_ENDS]
    changed = frozenset(own)
    if reached[Reach.ALL] or _is_common_solution(connection, reached[Reach.NEIGHBOURS]):
        return Stale(changed, None, order)
    if _is_a_boards(connection, renamed):
        reached[Reach.BELOW_UNIT] = reached[Reach.ITS_UNIT]
    return Stale(changed, changed | reached_from(connection, reached), order)


def _changes(connection: Connection, after: int, until: int) -> Iterator[Any]:
    rows = connection.execute(
        select(
            *(col(Change.object_type), col(Change.action), col(Change.about)),
            *(func.coalesce(text, "") for text in (col(Change.before), col(Change.after))),
        ).where(col(Change.sequence) > after, col(Change.sequence) <= until)
    )
    yield from rows


def _names(values: str) -> set[str]:
    name = orjson.loads(values or "{}").get("name")
    return {name_key(name)} if name else set()


def _is_a_boards(connection: Connection, names: set[str]) -> bool:
    """Return whether a board owns functions under one of the names."""
    if not names:
        return False
    boards = select(col(Function.owner_board)).where(col(Function.owner_board).is_not(None))
    return any(board and name_key(board) in names for board in connection.scalars(boards))


def _is_seen_by_others(table: str, before: str) -> bool:
    """Return whether a change lets others see a system than before: new, or put elsewhere."""
    if table == "system":
        return not before or '"owner_unit_id"' in before
    return table == "system_role"


def _is_common_solution(connection: Connection, systems: set[UUID]) -> bool:
    """Return whether one of them is named in the cards of all that serve the same function."""
    if not systems:
        return False
    common = select(col(CommonSolution.id)).where(col(CommonSolution.system_id).in_(systems))
    return connection.scalar(common.limit(1)) is not None
