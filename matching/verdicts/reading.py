"""Verdicts as they stand today: which are in force, which have lapsed, what has changed since."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from inventory.organisation.units import Unit
from inventory.systems.system import System
from matching.overlaps.overlap import Overlap, OverlapKind
from matching.verdicts.seen import Changed, changed_since, seen_now
from matching.verdicts.verdicts import Verdict, VerdictOutcome, VerdictSystem

TARGET = aliased(System, name="target")
OWN = (
    *("id", "function_code", "product_id", "outcome", "reason", "owner_role", "due", "until"),
    *("mandate", "seen", "decided_by", "decided_at"),
)


class Standing(StrEnum):
    """How a verdict stands."""

    IN_FORCE = "in_force"
    CHANGED_SINCE = "changed_since"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class Concluded:
    """A verdict with the systems that it is about."""

    row: Mapping[str, Any]
    systems: tuple[dict[str, Any], ...]

    @property
    def ids(self) -> frozenset[UUID]:
        """Return the ids of the systems that it is about."""
        return frozenset(system["id"] for system in self.systems)

    @property
    def named(self) -> frozenset[str]:
        """Return the ids of the systems that it rests on: those that were there to be seen, too."""
        row = self.row
        others = {str(row[name]) for name in ("product_id", "target_id") if row[name]}
        return frozenset({*map(str, self.ids), *row["seen"], *others})

    def is_about(self, overlap: Overlap) -> bool:
        """Return whether it is about an overlap, as it was or as it is."""
        if overlap.kind is OverlapKind.SAME_FUNCTION:
            return bool(self.row["function_code"] == overlap.code)
        members = {member.entry.id for member in overlap.members}
        return self.row["product_id"] in members or bool(
            self.row["product_id"] and self.ids & members
        )

    def lapsed(self, today: date) -> bool:
        """Return whether the day until which it holds, or by which all was to be done, is past."""
        day = self.row["until"] or self.row["due"]
        return day is not None and day < today

    def settles(self, overlap: Overlap, today: date) -> bool:
        """Return whether there is nothing left to do about the systems, and nothing has changed."""
        outcome = self.row["outcome"]
        final = outcome in (VerdictOutcome.JUSTIFIED, VerdictOutcome.FALSE_ALARM)
        return final and not self.lapsed(today) and not self.changed(overlap).anything

    def told(self, overlap: Overlap | None, today: date) -> dict[str, Any]:
        """Return it as it is given out."""
        row = self.row
        changed = self.changed(overlap)
        standing = Standing.CHANGED_SINCE if changed.anything else Standing.IN_FORCE
        return {
            "id": row["id"],
            "outcome": row["outcome"],
            "systems": list(self.systems),
            "reason": row["reason"],
            "target_system": _named(row, "target"),
            "owner": {"unit": _named(row, "unit"), "role": row["owner_role"]},
            "due": row["due"],
            "until": row["until"],
            "mandate": row["mandate"],
            "decided_by": row["decided_by"],
            "decided_at": row["decided_at"],
            "standing": Standing.LAPSED if self.lapsed(today) else standing,
            "changed_since": changed.told(),
        }

    def changed(self, overlap: Overlap | None) -> Changed:
        """Return what differs in the overlap from when this was concluded."""
        now = {} if overlap is None else seen_now(overlap)
        return changed_since(self.row["seen"], now, {str(row_id) for row_id in self.ids})


def read_verdicts(connection: Connection) -> list[Concluded]:
    """Return all verdicts, the oldest first; two selects."""
    systems: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    about = (
        select(col(VerdictSystem.verdict_id), col(System.id), col(System.name))
        .join(System, col(System.id) == col(VerdictSystem.system_id))
        .order_by(col(System.sort_key), col(System.id))
    )
    for verdict_id, system_id, name in connection.execute(about):
        systems[verdict_id].append({"id": system_id, "name": name})
    rows: Any = connection.execute(
        select(
            *(getattr(Verdict, name) for name in OWN),
            col(TARGET.id).label("target_id"),
            col(TARGET.name).label("target_name"),
            col(Unit.id).label("unit_id"),
            col(Unit.name).label("unit_name"),
        )
        .outerjoin(TARGET, col(TARGET.id) == col(Verdict.target_system_id))
        .outerjoin(Unit, col(Unit.id) == col(Verdict.owner_unit_id))
        .order_by(col(Verdict.decided_at), col(Verdict.id))
    )
    return [Concluded(row, tuple(systems[row["id"]])) for row in rows.mappings()]


def latest_by_system(verdicts: Sequence[Concluded]) -> dict[UUID, Concluded]:
    """Return for each system the last verdict that is about it."""
    return {row_id: verdict for verdict in verdicts for row_id in verdict.ids}


def _named(row: Mapping[str, Any], what: str) -> dict[str, Any] | None:
    row_id = row[f"{what}_id"]
    return None if row_id is None else {"id": row_id, "name": row[f"{what}_name"]}
