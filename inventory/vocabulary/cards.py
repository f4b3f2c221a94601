"""Functions as they are given out, and finding them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, distinct, func, select
from sqlmodel import col

from inventory.errors import NotFoundError
from inventory.searching import called
from inventory.systems.functions import Finding, SystemFunction
from inventory.systems.system import System
from inventory.visibility import visible_systems
from inventory.vocabulary.functions import Function
from record.actors import Actor

OWN = (
    *("id", "code", "label", "definition", "synonyms", "counter_words", "cpv", "owner_board"),
    *("rules_known_by", "source"),
)


def find_function(connection: Connection, _actor: Actor, code: str) -> UUID:
    """Return the id of the function with a code."""
    found = connection.scalar(select(col(Function.id)).where(col(Function.code) == code))
    if found is None:
        raise NotFoundError("function", code)
    return found


def functions_matching(filters: Mapping[str, Any]) -> Select[UUID]:
    """Return the ids of the functions that every filter lets through."""
    wanted = select(col(Function.id))
    if text := filters.get("q"):
        wanted = wanted.where(called(Function.label, Function.sort_key, text))
    if parent := filters.get("parent"):
        wanted = wanted.where(col(Function.parent_code) == parent)
    return wanted


def read_functions(
    connection: Connection, ids: Sequence[UUID], _today: date
) -> dict[UUID, dict[str, Any]]:
    """Return functions; one select."""
    rows: Any = connection.execute(
        select(
            *(getattr(Function, name) for name in OWN), col(Function.parent_code).label("parent")
        ).where(col(Function.id).in_(ids))
    )
    return {row["id"]: dict(row) for row in rows.mappings()}


def count_systems(connection: Connection, actor: Actor) -> dict[str, int]:
    """Return how many systems that the actor may see have each function set."""
    rows = (
        select(
            col(SystemFunction.function_code),
            func.count(distinct(col(SystemFunction.system_id))),
        )
        .join(System, col(System.id) == col(SystemFunction.system_id))
        .where(col(SystemFunction.finding) == Finding.IS, visible_systems(actor))
        .group_by(col(SystemFunction.function_code))
    )
    return dict(connection.execute(rows).all())
