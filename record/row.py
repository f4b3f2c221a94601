"""What every table has in common: names of constraints, ids, references, moments, sort keys."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Literal
from uuid import UUID, uuid4

from sqlalchemy import DateTime, Dialect, ForeignKey, String, TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

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


class Row(SQLModel):
    """A row of the register: a random id, and what it is about in the history's feed."""

    __about__ = "id"
    __same_when__: ClassVar[tuple[str, ...]] = ()
    """Two rows of one thing that agree in these columns say the same, so one is enough."""

    __in_sample__: ClassVar[bool] = False
    """Whether files of sample data fill the table; its rows then have a `source` that says so."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)

    def __init__(self, **values: Any) -> None:
        # Rows are never validated, so what SQLModel does here is only to set each value twice, for
        # SQLAlchemy and for Pydantic: half the time of an import. SQLAlchemy inserts what is in
        # __dict__, and takes note of changes from then on.
        names, defaults, factories = _fields(type(self))
        if not values.keys() <= names:
            unknown = ", ".join(sorted(values.keys() - names))
            raise TypeError(f"{type(self).__name__} has no {unknown}")
        kept = self.__dict__
        kept.update(defaults)
        kept.update(values)
        for name, make in factories:
            if name not in values:
                kept[name] = make()

    def __setattr__(self, name: str, value: Any) -> None:
        state = self.__dict__.get("_sa_instance_state")
        if state is not None and state.key is None and name != "_sa_instance_state":
            self.__dict__[name] = value
        else:
            object.__setattr__(self, name, value)


def row_values(row: Row) -> dict[str, Any]:
    """Return what a row holds, by column, as a select of it would."""
    return {name: getattr(row, name) for name in type(row).model_fields}


@cache
def _fields(
    table: type[Row],
) -> tuple[frozenset[str], Mapping[str, Any], Sequence[tuple[str, Callable[[], Any]]]]:
    """Return the names of a table's fields, and what those are that nobody gave a value."""
    fields = table.model_fields
    factories: Any = [
        (name, field.default_factory) for name, field in fields.items() if field.default_factory
    ]
    made = {name for name, _ in factories}
    plain = {
        name: field.default
        for name, field in fields.items()
        if name not in made and not field.is_required()
    }
    return frozenset(fields), plain, factories


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


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
