"""Which systems a stretch of the history has touched, as far as the detector is concerned."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.systems.uses import SystemUse
from record.standing import news_of

MOST_CHANGES = 2_000
"""Past so many changes all is read anew."""

ABOUT_A_SYSTEM = frozenset(
    (
        *("system", "system_alias", "system_function", "system_use", "information_class"),
        *("exemption",),
    )
)
ABOUT_A_USE = frozenset(("used_function",))
ABOUT_MANY = frozenset(("unit", "vendor", "contract", "contract_share"))
ABOUT_WORDS = frozenset(("function", "known_product"))


@dataclass(frozen=True)
class Touched:
    """What has to be read anew; systems None: all of them."""

    systems: frozenset[UUID] | None
    words: bool


EVERYTHING = Touched(None, words=True)


def touched(connection: Connection, after: int, until: int) -> Touched:
    """Return what the changes after one head until another touched."""
    if until - after > MOST_CHANGES:
        return EVERYTHING
    by_table: defaultdict[str, set[UUID]] = defaultdict(set)
    for _sequence, table, about in news_of(connection, after, until):
        by_table[table].add(about)
    words = bool(ABOUT_WORDS & by_table.keys())
    if ABOUT_MANY & by_table.keys():
        return Touched(None, words)
    systems = {row_id for table in ABOUT_A_SYSTEM for row_id in by_table.get(table, ())}
    uses = {row_id for table in ABOUT_A_USE for row_id in by_table.get(table, ())}
    if uses:
        of_uses = select(col(SystemUse.system_id)).where(col(SystemUse.id).in_(uses))
        systems.update(connection.scalars(of_uses))
    return Touched(frozenset(systems), words)
