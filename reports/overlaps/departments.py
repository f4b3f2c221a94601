"""Departments as a steering group counts them: each unit belongs to one of the large parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.organisation.units import Unit, UnitKind

LARGE = (UnitKind.DEPARTMENT, UnitKind.COMPANY)


@dataclass(frozen=True, eq=False)
class Department:
    """A large part of the organisation; there is one of each, so that comparing costs nothing."""

    id: UUID
    name: str
    sort_key: str


@dataclass(frozen=True)
class Node:
    """A unit in the tree."""

    own: Department
    kind: UnitKind
    parent: UUID | None


def read_departments(connection: Connection) -> dict[UUID, Department]:
    """Return the department of each unit, by the unit's id; one select."""
    names = ("id", "name", "kind", "parent_id", "sort_key")
    rows = connection.execute(select(*(col(getattr(Unit, name)) for name in names)))
    return departments_of(
        {
            row_id: Node(Department(row_id, name, key), kind, parent)
            for row_id, name, kind, parent, key in rows
        }
    )


def departments_of(tree: Mapping[UUID, Node]) -> dict[UUID, Department]:
    """Return the department of each unit."""
    return {row_id: _department(tree, row_id) for row_id in tree}


def _department(tree: Mapping[UUID, Node], row_id: UUID) -> Department:
    """Return the uppermost department or company on the way up, or else what is uppermost.

    A municipality, and a board, is only counted where there is nothing larger than it below.
    """
    way = _way_up(tree, row_id)
    large = [node for node in way if node.kind in LARGE]
    below = [node for node in way if node.kind is not UnitKind.MUNICIPALITY]
    return (large or below or way)[-1].own


def _way_up(tree: Mapping[UUID, Node], row_id: UUID) -> list[Node]:
    way = [tree[row_id]]
    while way[-1].parent is not None:
        way.append(tree[way[-1].parent])
    return way
