"""The register's overlaps now: functions that two or more systems serve."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.organisation.units import Unit
from inventory.systems.functions import Finding, SystemFunction
from inventory.systems.system import System, SystemStatus
from inventory.systems.uses import SystemUse, UsedFunction
from inventory.visibility import visible_systems
from inventory.vocabulary.functions import Function
from record.actors import Actor

SET_WEIGHT = 1.0
"""What a person set decides; so does the function that a unit says it uses the system for."""


@dataclass
class Member:
    """A system that serves the function, with what says so."""

    system: dict[str, Any]
    annual_cost: int | None
    evidence: list[dict[str, Any]] = field(default_factory=list)
    units: set[UUID] = field(default_factory=set)


@dataclass
class Group:
    """A function and the systems that serve it."""

    code: str
    label: str
    members: dict[UUID, Member] = field(default_factory=dict)

    @property
    def units(self) -> set[UUID]:
        """Return the units that the function is served in."""
        return {unit for member in self.members.values() for unit in member.units}


def find_overlaps(connection: Connection, actor: Actor) -> list[dict[str, Any]]:
    """Return the functions that two or more systems serve, those in most units first."""
    groups = _groups(connection, actor)
    served = _functions_of_systems(groups)
    shared = [group for group in groups if len(group.members) >= 2]
    shared.sort(key=lambda group: (-len(group.units), -len(group.members), group.code))
    return [_overlap(group, served) for group in shared]


def find_overlap(connection: Connection, actor: Actor, key: str) -> dict[str, Any] | None:
    """Return one overlap by its key, if it is there."""
    overlaps = find_overlaps(connection, actor)
    return next((overlap for overlap in overlaps if overlap["key"] == key), None)


def overlaps_of(overlaps: Iterable[dict[str, Any]], system_id: UUID) -> list[dict[str, Any]]:
    """Return those of the overlaps that a system is a member of."""
    return [
        overlap
        for overlap in overlaps
        if any(member["system"]["id"] == system_id for member in overlap["members"])
    ]


def _groups(connection: Connection, actor: Actor) -> list[Group]:
    systems = _systems(connection, actor)
    labels = dict(connection.execute(select(col(Function.code), col(Function.label))).all())
    groups = {code: Group(code, label) for code, label in labels.items()}
    set_functions = select(col(SystemFunction.system_id), col(SystemFunction.function_code)).where(
        col(SystemFunction.finding) == Finding.IS
    )
    for system_id, code in connection.execute(set_functions):
        _join(groups[code], systems.get(system_id), "function", "functions")
    used = select(
        col(SystemUse.system_id), col(UsedFunction.function_code), col(SystemUse.unit_id)
    ).join(UsedFunction, col(UsedFunction.use_id) == col(SystemUse.id))
    for system_id, code, unit_id in connection.execute(used):
        _join(groups[code], systems.get(system_id), "use", "uses", unit_id)
    _add_units(connection, groups.values(), systems)
    place = {system_id: number for number, system_id in enumerate(systems)}
    for group in groups.values():
        group.members = dict(sorted(group.members.items(), key=lambda item: place[item[0]]))
    return list(groups.values())


def _join(
    group: Group,
    system: tuple[dict[str, Any], int | None, UUID | None] | None,
    signal: str,
    where: str,
    unit_id: UUID | None = None,
) -> None:
    if system is None:
        return
    named, cost, _owner = system
    member = group.members.setdefault(named["id"], Member(named, cost))
    evidence = {
        "signal": signal,
        "field": where,
        "found": group.label,
        "matched": group.label,
        "weight": SET_WEIGHT,
    }
    if evidence not in member.evidence:
        member.evidence.append(evidence)
    if unit_id is not None:
        member.units.add(unit_id)


def _add_units(
    connection: Connection,
    groups: Iterable[Group],
    systems: Mapping[UUID, tuple[dict[str, Any], int | None, UUID | None]],
) -> None:
    """A use that names no function is a use of all that the system does."""
    named = select(col(UsedFunction.use_id))
    whole = select(col(SystemUse.system_id), col(SystemUse.unit_id)).where(
        col(SystemUse.id).not_in(named)
    )
    users: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for system_id, unit_id in connection.execute(whole):
        users[system_id].add(unit_id)
    for group in groups:
        for system_id, member in group.members.items():
            owner = systems[system_id][2]
            member.units |= users[system_id] | ({owner} if owner else set())


def _systems(
    connection: Connection, actor: Actor
) -> dict[UUID, tuple[dict[str, Any], int | None, UUID | None]]:
    rows: Any = connection.execute(
        select(
            col(System.id),
            col(System.external_id),
            col(System.name),
            col(System.annual_cost),
            col(Unit.id).label("unit_id"),
            col(Unit.name).label("unit_name"),
        )
        .outerjoin(Unit, col(Unit.id) == col(System.owner_unit_id))
        .where(visible_systems(actor), col(System.status) != SystemStatus.RETIRED)
        .order_by(col(System.sort_key), col(System.id))
    )
    return {row.id: (_named(row), row.annual_cost, row.unit_id) for row in rows}


def _named(row: Any) -> dict[str, Any]:
    unit = {"id": row.unit_id, "name": row.unit_name} if row.unit_id else None
    return {"id": row.id, "external_id": row.external_id, "name": row.name, "owner_unit": unit}


def _functions_of_systems(groups: Iterable[Group]) -> dict[UUID, set[str]]:
    served: defaultdict[UUID, set[str]] = defaultdict(set)
    for group in groups:
        for system_id in group.members:
            served[system_id].add(group.code)
    return served


def _overlap(group: Group, served: Mapping[UUID, set[str]]) -> dict[str, Any]:
    # A suite's whole cost is not the cost of one of its functions.
    alone = [member for id_, member in group.members.items() if served[id_] == {group.code}]
    costs = [member.annual_cost for member in alone if member.annual_cost is not None]
    return {
        "key": f"function:{group.code}",
        "kind": "same_function",
        "certainty": "certain",
        "score": 100,
        "function": {"code": group.code, "label": group.label},
        "members": [_member(member) for member in group.members.values()],
        "units": len(group.units),
        "annual_cost_known": sum(costs),
        "members_without_cost": len(group.members) - len(costs),
        "verdicts": [],
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        "system": member.system,
        "score": 100,
        "certainty": "certain",
        "evidence": member.evidence,
        "verdict": None,
    }
