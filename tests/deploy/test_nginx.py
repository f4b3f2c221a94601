"""The proxy that is shipped: what is slow is cut off, what is ambiguous gets no further."""

import os
import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from app.main import create_app
from app.settings import Settings
from tests.app.served import served
from tests.deploy.proxy import CONFIGURATION, HOST, NGINX, Proxy, proxied
from tests.factories import Api

pytestmark = pytest.mark.server

PATIENCE = 1
SLOWEST = 15
"""Seconds until who only trickles is cut off, as shipped."""

HEAD = f"POST /api/v1/match HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/json\r\n"
SECOND = f"GET /health/live HTTP/1.1\r\nHost: {HOST}\r\nX-Second: yes\r\n\r\n"
SLOW = 1000 if os.environ.get("SAMSYN_TEST_SOAK") else 40
SLOW_HEAD = f"GET /health/live HTTP/1.1\r\nHost: {HOST}\r\nX: "
SLOW_BODY = f"{HEAD}Content-Length: 1000\r\n\r\n"
CHUNKED = "Transfer-Encoding: chunked\r\n"
SMUGGLING = {
    "length and chunks": f"{HEAD}Content-Length: 6\r\n{CHUNKED}\r\n0\r\n\r\n{SECOND}",
    "chunks and length": f"{HEAD}{CHUNKED}Content-Length: 6\r\n\r\n0\r\n\r\n{SECOND}",
    "two lengths": f"{HEAD}Content-Length: 2\r\nContent-Length: 5\r\n\r\n{{}}{SECOND}",
    "two equal lengths": f"{HEAD}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{{}}",
    "a list of lengths": f"{HEAD}Content-Length: 2, 2\r\n\r\n{{}}{SECOND}",
    "a negative length": f"{HEAD}Content-Length: -1\r\n\r\n{SECOND}",
    "a length with a plus": f"{HEAD}Content-Length: +2\r\n\r\n{{}}",
    "a length in base 16": f"{HEAD}Content-Length: 0x2\r\n\r\n{{}}",
    "a length beyond 64 bits": f"{HEAD}Content-Length: {2**64 + 2}\r\n\r\n{{}}",
    "a bad chunk": f"{HEAD}{CHUNKED}\r\nzz\r\n{{}}\r\n0\r\n\r\n",
    "a negative chunk": f"{HEAD}{CHUNKED}\r\n-2\r\n{{}}\r\n0\r\n\r\n",
    "a chunk beyond 64 bits": f"{HEAD}{CHUNKED}\r\n{2**64 + 2:x}\r\n{{}}\r\n0\r\n\r\n",
    "another encoding": f"{HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{SECOND}",
    "chunked at last": f"{HEAD}Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n{SECOND}",
    "chunked twice": f"{HEAD}{CHUNKED}{CHUNKED}\r\n0\r\n\r\n{SECOND}",
    "a blank before the colon": f"{HEAD}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n{SECOND}",
    "a folded header": f"{HEAD}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n{SECOND}",
    "two hosts": f"GET /health/live HTTP/1.1\r\nHost: {HOST}\r\nHost: elsewhere\r\n\r\n",
    "no host": "GET /health/live HTTP/1.1\r\n\r\n",
    "a NUL in a header": f"GET /health/live HTTP/1.1\r\nHost: {HOST}\r\nX: a\0b\r\n\r\n",
    "chunks in HTTP/1.0": f"{HEAD.replace('/1.1', '/1.0')}{CHUNKED}\r\n0\r\n\r\n{SECOND}",
}


