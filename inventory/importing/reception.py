"""What an import is made of: the rows, what they did, and what people ought to know about them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, TypeVar
from uuid import UUID

from inventory.importing.cells.unreadable import UnreadableCellError
from inventory.importing.problems import Problem, excerpt
from inventory.importing.tables.rows import Row
from inventory.importing.tables.table import Table
from inventory.systems.editing.catalogue import Catalogue
from record.actors import Actor

T = TypeVar("T")


class Outcome(StrEnum):
    """What a row did."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class RowRejectedError(Exception):
    """The row cannot be taken in, and so the file cannot."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.problem)
        self.problem = problem


@dataclass
class Reception:
    """One file on its way into the register."""

    catalogue: Catalogue
    actor: Actor
    table: Table
    create_units: bool = False
    warnings: list[Problem] = field(default_factory=list)
    rejected: list[Problem] = field(default_factory=list)
    entered: dict[UUID, Row] = field(default_factory=dict)
    """The systems that are new, and the rows that told of them."""
    counts: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))

    def warn(self, row: Row, field: str | None, problem: str) -> None:
        """Say something about a cell that people ought to know."""
        self.warnings.append(self._problem(row, field, problem))

    def reject(self, row: Row, field: str | None, problem: str) -> RowRejectedError:
        """Return the error that refuses a row."""
        return RowRejectedError(self._problem(row, field, problem))

    def at(self, row: Row) -> Problem:
        """Return where a row's name stands, for what is found out about it later."""
        return self._problem(row, "name", "")

    def read(self, row: Row, field: str, parse: Callable[[str], T]) -> T | None:
        """Return what a cell says; one that cannot be read is left empty, with a warning."""
        text = row.cells.get(field, "")
        if not text:
            return None
        try:
            return parse(text)
        except UnreadableCellError as error:
            self.warn(row, field, f"{error.reason} Cellen lämnas tom.")
            return None

    def _problem(self, row: Row, field: str | None, problem: str) -> Problem:
        if field is None:
            return Problem(row.line, None, None, problem)
        column = self.table.columns.get(field, field)
        return Problem(row.line, column, excerpt(row.cells.get(field, "")), problem)


class Content(ABC):
    """What the rows of one kind of file mean; made for one reception."""

    headers: ClassVar[Mapping[str, str]]
    required: ClassVar[frozenset[str]]

    @abstractmethod
    def __init__(self, reception: Reception) -> None: ...

    @abstractmethod
    def take(self, row: Row) -> Outcome:
        """Take in one row, or raise RowRejectedError."""

    def finish(self) -> None:  # noqa: B027 - most kinds have nothing that waits
        """Do what can be done only when all rows are in."""
