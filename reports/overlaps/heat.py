"""The heat table: in which departments how many systems serve each function."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from reports.overlaps.departments import Department

Card = Mapping[str, Any]
Departments = Mapping[UUID, Department]


def heat_table(overlaps: Sequence[Card], departments: Departments) -> dict[str, Any]:
    """Return function × department; only departments with anything in them."""
    rows = [(overlap, _cells(overlap, departments)) for overlap in overlaps]
    shown = {department for _, cells in rows for department in cells}
    columns = sorted(shown, key=lambda department: (department.sort_key, department.id))
    return {
        "departments": [{"id": one.id, "name": one.name} for one in columns],
        "rows": [
            {
                "key": overlap["key"],
                "function": overlap["function"],
                "certainty": overlap["certainty"],
                "systems": len(overlap["members"]),
                "departments": len(cells),
                "cells": [cells[department] for department in columns],
            }
            for overlap, cells in rows
        ],
    }


def _cells(overlap: Card, departments: Departments) -> Counter[Department]:
    """Return how many systems serve the overlap's function in each department."""
    return Counter(
        department
        for member in overlap["members"]
        for department in departments_with(member, departments)
    )


def departments_with(member: Card, departments: Departments) -> set[Department]:
    """Return the departments that use a system for this; where none is known, its owner's."""
    return {departments[unit] for unit in _units(member)}


def _units(member: Card) -> Iterator[UUID]:
    owner = member["system"]["owner_unit"]
    if member["uses"]:
        yield from (use["unit"]["id"] for use in member["uses"])
    elif owner:
        yield owner["id"]
