"""The function vocabulary."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import Code, In, Line, Lines, Name, Out, Prose


class FunctionFields(In):
    """What can be said of a function."""

    definition: Prose = ""
    synonyms: Lines = Field(default_factory=list)
    counter_words: Lines = Field(default_factory=list)
    parent: Code | None = None
    cpv: Line | None = None
    owner_board: Line | None = None
    rules_known_by: Line | None = None
    source: Line | None = None


class FunctionIn(FunctionFields):
    """A new function."""

    code: Code
    label: Name


class FunctionPatch(FunctionFields):
    """What is to be changed of a function; the code stays."""

    label: Name = ""


class FunctionQuery(PageQuery):
    """How to narrow down the vocabulary."""

    q: Annotated[str | None, Field(max_length=300)] = None
    parent: Code | None = None


class FunctionOut(Out):
    """A job that systems can do."""

    id: UUID
    code: str
    label: str
    definition: str
    synonyms: list[str]
    counter_words: list[str]
    parent: str | None
    cpv: str | None
    owner_board: str | None
    rules_known_by: str | None
    source: str | None
    systems: int
    permissions: list[str]


class FunctionsOut(Out):
    """A page of functions."""

    items: list[FunctionOut]
    total: int
    next: str | None
