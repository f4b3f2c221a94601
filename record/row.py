"""What every table has in common: names of constraints, an id, and how a row is made."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


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
