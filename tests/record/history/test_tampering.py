"""Somebody with a key to the database cannot change the history unseen."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, delete, func, insert, select, text, update

from app.database import Database
from record.history.chain import Verification, entry_hash
from record.history.reading import Feed, read_changes, verify_history
from tests.tampering import (
    CHANGE,
    HEAD,
    PERSONAL,
    another,
    make_history,
    take_guards_down,
    tampering,
)


def verify_after(database: Database, *statements: Any) -> Verification:
    with tampering(database) as connection:
        for statement in statements:
            connection.execute(statement)
        return verify_history(connection)


def other(value: Any, column: Any) -> Any:
    return uuid4() if value is None and column.type.python_type is UUID else another(value)


@pytest.mark.parametrize("column", CHANGE.columns, ids=lambda column: str(column.key))
def test_another_value_in_any_column_of_any_entry_is_found(database: Database, column: Any) -> None:
    make_history(database)
    with database.reading() as connection:
        values = connection.execute(select(CHANGE.c.sequence, column)).all()
    for sequence, value in values:
        touched = update(CHANGE).where(CHANGE.c.sequence == sequence)
        if value is None and not column.nullable:
            continue
        found = verify_after(database, touched.values({column: other(value, column)}))
        assert not found.intact
        assert found.first_broken == sequence


@pytest.mark.thorough
def test_bytes_of_an_entry_that_cannot_be_read_any_more_break_it(database: Database) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("only SQLite keeps bytes that are no date, no id and no letters")
    make_history(database)
    with tampering(database) as connection:
        for column in CHANGE.columns:
            stored = select(func.length(text(f'CAST("{column.key}" AS BLOB)'))).select_from(CHANGE)
            length = connection.scalar(stored.where(CHANGE.c.sequence == 2)) or 0
            for at in {1, length // 2, length} - {0}:
                for byte in ("ff", "00", "21"):
                    _put_byte(connection, column.key, at, byte)
                    found = verify_history(connection)
                    assert not found.intact, (column.key, at, byte)
                    connection.rollback()
                    take_guards_down(connection)


def _put_byte(connection: Connection, column: str, at: int, byte: str) -> None:
    stored = f'CAST("{column}" AS BLOB)'
    before, after = f"substr({stored}, 1, {at - 1})", f"substr({stored}, {at + 1})"
    touched = f"CAST({before} || x'{byte}' || {after} AS TEXT)"
    connection.exec_driver_sql(f'UPDATE change SET "{column}" = {touched} WHERE sequence = 2')


def test_an_entry_that_was_taken_away_is_missed(database: Database) -> None:
    make_history(database)
    for sequence in (1, 2, 3):
        found = verify_after(database, delete(CHANGE).where(CHANGE.c.sequence == sequence))
        assert (found.intact, found.first_broken) == (False, sequence)


@pytest.mark.parametrize("sequence", [-1, 0, 4])
def test_an_entry_that_was_put_in_does_not_fit(database: Database, sequence: int) -> None:
    make_history(database)
    with database.reading() as connection:
        first = dict(connection.execute(select(CHANGE).limit(1)).mappings().one())
    strange = first | {"sequence": sequence}
    strange["hash"] = entry_hash(strange)

    found = verify_after(database, insert(CHANGE).values(strange))

    assert not found.intact


def test_a_history_that_was_cut_short_or_emptied_is_found(database: Database) -> None:
    make_history(database)

    assert verify_after(database, delete(CHANGE).where(CHANGE.c.sequence > 1)).first_broken == 2
    assert verify_after(database, delete(CHANGE)).first_broken == 1


@pytest.mark.parametrize(
    "touched",
    [
        delete(HEAD),
        update(HEAD).values(hash="0" * 64),
        update(HEAD).values(sequence=7),
        update(HEAD).values(at=datetime.fromisoformat("2031-01-01T00:00:00+00:00")),
        insert(HEAD).values(id=2, sequence=3, hash=""),
    ],
    ids=["gone", "hash", "sequence", "time", "two"],
)
def test_a_head_that_was_touched_is_found(database: Database, touched: Any) -> None:
    make_history(database)

    found = verify_after(database, touched)

    assert (found.intact, found.first_broken) == (False, 4)


@pytest.mark.parametrize("column", ["commitment", "salt", "text"])
def test_personal_text_that_was_touched_is_found(database: Database, column: str) -> None:
    make_history(database)
    with database.reading() as connection:
        value = connection.scalars(select(PERSONAL.c[column]).limit(1)).one()
    touched = update(PERSONAL).where(PERSONAL.c[column] == value)

    assert not verify_after(database, touched.values({column: f"{value}x"})).intact


def test_personal_text_does_not_stand_in_the_entries(database: Database) -> None:
    make_history(database)
    with database.reading() as connection:
        entries = str(connection.execute(select(CHANGE)).all())

    for told in ("Anna", "10.0.0.7", "Bo ", "Bosse", "exempel.example"):
        assert told not in entries


@pytest.mark.parametrize("forget", [True, False], ids=["erased", "kept"])
def test_personal_text_can_be_erased_and_the_chain_is_still_whole(
    database: Database, forget: bool
) -> None:
    make_history(database)
    about_bo: Callable[..., Any] = PERSONAL.c.text.in_
    if forget:
        with database.engine.begin() as connection:
            names = ["Bo Exempel", "Bosse Exempel", "bo@exempel.example", "Anna Exempel"]
            connection.execute(delete(PERSONAL).where(about_bo(names)))

    with database.reading() as connection:
        told, _ = read_changes(connection, Feed())
        found = verify_history(connection)

    name = None if forget else "Bo Exempel"
    assert found.intact
    assert told[0]["after"]["name"] == name
    assert told[0]["actor"]["name"] == (None if forget else "Anna Exempel")
