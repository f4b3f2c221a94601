"""Imports."""

from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from app.schemas.fields import File, Out


class ImportKind(StrEnum):
    """What the rows of a file are."""

    SYSTEMS = "systems"
    USES = "uses"
    FUNCTIONS = "functions"
    PRODUCTS = "products"
    UNITS = "units"
    PEOPLE = "people"
    DELEGATIONS = "delegations"


class ImportForm(BaseModel):
    """A file, what its rows are, and how to take it in."""

    model_config = ConfigDict(extra="forbid")

    file: File
    kind: ImportKind
    dry_run: bool = False
    create_units: bool = False

    @property
    def only_asks(self) -> bool:
        """Return whether nothing is to be written."""
        return self.dry_run

    @property
    def filename(self) -> str:
        """Return what the file is called, without what nobody sees."""
        return "".join(filter(str.isprintable, self.file.filename or ""))

    @property
    def content(self) -> bytes:
        """Return the file's bytes."""
        self.file.file.seek(0)
        return self.file.file.read()


class ProblemOut(Out):
    """Something about a row that people ought to know."""

    line: int | None
    column: str | None
    value: str | None
    problem: str


class ImportOut(Out):
    """What an import did, or would do."""

    rows: int
    created: int
    updated: int
    unchanged: int
    warnings: list[ProblemOut]
    rejected: list[ProblemOut]


class UndoneOut(Out):
    """What was undone."""

    id: UUID
    kind: str
    filename: str
    changes: int
