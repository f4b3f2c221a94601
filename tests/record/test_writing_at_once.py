"""Many who write at once get one sequence, without gaps and without a fork."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier

from sqlmodel import select

from app.database import Database
from record.history.changes import Change
from record.history.reading import verify_history
from record.people import Person
from tests.factories import TESTER, make_person

WRITERS, EACH = 8, 5


def test_writers_at_once_make_one_unbroken_sequence(database: Database) -> None:
    start = Barrier(WRITERS)

    def write(number: int) -> None:
        start.wait()
        for turn in range(EACH):
            with database.writing(TESTER) as session:
                make_person(session, f"Person {number}:{turn}")
                make_person(session, f"Kollega {number}:{turn}")

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))

    with database.reading() as connection:
        found = verify_history(connection)
        entries = connection.execute(
            select(Change.sequence, Change.at, Change.transaction).order_by(Change.sequence)  # type: ignore[arg-type]
        ).all()
    assert (found.entries, found.intact) == (2 * WRITERS * EACH, True)
    assert [entry.sequence for entry in entries] == list(range(1, 2 * WRITERS * EACH + 1))
    assert all(first.at <= then.at for first, then in pairwise(entries))
    assert all(
        one.transaction == other.transaction
        for one, other in zip(entries[::2], entries[1::2], strict=True)
    ), "the entries of one transaction stand together"


def test_a_writer_that_waits_for_another_goes_on_from_where_that_one_ended(
    database: Database,
) -> None:
    other_has_begun, may_end = Barrier(2), Barrier(2)

    def write_slowly() -> None:
        with database.writing(TESTER) as session:
            make_person(session, "Långsam")
            other_has_begun.wait()
            may_end.wait()

    def write_meanwhile() -> None:
        with database.writing(TESTER) as session:
            make_person(session, "Väntande")

    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(write_slowly)
        other_has_begun.wait()
        waiting = pool.submit(write_meanwhile)
        may_end.wait()
        slow.result()
        waiting.result()

    with database.reading() as connection:
        assert verify_history(connection).intact
        assert len(connection.execute(select(Person.id)).all()) == 2
