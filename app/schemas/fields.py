"""The kinds of values that bodies are made of, with their bounds."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Line = Annotated[str, StringConstraints(max_length=1000)]
Prose = Annotated[str, StringConstraints(max_length=20_000)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,79}$")]
Names = Annotated[list[Name], Field(max_length=200)]
Codes = Annotated[list[Code], Field(max_length=200)]
Lines = Annotated[list[Line], Field(max_length=500)]
Money = Annotated[int, Field(ge=0, le=10**15)]
"""Whole SEK."""
Count = Annotated[int, Field(ge=0, le=10**9)]
Level = Annotated[int, Field(ge=0, le=4)]
"""A step of K/R/T/S."""


class In(BaseModel):
    """A body: only what is named here, each of its own type."""

    model_config = ConfigDict(extra="forbid", strict=True)

    def given(self) -> dict[str, Any]:
        """Return what was sent, and nothing else."""
        return self.model_dump(exclude_unset=True)


class Out(BaseModel):
    """What is given out; documentation, and what tests hold the answers against."""

    model_config = ConfigDict(extra="forbid")
