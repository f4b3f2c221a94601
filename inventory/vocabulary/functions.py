"""The function vocabulary: the jobs that a system can do."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, Text, select
from sqlmodel import Field, Session, col

from inventory.errors import NotFoundError, TakenError, invalid
from inventory.swedish import sort_key
from record.columns import SortKey, derived, personal
from record.row import Row


class Function(Row, table=True):
    """A job that a system can do; the controlled vocabulary that overlap is about."""

    code: str = Field(unique=True)
    label: str
    definition: str = Field(default="", sa_type=Text)
    synonyms: list[str] = Field(default_factory=list, sa_type=JSON)
    counter_words: list[str] = Field(default_factory=list, sa_type=JSON)
    parent_code: str | None = None
    cpv: str | None = None
    owner_board: str | None = None
    """The board that owns such systems by reglemente (audit F1), as a unit's name."""
    rules_known_by: str | None = personal(default=None)
    """Who knows the rules of this job, such as arbetstidslagen (audit F11)."""
    source: str | None = None
    sort_key: str = derived(default="", sa_type=SortKey, index=True)


def get_function(session: Session, code: str) -> Function:
    """Return the function with a code."""
    found = session.scalars(select(Function).where(col(Function.code) == code)).one_or_none()
    if found is None:
        raise NotFoundError("function", code)
    return found


def add_function(session: Session, code: str, fields: Mapping[str, Any]) -> Function:
    """Add a job to the vocabulary."""
    taken = select(col(Function.id)).where(col(Function.code) == code)
    if session.scalars(taken).first() is not None:
        raise TakenError("code", code)
    function = Function(code=code, label="")
    session.add(function)
    edit_function(session, function, fields)
    return function


def edit_function(session: Session, function: Function, fields: Mapping[str, Any]) -> None:
    """Change what is named in `fields`, and nothing else."""
    for field, value in fields.items():
        setattr(function, "parent_code" if field == "parent" else field, value)
    _place(session, function)


def _place(session: Session, function: Function) -> None:
    """Check that the parent exists and does not lie below; keep the alphabet right."""
    function.sort_key = sort_key(function.label)
    codes = select(col(Function.code), col(Function.parent_code))
    with session.no_autoflush:
        parents = dict(session.execute(codes).all())
    above: str | None = function.parent_code
    while above is not None:
        if above == function.code:
            raise invalid("#/parent", "En funktion kan inte ligga under sig själv.")
        if above not in parents:
            raise invalid("#/parent", f"Det finns ingen funktion med koden ”{above}”.")
        above = parents[above]
