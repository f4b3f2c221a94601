"""Which kept cards a change makes stale; where it is hard to say, all of them."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, Executable, Select, or_, select, union_all
from sqlmodel import col

from inventory.agreements.contracts import ContractShare
from inventory.systems.functions import CommonSolution
from inventory.systems.integrations import Integration
from inventory.systems.system import System
from inventory.systems.uses import SystemUse
from record.changes import Action, Change

MOST_CHANGES = 1_000
"""Past so many changes it is quicker to start anew than to look at each."""


class Reach(StrEnum):
    """How far a change of a row reaches among the cards of systems."""

    NONE = "none"
    OWN_SYSTEM = "own_system"
    NEIGHBOURS = "neighbours"
    ITS_USE = "its_use"
    ITS_VENDOR = "its_vendor"
    ITS_CONTRACT = "its_contract"
    ALL = "all"


OWN = dict.fromkeys(
    (
        *("system_alias", "system_function", "system_use", "system_role", "confirmation"),
        *("operation", "information_class", "personal_data", "openness", "training", "joining"),
        *("exemption",),
    ),
    Reach.OWN_SYSTEM,
)
GATE = (
    *("process_version", "system_request", "request_step", "request_function", "request_author"),
    *("comment", "candidate", "inquiry", "decision", "decision_condition", "board_decision"),
    *("delegation_decision", "attachment", "attachment_content"),
)
REACH: Mapping[str, Reach] = OWN | {
    "used_function": Reach.ITS_USE,
    "vendor": Reach.ITS_VENDOR,
    "contract": Reach.ITS_CONTRACT,
    "import_run": Reach.NONE,
    "known_product": Reach.NONE,
    "role_holding": Reach.NONE,
    "api_token": Reach.NONE,
    "unit_post": Reach.NONE,
    "delegation_rule": Reach.NONE,
    "bypass": Reach.NONE,
    **dict.fromkeys(GATE, Reach.NONE),
}
"""Tables that are not named here may change what any system's card says."""

HARMLESS_WHEN_NEW = frozenset({"unit", "vendor", "function", "person", "contract"})
"""Nothing refers to a row that has just been made; what comes to refer to it is a change too."""


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
    changes = connection.execute(
        select(
            col(Change.object_type), col(Change.action), col(Change.about), col(Change.before)
        ).where(col(Change.sequence) > after, col(Change.sequence) <= until)
    )
    reached: defaultdict[Reach, set[UUID]] = defaultdict(set)
    order = False
    for table, action, about, before in changes:
        reach = _reach(table, action, before or "")
        reached[reach].add(about)
        order = order or reach is Reach.NEIGHBOURS or (table == "system" and before is None)
    changed = frozenset(reached[Reach.OWN_SYSTEM] | reached[Reach.NEIGHBOURS])
    if reached[Reach.ALL] or _is_common_solution(connection, reached[Reach.NEIGHBOURS]):
        return Stale(changed, None, order)
    stale = set(changed)
    for reach, reaching in REACHING.items():
        if reached[reach]:
            stale |= set(connection.scalars(reaching(reached[reach])))
    return Stale(changed, frozenset(stale), order)


def _reach(table: str, action: Action, before: str) -> Reach:
    if table == "system":
        # Others' cards say its name, and a merge moves what hung on it.
        named = action is not Action.CREATED and ('"name"' in before or "merged_into" in before)
        return Reach.NEIGHBOURS if named else Reach.OWN_SYSTEM
    if action is Action.CREATED and table in HARMLESS_WHEN_NEW:
        return Reach.NONE
    return REACH.get(table, Reach.ALL)


def _is_common_solution(connection: Connection, systems: set[UUID]) -> bool:
    """Return whether one of them is named in the cards of all that serve the same function."""
    if not systems:
        return False
    common = select(col(CommonSolution.id)).where(col(CommonSolution.system_id).in_(systems))
    return connection.scalar(common.limit(1)) is not None


def _neighbours(systems: set[UUID]) -> Executable:
    giver, taker = col(Integration.from_system_id), col(Integration.to_system_id)
    refers = or_(col(System.parent_id).in_(systems), col(System.replaced_by_id).in_(systems))
    return union_all(
        select(col(System.id)).where(refers),
        select(taker).where(giver.in_(systems)),
        select(giver).where(taker.in_(systems)),
    )


def _with_use(uses: set[UUID]) -> Select[UUID]:
    return select(col(SystemUse.system_id)).where(col(SystemUse.id).in_(uses))


def _of_vendor(vendors: set[UUID]) -> Select[UUID]:
    return select(col(System.id)).where(col(System.vendor_id).in_(vendors))


def _under_contract(contracts: set[UUID]) -> Select[UUID]:
    return select(col(ContractShare.system_id)).where(col(ContractShare.contract_id).in_(contracts))


REACHING: Mapping[Reach, Callable[[set[UUID]], Executable]] = {
    Reach.NEIGHBOURS: _neighbours,
    Reach.ITS_USE: _with_use,
    Reach.ITS_VENDOR: _of_vendor,
    Reach.ITS_CONTRACT: _under_contract,
}
