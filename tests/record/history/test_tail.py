"""What has been touched is read once, for all who follow the history."""

import random

from app.database import Database
from record.history.tail import Tail, read_news
from tests.factories import TESTER, make_unit

ENTRIES = 12


def test_the_end_in_memory_says_what_the_history_says(database: Database) -> None:
    for number in range(ENTRIES):
        with database.writing(TESTER) as session:
            make_unit(session, f"Enhet {number}")
    asked = [(after, until) for after in range(ENTRIES) for until in range(after, ENTRIES + 1)]
    random.Random(5).shuffle(asked)
    end = Tail(most=4)

    with database.reading() as connection:
        for after, until in asked:
            told = end.between(connection, after, until)
            assert [*told] == [*read_news(connection, after, until)]


def test_what_has_been_read_is_not_read_again(database: Database) -> None:
    with database.writing(TESTER) as session:
        make_unit(session)
    end = Tail()
    with database.reading() as connection:
        first = end.between(connection, 0, 1)

    assert [*end.between(connection, 0, 1)] == [*first]  # which is closed by now
