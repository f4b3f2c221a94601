"""The rows as they are now: without the person."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Table, or_, select, update
from sqlmodel import Session, SQLModel

from record.erasing.links import link_of, plain_text_columns, tables_with_personal_text
from record.erasing.words import ERASED, Words
from record.row import Row


def erase_from_rows(session: Session, person_id: UUID, words: Words) -> int:
    """Put a word in the place of the person in every row, and return in how many."""
    erased = 0
    for table, columns in tables_with_personal_text():
        named = or_(*(table.c[column].is_not(None) for column in columns))
        for row in session.connection().execute(select(table).where(named)).all():
            texts = dict(_without(row._mapping, table.name, columns, person_id, words))
            if texts:
                _put(session, table, row._mapping["id"], texts)
                erased += 1
    return erased


def places_left(session: Session, words: Words) -> dict[str, int]:
    """Return where words still stand in text that is not classed as personal, and how often."""
    left: dict[str, int] = {}
    for table, column in plain_text_columns():
        stored = select(table.c[column]).where(table.c[column].is_not(None))
        for text in session.connection().scalars(stored):
            if words.are_in(text if isinstance(text, str) else str(text)):
                place = f"{table.name}.{column}"
                left[place] = left.get(place, 0) + 1
    return left


def _without(
    row: Mapping[Any, Any], table: str, columns: tuple[str, ...], person_id: UUID, words: Words
) -> Iterator[tuple[str, str]]:
    for column in columns:
        text = row[column]
        if text is None or not words.are_in(text):
            continue
        link = link_of(table, column)
        of_another = link is not None and row[link] not in (None, person_id)
        if not (of_another and words.may_be_anothers(text)):
            yield column, words.taken_out_of(text)


def _put(session: Session, table: Table, row_id: UUID, texts: Mapping[str, str]) -> None:
    kinds = {mapper.local_table: mapper.class_ for mapper in SQLModel._sa_registry.mappers}
    if not issubclass(kinds[table], Row):  # no part of the history, which would remember it
        session.connection().execute(update(table).where(table.c.id == row_id).values(**texts))
        return
    row = session.get_one(kinds[table], row_id)
    for name, text in texts.items():
        setattr(row, name, text)
    if "name" in texts and "sort_key" in table.columns:
        row.sort_key = ERASED
