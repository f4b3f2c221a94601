"""Every kind of tampering is found: by the chain, or by who has a checkpoint."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, StatementError

from app.database import Database
from record.auditing.checkpoints import (
    Checkpoint,
    UnreadableCheckpointError,
    checkpoint_now,
    passes,
    read_checkpoint,
)
from record.history.chain import GENESIS, verify_chain
from record.history.reading import verify_history
from tests.tampering import (
    REWRITINGS,
    Entries,
    Entry,
    entries_in,
    make_history,
    replace_history,
    tampering,
    tamperings,
)

NOTED = Checkpoint(7, "ab" * 32, datetime(2026, 11, 23, 10, 0, tzinfo=UTC))


def noted(connection: Connection) -> Checkpoint:
    point = checkpoint_now(connection)
    assert point is not None
    return point


def is_refused(connection: Connection, entries: Entries, head: Entry) -> bool:
    """Put a history in the place of the real one; the database itself may refuse to hold it."""
    part = connection.begin_nested()
    try:
        replace_history(connection, entries, head)
    except (DBAPIError, StatementError):
        return True
    else:
        return not verify_history(connection).intact
    finally:
        part.rollback()


def test_whatever_is_done_to_any_column_of_any_entry_is_found(database: Database) -> None:
    make_history(database)
    with tampering(database) as connection:
        entries = entries_in(connection)
        tried = 0
        for kind, touched in tamperings(entries):
            assert not verify_chain(touched, entries[-1]).intact, kind
            if "changed places" not in kind:  # a table has no places
                assert is_refused(connection, touched, entries[-1]), kind
            tried += 1
    assert tried > 100


@pytest.mark.parametrize("kind", REWRITINGS)
def test_a_history_that_was_written_anew_does_not_pass_the_checkpoint(
    database: Database, kind: str
) -> None:
    make_history(database)
    with tampering(database) as connection:
        point = noted(connection)
        entries = REWRITINGS[kind](entries_in(connection))
        replace_history(connection, entries, entries[-1])

        assert verify_history(connection).intact, "the chain alone does not tell"
        assert not passes(connection, point)


def test_a_history_that_went_on_passes_the_checkpoint(database: Database) -> None:
    make_history(database)
    with database.reading() as connection:
        point = noted(connection)
    make_history(database)

    with database.reading() as connection:
        assert passes(connection, point)
        assert passes(connection, Checkpoint(point.sequence, point.hash))
        assert not passes(connection, Checkpoint(point.sequence + 1, point.hash))


def test_an_empty_history_has_no_checkpoint(database: Database) -> None:
    with database.reading() as connection:
        assert checkpoint_now(connection) is None


def test_a_checkpoint_is_read_as_it_was_written() -> None:
    assert read_checkpoint(NOTED.written()) == NOTED


def test_a_checkpoint_from_paper_may_lack_its_time() -> None:
    text = f'{{"sequence": 7, "hash": "{NOTED.hash}"}}'

    assert read_checkpoint(text) == Checkpoint(7, NOTED.hash)


@pytest.mark.parametrize(
    "text",
    [
        *("", "{}", "[]", "null", "7", "nonsens"),
        f'{{"sequence": 0, "hash": "{NOTED.hash}"}}',
        f'{{"sequence": -1, "hash": "{NOTED.hash}"}}',
        f'{{"sequence": true, "hash": "{NOTED.hash}"}}',
        f'{{"sequence": 7.0, "hash": "{NOTED.hash}"}}',
        f'{{"sequence": 7, "hash": "{GENESIS}"}}',
        '{"sequence": 7, "hash": ""}',
        '{"sequence": 7, "hash": "AB"}',
        '{"sequence": 7, "hash": null}',
        '{"sequence": 7}',
        f'{{"hash": "{NOTED.hash}"}}',
        f'{{"sequence": 7, "hash": "{NOTED.hash}", "at": "2026-11-23"}}',
        f'{{"sequence": 7, "hash": "{NOTED.hash}", "at": 5}}',
        f'{{"sequence": 7, "hash": "{NOTED.hash}", "size": 5}}',
    ],
)
def test_what_would_agree_with_any_history_is_no_checkpoint(text: str) -> None:
    with pytest.raises(UnreadableCheckpointError):
        read_checkpoint(text)
