"""The columns of tables: moments, words, references, and what is personal or worked out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Literal

from sqlalchemy import DateTime, Dialect, ForeignKey, String, TypeDecorator
from sqlmodel import Field

OnMerge = Literal["move", "keep_first", "stay"]
"""What a reference does when the row it points at is merged into another: it follows; it follows
unless the other already has one of its own; or it goes on pointing at the row that was."""
# PostgreSQL would sort by the cluster's collation; the keys are made to be compared by code point,
# which is what SQLite does by itself.
SortKey = String().with_variant(String(collation="C"), "postgresql")


class Moment(TypeDecorator[datetime]):
    """A point in time, in UTC; SQLite would lose the zone."""

    impl = DateTime(timezone=False)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Word(TypeDecorator[StrEnum]):
    """One word of a closed list, stored as the word itself: a new word needs no migration."""

    impl = String(40)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.kind(value)


def reference(
    to: str,
    *,
    default: Any = ...,
    on_merge: OnMerge = "move",
    unique: bool = False,
) -> Any:
    """Return a field that points at another row.

    Checked at commit, so that rows may be written in any order within a transaction.
    """
    key = ForeignKey(to, deferrable=True, initially="DEFERRED")
    info: Mapping[str, Any] = {"on_merge": on_merge}
    return Field(
        default=default,
        sa_column_args=[key],
        sa_column_kwargs={"info": info},
        index=not unique,
        unique=unique,
    )


def word(kind: type[StrEnum], *, default: Any = ..., of_old_rows: StrEnum | None = None) -> Any:
    """Return a field that holds one word of a closed list, stored as the word itself.

    `of_old_rows` is what it is for rows that are older than the field.
    """
    stored: Any = Word(kind)
    kept = {} if of_old_rows is None else {"server_default": str(of_old_rows)}
    return Field(default=default, sa_type=stored, sa_column_kwargs=kept)


def personal(**kwargs: Any) -> Any:
    """Return a field with personal text, which the history keeps apart so that it can be erased."""
    return Field(**kwargs, sa_column_kwargs={"info": {"personal": True}})


def derived(**kwargs: Any) -> Any:
    """Return a field that is worked out from the others, and so is left out of the history."""
    return Field(**kwargs, sa_column_kwargs={"info": {"derived": True}})
