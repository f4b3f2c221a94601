"""What the server itself makes of calls that are ambiguous, slow or large, without a proxy."""

import socket
import time
from collections.abc import Iterator
from select import select

import pytest

from app.main import create_app
from app.settings import Settings
from tests.app.served import served
from tests.factories import Api
from tests.smuggling import CHUNKED, HEAD, HOST, SMUGGLING, Counting, ask, rest_of, statuses_of

PATIENCE = 1
ENDLESS = 300 * 1024 * 1024


@pytest.fixture
def behind(api: Api) -> Counting:
    """The application, as a server calls it."""
    return Counting(create_app(Settings(read_ahead=False, receive_seconds=PATIENCE), api.database))


@pytest.fixture
def port(behind: Counting) -> Iterator[int]:
    """Where it is served."""
    with served(behind) as address:
        yield int(address.rpartition(":")[2])


def send(port: int, text: str) -> str:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        return ask(connection, text)


def test_what_could_be_read_as_two_calls_is_read_as_none(port: int, behind: Counting) -> None:
    for name, text in SMUGGLING.items():
        answer = send(port, text)
        assert len(statuses_of(answer)) == 1, f"{name}: {answer[:200]}"
        assert statuses_of(answer)[0] in (400, 401), name
        assert behind.smuggled() == [], name


def test_a_body_that_does_not_come_is_waited_for_so_long_and_no_longer(port: int) -> None:
    begun = time.monotonic()
    answer = send(port, f"{HEAD}Content-Length: 1000\r\n\r\n{{")

    assert statuses_of(answer) == [408]
    assert '"/problems/too-slow"' in answer
    assert PATIENCE <= time.monotonic() - begun < PATIENCE + 4


def test_the_rest_of_what_is_too_large_is_not_read(port: int) -> None:
    begun = time.monotonic()
    answer = send(port, f"{HEAD}Content-Length: {ENDLESS}\r\n\r\n{{")

    assert statuses_of(answer) == [413]
    assert time.monotonic() - begun < 5


def test_who_sends_without_end_is_stopped(port: int) -> None:
    size = 64 * 1024
    chunk, sent = f"{size:x}\r\n{' ' * size}\r\n".encode(), 0
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(f"{HEAD}{CHUNKED}\r\n".encode())
        while sent < ENDLESS and not select([connection], [], [], 0)[0]:
            connection.sendall(chunk)
            sent += size
        answer = rest_of(connection)

    assert statuses_of(answer) == [413]
    assert sent < ENDLESS


def test_a_kept_connection_takes_one_call_after_the_other(port: int) -> None:
    call = f"GET /health/live HTTP/1.1\r\nHost: {HOST}\r\n"

    assert statuses_of(send(port, f"{call}\r\n{call}Connection: close\r\n\r\n")) == [200, 200]
