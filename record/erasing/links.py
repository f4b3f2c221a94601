"""Which columns hold personal text, and whose it is."""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Table
from sqlmodel import SQLModel

from record.history.changes import PersonalText
from record.people import Person


def tables_with_personal_text() -> Iterator[tuple[Table, tuple[str, ...]]]:
    """Return each table that has personal text, and the columns that hold it."""
    for table in SQLModel.metadata.sorted_tables:
        if columns := tuple(one.name for one in table.columns if one.info.get("personal")):
            yield table, columns


@cache
def link_of(table: str, column: str) -> str | None:
    """Return the column that tells whose name stands in another, if any does."""
    if table == Person.__tablename__:
        return "id"
    if table not in SQLModel.metadata.tables:  # the history remembers it; it is no more
        return None
    columns = SQLModel.metadata.tables[table].columns
    for name in (f"{column}_id", "person_id"):
        if name in columns and _points_at_a_person(table, name):
            return name
    return None


def _points_at_a_person(table: str, column: str) -> bool:
    keys = SQLModel.metadata.tables[table].columns[column].foreign_keys
    return any(key.target_fullname == f"{Person.__tablename__}.id" for key in keys)


def plain_text_columns() -> Iterator[tuple[Table, str]]:
    """Return the columns that hold text which is not classed as personal, the history's too."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            is_text = column.type.python_type in (str, dict, list)
            is_personal = column.info.get("personal") or table.name == PersonalText.__tablename__
            if is_text and not is_personal and not column.info.get("derived"):
                yield table, column.name
