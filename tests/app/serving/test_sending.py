"""The server's own worker: woken by commits, in nobody's way, and gone when the server is."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable

from app.database import Database
from app.main import create_app
from app.serving.sending import LOOKS_EVERY, sending
from app.settings import Settings
from record.outbox.listing import unsent_messages
from record.outbox.telling import tell
from tests.factories import TESTER, make_person
from tests.mail import PostOffice, post_office

SOON = 10
assert SOON < LOOKS_EVERY, "else it would not be the commit that wakes the worker"


def tell_somebody(database: Database, subject: str) -> None:
    with database.writing(TESTER) as session:
        person = make_person(session, email="anna@exempel.example")
        tell(session, person.id, subject, "Öppna ärendet.", person)


def eventually(happened: Callable[[], bool]) -> bool:
    until = time.monotonic() + SOON
    while not happened() and time.monotonic() < until:
        time.sleep(0.01)
    return happened()


def workers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "sending"]


def test_a_commit_that_tells_somebody_is_followed_by_a_letter(database: Database) -> None:
    with post_office() as office, sending(database, office.settings()):
        tell_somebody(database, "Ett")
        assert eventually(lambda: office.subjects == ["Ett"])
        tell_somebody(database, "Två")
        assert eventually(lambda: office.subjects == ["Ett", "Två"])
        assert eventually(lambda: _waiting(database) == 0)
    assert workers() == []


def test_the_application_sends_for_as_long_as_it_is_served(database: Database) -> None:
    tell_somebody(database, "Före starten")
    with post_office() as office:
        app = create_app(office.settings(), database)

        async def serve() -> None:
            async with app.router.lifespan_context(app):
                assert await asyncio.to_thread(eventually, lambda: bool(office.letters))

        asyncio.run(serve())
        assert workers() == []
        tell_somebody(database, "Efter slutet")

    assert office.subjects == ["Före starten"]


def test_without_a_mail_server_what_is_told_waits(database: Database) -> None:
    with sending(database, Settings()):
        assert workers() == []
        tell_somebody(database, "Ett")

    assert _waiting(database) == 1


def test_nobody_waits_for_a_mail_server_that_does_not_answer(database: Database) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        office = PostOffice(silent.getsockname()[1])
        with sending(database, office.settings()):
            tell_somebody(database, "Ett")
            caller, _address = silent.accept()
            since = time.monotonic()
            tell_somebody(database, "Två")
            assert time.monotonic() - since < 2
            silent.close()
            caller.close()
            assert eventually(lambda: _attempts(database) > 0)

    assert _waiting(database) == 2


def _waiting(database: Database) -> int:
    with database.reading() as connection:
        return len(unsent_messages(connection))


def _attempts(database: Database) -> int:
    with database.reading() as connection:
        return sum(message["attempts"] for message in unsent_messages(connection))
