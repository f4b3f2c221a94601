"""The kinds of values that bodies are made of, with their bounds."""

import re
import unicodedata
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar

from fastapi import UploadFile
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _tidy(text: str) -> str:
    """Return a text as it is kept: composed letters, plain line breaks, nothing around it."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip()


def _on_one_line(text: str) -> str:
    return " ".join(_tidy(text).split())


def _in_utc(at: datetime) -> datetime:
    try:
        return at.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("Tidpunkten ligger utanför kalendern.") from error


Name = Annotated[
    str,
    StringConstraints(max_length=300),
    AfterValidator(_on_one_line),
    StringConstraints(min_length=1),
]
Line = Annotated[str, StringConstraints(max_length=1000), AfterValidator(_on_one_line)]
Prose = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_tidy)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,79}$")]
Item = Annotated[Name, StringConstraints(pattern="^[^;]*$")]
"""One of several that may share a cell, where a semicolon parts them."""
Names = Annotated[list[Item], Field(max_length=200)]
Codes = Annotated[list[Code], Field(max_length=200)]
Lines = Annotated[list[Item], Field(max_length=500)]
Money = Annotated[int, Field(ge=0, le=10**12)]
"""Whole SEK."""
Count = Annotated[int, Field(ge=0, le=10**9)]
File = Annotated[UploadFile, Field(json_schema_extra={"format": "binary"})]
"""Any bytes: of what is sent as a file in a form, none is of a wrong type."""
Instant = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A point in time."""


def _written_out(day: Any) -> Any:
    if isinstance(day, str) and not DAY.fullmatch(day):
        raise ValueError("Ska vara ett datum: ÅÅÅÅ-MM-DD.")
    return day


Day = Annotated[date, BeforeValidator(_written_out)]
"""A day in an address, where pydantic would take a number for seconds since 1970."""
Level = Annotated[int, Field(ge=0, le=4)]
"""A step of K/R/T/S."""


class In(BaseModel):
    """A body: only what is named here, each of its own type."""

    model_config = ConfigDict(extra="forbid", strict=True)

    table: ClassVar[str] = ""
    """The table whose columns its members are, where some of those are not told to everybody."""

    def given(self) -> dict[str, Any]:
        """Return what was sent, and nothing else."""
        return self.model_dump(exclude_unset=True)


class Out(BaseModel):
    """What is given out; documentation, and what tests hold the answers against."""

    model_config = ConfigDict(extra="forbid")


RESTRICTED: Any = Field(
    description="Told to those who answer for systems, protect, decide or audit; for others absent."
)
"""A field of the class `restricted`: one more reason that it may be absent."""
