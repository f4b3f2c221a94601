"""The function vocabulary: the jobs that a system can do."""

from collections.abc import Iterable

from sqlalchemy import JSON, Text, select
from sqlmodel import Field, Session, col

from inventory.errors import NotFoundError, TakenError, invalid
from inventory.swedish import sort_key
from record.row import Row, SortKey, derived


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
    rules_known_by: str | None = None
    """Who knows the rules of this job, such as arbetstidslagen (audit F11)."""
    source: str | None = None
    sort_key: str = derived(default="", sa_type=SortKey, index=True)


def get_function(session: Session, code: str) -> Function:
    """Return the function with a code."""
    found = session.scalars(select(Function).where(col(Function.code) == code)).one_or_none()
    if found is None:
        raise NotFoundError("function", code)
    return found


def add_function(session: Session, function: Function) -> Function:
    """Add a job to the vocabulary."""
    taken = select(col(Function.id)).where(col(Function.code) == function.code)
    if session.scalars(taken).first() is not None:
        raise TakenError("code", function.code)
    place_function(session, function)
    session.add(function)
    return function


def place_function(session: Session, function: Function) -> None:
    """Check that the parent exists and does not lie below; keep the alphabet right."""
    function.sort_key = sort_key(function.label)
    parents = dict(
        session.execute(select(col(Function.code), col(Function.parent_code))).tuples().all()
    )
    above: str | None = function.parent_code
    while above is not None:
        if above == function.code:
            raise invalid("#/parent", "En funktion kan inte ligga under sig själv.")
        if above not in parents:
            raise invalid("#/parent", f"Det finns ingen funktion med koden ”{above}”.")
        above = parents[above]


def check_codes(session: Session, codes: Iterable[str], pointer: str) -> list[str]:
    """Return the codes, each once and in order; refuse those that the vocabulary lacks."""
    wanted = list(dict.fromkeys(codes))
    known = set(session.scalars(select(col(Function.code)).where(col(Function.code).in_(wanted))))
    for code in wanted:
        if code not in known:
            raise invalid(pointer, f"Det finns ingen funktion med koden ”{code}”.")
    return wanted