class Counting:
    """Counts what gets through, and what it says of where it comes from."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.scopes: list[Any] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.scopes.append(scope)
        await self._app(scope, receive, send)


@pytest.fixture
def behind(api: Api) -> Counting:
    """The application behind the proxy."""
    settings = Settings(read_ahead=False, receive_seconds=PATIENCE)
    return Counting(create_app(settings, api.database))


@pytest.fixture
def proxy(behind: Counting, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """The proxy before it."""
    if NGINX is None:
        pytest.skip("nginx is not here: apt-get install nginx")
    folder = tmp_path_factory.mktemp("nginx")
    with served(behind) as address, proxied(address, folder, patience=PATIENCE) as proxy:
        yield proxy


def ask(connection: socket.socket, text: str) -> str:
    """Send something, and return all that comes until the connection is closed."""
    connection.sendall(text.encode("latin-1"))
    return rest_of(connection)


def rest_of(connection: socket.socket) -> str:
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except OSError:
        pass
    return b"".join(parts).decode("utf-8", "replace")


def get(path: str, *headers: str) -> str:
    more = "".join(f"{header}\r\n" for header in headers)
    return f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n{more}\r\n"


def test_what_is_shipped_waits_for_nobody_longer_than_is_promised() -> None:
    deadlines = re.findall(r"client_(?:header|body)_timeout (\d+)s;", CONFIGURATION.read_text())

    assert len(deadlines) == 2
    assert all(int(seconds) <= SLOWEST for seconds in deadlines)
    assert Settings.model_fields["receive_seconds"].default <= SLOWEST


def test_calls_get_through_and_tell_whence_they_come(proxy: Proxy, behind: Counting) -> None:
    forged = ("X-Forwarded-For: 192.0.2.7", "X-Forwarded-Proto: http", "Forwarded: for=192.0.2.7")
    with proxy.connect() as connection:
        answer = ask(connection, get("/api/v1/me?q=Kanariefagel", *forged, "X-Forwarded-Host: x"))

    assert answer.startswith("HTTP/1.1 401")
    assert "\r\nstrict-transport-security: max-age=31536000" in answer
    assert "\r\nServer: nginx\r\n" in answer
    (scope,) = behind.scopes
    assert scope["scheme"] == "https"
    assert scope["client"][0] == "127.0.0.1"
    sent = dict(scope["headers"])
    assert not {b"forwarded", b"x-forwarded-host"} & sent.keys()
    assert re.fullmatch(rb"[0-9a-f]{32}", sent[b"x-request-id"])
    assert "Kanariefagel" not in proxy.log()
    assert sent[b"x-request-id"].decode() in proxy.log()


def test_who_speaks_plainly_is_led_to_where_it_is_safe(proxy: Proxy, behind: Counting) -> None:
    with socket.create_connection(("127.0.0.1", proxy.plain_port), timeout=20) as connection:
        answer = ask(connection, get("/x").replace(HOST, "elsewhere.example"))

    assert f"\r\nLocation: https://{HOST}/x\r\n" in answer
    assert behind.scopes == []


def test_who_does_not_know_the_name_gets_no_answer(proxy: Proxy, behind: Counting) -> None:
    with proxy.connect(named="elsewhere.example") as connection:
        assert ask(connection, get("/health/live").replace(HOST, "elsewhere.example")) == ""
    assert behind.scopes == []


def test_what_could_be_read_as_two_calls_is_read_as_none(proxy: Proxy, behind: Counting) -> None:
    for name, text in SMUGGLING.items():
        with proxy.connect() as connection:
            answer = ask(connection, text)
        statuses = re.findall(r"^HTTP/1.1 (\d+)", answer, re.MULTILINE)
        assert len(statuses) <= 1, name
        assert all(400 <= int(status) < 600 for status in statuses), f"{name}: {answer[:200]}"
        smuggled = [s for s in behind.scopes if b"x-second" in dict(s["headers"])]
        assert smuggled == [], name


def test_who_only_trickles_is_cut_off_and_nobody_else_waits(proxy: Proxy) -> None:
    begun, waits = time.monotonic(), []
    with ExitStack() as slow:
        waiting = [slow.enter_context(proxy.connect()) for _ in range(SLOW)]
        for number, connection in enumerate(waiting):
            connection.sendall((SLOW_HEAD if number % 2 else SLOW_BODY).encode())
        while waiting and time.monotonic() < begun + SLOWEST:
            asked = time.monotonic()
            with proxy.connect() as connection:
                assert ask(connection, get("/health/live")).startswith("HTTP/1.1 200")
            waits.append(time.monotonic() - asked)
            waiting = [connection for connection in waiting if trickles(connection)]
            time.sleep(0.1)

    assert waiting == []
    assert max(waits) < 2


def trickles(connection: socket.socket) -> bool:
    """Send one byte more; return whether anybody still waits for it."""
    connection.settimeout(0.01)
    try:
        connection.sendall(b"a")
        return connection.recv(1) not in (b"", b"H")  # closed, or answered: 408
    except TimeoutError:
        return True
    except OSError:
        return False


def test_what_is_too_large_is_refused_before_it_is_sent(proxy: Proxy) -> None:
    size = 300 * 1024 * 1024
    with proxy.connect() as connection:
        begun = time.monotonic()
        answer = ask(connection, f"{HEAD}Content-Length: {size}\r\n\r\n")
        assert answer.startswith("HTTP/1.1 413")
        assert time.monotonic() - begun < 5
    with proxy.connect() as connection:
        large = ask(connection, get("/api/v1/me", f"X-Long: {'a' * 65536}"))
        assert large.startswith("HTTP/1.1 400")
