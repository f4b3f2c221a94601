"""The proxy that is shipped: what is slow is cut off, what is ambiguous gets no further."""

import os
import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import median

import pytest

from app.main import create_app
from app.settings import Settings
from tests.app.served import served
from tests.deploy.proxy import CONFIGURATION, NGINX, Proxy, proxied
from tests.factories import Api
from tests.smuggling import HEAD, HOST, SMUGGLING, Counting, ask, statuses_of

pytestmark = pytest.mark.server

PATIENCE = 1
SLOWEST = 15
"""Seconds until who only trickles is cut off, as shipped."""

SLOW = 1000 if os.environ.get("SAMSYN_TEST_SOAK") else 40
SLOW_HEAD = f"GET /health/live HTTP/1.1\r\nHost: {HOST}\r\nX: "
SLOW_BODY = f"{HEAD}Content-Length: 1000\r\n\r\n"


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
    sent_along = "Kanariefagel&token=samsyn_kanarie&to=kanarie@kommunen.example"
    with proxy.connect() as connection:
        answer = ask(connection, get(f"/api/v1/me?q={sent_along}", *forged, "X-Forwarded-Host: x"))

    assert answer.startswith("HTTP/1.1 401")
    assert "\r\nstrict-transport-security: max-age=31536000" in answer
    assert "\r\nServer: nginx\r\n" in answer
    (scope,) = behind.scopes
    assert scope["scheme"] == "https"
    assert scope["client"][0] == "127.0.0.1"
    sent = dict(scope["headers"])
    assert not {b"forwarded", b"x-forwarded-host"} & sent.keys()
    assert re.fullmatch(rb"[0-9a-f]{32}", sent[b"x-request-id"])
    assert "kanarie" not in proxy.log().lower()
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
        assert len(statuses_of(answer)) <= 1, name
        assert all(400 <= status < 600 for status in statuses_of(answer)), f"{name}: {answer[:200]}"
        assert behind.smuggled() == [], name


def test_who_only_trickles_is_cut_off_and_nobody_else_waits(proxy: Proxy) -> None:
    alone = [seconds_until_answered(proxy) for _ in range(20)]
    begun, beside = time.monotonic(), []
    with ExitStack() as slow:
        waiting = [slow.enter_context(proxy.connect()) for _ in range(SLOW)]
        for number, connection in enumerate(waiting):
            connection.sendall((SLOW_HEAD if number % 2 else SLOW_BODY).encode())
        while waiting and time.monotonic() < begun + SLOWEST:
            beside.append(seconds_until_answered(proxy))
            waiting = [connection for connection in waiting if trickles(connection)]
            time.sleep(0.1)

    assert waiting == []
    assert max(beside) < 2
    assert median(beside) < 2 * median(alone)


def seconds_until_answered(proxy: Proxy) -> float:
    asked = time.monotonic()
    with proxy.connect() as connection:
        assert ask(connection, get("/health/live")).startswith("HTTP/1.1 200")
    return time.monotonic() - asked


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
