"""What requests are read against: the organisation, the words, the process, the boards' orders."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from intake.delegation.in_force import Rule
from intake.delegation.reading import read_rules
from intake.process.in_use import ProcessVersion
from intake.process.process import Process, read_process
from inventory.organisation.posts import Acting
from inventory.organisation.tree import UnitTree
from inventory.vocabulary.functions import Function
from record.standing import standing

TABLES = frozenset(
    {"unit", "unit_post", "person", "function", "process_version", "delegation_rule"}
)


class Surroundings:
    """All of that on one day; it seldom changes, so that one reading serves many requests."""

    def __init__(self, connection: Connection, today: date) -> None:
        self.units = UnitTree(connection)
        self.acting = Acting(connection, today)
        self.processes = _processes(connection)
        self._functions = _functions(connection)
        self._rules = read_rules(connection)

    def rules_of(self, board_id: UUID) -> list[Rule]:
        """Return all that is known of a board's delegation order, whenever it held."""
        return [rule for rule in self._rules if rule.board.id == board_id]

    def functions(self, codes: Iterable[str]) -> list[dict[str, Any]]:
        """Return functions with their labels."""
        return [{"code": code, "label": self._functions[code][0]} for code in codes]

    def owner_board(self, codes: Iterable[str]) -> str | None:
        """Return the board that owns the first of some functions that has one (audit F1)."""
        owners = (self._functions[code][1] for code in sorted(codes))
        return next((owner for owner in owners if owner is not None), None)


def surroundings_of(connection: Connection, today: date) -> Surroundings:
    """Return what requests are read against at the moment that a connection sees."""
    return standing(connection, Surroundings, TABLES, today)


def _processes(connection: Connection) -> Mapping[UUID, Process]:
    versions = connection.execute(select(col(ProcessVersion.id), col(ProcessVersion.content)))
    return {version_id: _process(content) for version_id, content in versions}


def _functions(connection: Connection) -> Mapping[str, tuple[str, str | None]]:
    columns = select(col(Function.code), col(Function.label), col(Function.owner_board))
    return {code: (label, owner) for code, label, owner in connection.execute(columns)}


@lru_cache(maxsize=64)
def _process(content: str) -> Process:
    return read_process(content)
