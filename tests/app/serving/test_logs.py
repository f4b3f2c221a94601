"""The log tells who was refused what, when and from where; never a secret, and nobody's words."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import structlog

from app.main import create_app
from app.serving.logs import set_up_logs
from app.settings import Settings
from record.people import Role
from tests.app.examples import do, fill, who_may, writes
from tests.client import Client
from tests.factories import Api, Caller

SECRET = "samsyn_KANARIEFAGEL"
WORDS = "Kanariefågel 19121212-1212"
EMAIL = "kanarie.fagel@kommunen.example"
FORGED = '\r\n{"event": "signed in"}\x1b[2J\x9b2J\u2028\u202e\u0085'


class Log:
    """What has been logged since the test began."""

    def __init__(self, written: io.StringIO) -> None:
        self._written = written

    @property
    def text(self) -> str:
        return self._written.getvalue()

    def events(self) -> list[dict[str, Any]]:
        lines = self.text.split("\n")
        assert lines.pop() == ""
        return [json.loads(line) for line in lines]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """The log, written as when the server runs."""
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    before, root = structlog.get_config(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    set_up_logs()
    yield Log(written)
    structlog.configure(**before)
    root.handlers[:] = handlers
    root.setLevel(level)


def test_who_is_refused_is_noted_with_what_when_and_from_where(api: Api, log: Log) -> None:
    requester = api.sign_in(Role.REQUESTER)
    me = requester.get("me").json()["id"]

    requester.post("systems", json={}, headers={"X-Request-Id": "0123abcd-ef"})

    (noted,) = log.events()
    at = datetime.fromisoformat(noted.pop("timestamp"))
    assert at.utcoffset() is not None
    assert noted.pop("credential")
    assert noted == {
        "event": "refused",
        "level": "warning",
        "status": 403,
        "method": "POST",
        "operation": "create_system",
        "person": me,
        "client": "testclient",
        "request": "0123abcd-ef",
    }


ATTEMPTS: tuple[tuple[int, str, str, dict[str, str], bytes], ...] = (
    (401, "GET", "me", {"Authorization": f"Bearer {SECRET}"}, b""),
    (401, "GET", "me", {"Authorization": "Basic YTpi"}, b""),
    (400, "POST", "systems", {"Content-Type": "application/json"}, b"{"),
    (405, "TRACE", "systems", {}, b""),
    (413, "POST", "systems", {"Content-Length": "9999999999"}, b""),
    (414, "GET", "systems?q=" + "a" * 20_000, {}, b""),
    (415, "POST", "systems", {}, b"{}"),
    (422, "GET", "systems?x=1", {}, b""),
    (431, "GET", "me", {"X-Long": "a" * 40_000}, b""),
)
ALARMING = {401, 413, 414, 431}


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: str(attempt[0]))
def test_attempts_are_noted(api: Api, log: Log, attempt: Any) -> None:
    status, method, address, headers, content = attempt
    token = None if "Authorization" in headers else api.sign_in().token

    answer = Caller(api.client, token).call(method, address, headers=headers, content=content)

    assert answer.status_code == status
    level = "warning" if status in ALARMING else "info"
    assert [(one["status"], one["level"]) for one in log.events()] == [(status, level)]


def test_who_asks_too_often_is_noted(api: Api, log: Log) -> None:
    app = create_app(Settings(rate_reads=1, read_ahead=False), api.database)
    hasty = Caller(Client(app), api.sign_in().token)

    statuses = [hasty.get("me").status_code for _ in range(4)]

    assert [one["status"] for one in log.events()] == [one for one in statuses if one == 429]


@pytest.mark.thorough
def test_what_is_done_every_day_is_no_event(api: Api, log: Log) -> None:
    for example in writes(fill(api)):
        do(who_may(api, example.operation), example)

    assert log.events() == []


def test_neither_secrets_nor_words_get_into_the_log(api: Api, log: Log) -> None:
    fill(api)
    editor = api.sign_in()
    known = {"Authorization": f"Bearer {editor.token}"}
    for headers in (known, {"Authorization": f"Bearer {SECRET}"}, {"Cookie": f"a={SECRET}"}):
        for method, address in (("GET", "me"), ("POST", "systems"), ("PATCH", "systems/x")):
            sent = headers | {"X-Request-Id": WORDS, "User-Agent": WORDS, "If-Match": WORDS}
            ascii_only = {name: text.encode("latin-1") for name, text in sent.items()}
            body = {"name": WORDS, WORDS: WORDS, "owner_unit": WORDS}
            api.client.request(method, f"/api/v1/{address}", json=body, headers=ascii_only)
    editor.get(f"systems?q={WORDS}&{WORDS}=1")
    editor.get(f"systems/{WORDS}")
    editor.get(f"systems?q={EMAIL}&token={SECRET}&access_token={editor.token}")
    editor.get(f"people/{EMAIL}?access_token={SECRET}")

    assert log.events()
    for secret in (str(editor.token), SECRET, "KANARIE", "Kanarie", "kanarie", "19121212"):
        assert secret not in log.text


def test_a_failure_is_noted_with_its_place_and_not_with_its_words(api: Api, log: Log) -> None:
    app: Any = create_app(Settings(read_ahead=False), api.database)

    def fail() -> None:
        try:
            raise KeyError(WORDS)
        except KeyError as error:
            raise RuntimeError(SECRET) from error

    app.router.add_api_route("/fails", fail)
    answer = Caller(Client(app), None).get("/fails")

    assert answer.status_code == 500
    failed, told = log.events()
    assert failed["exception"] == ["RuntimeError", "KeyError"]
    assert failed["at"][-1].endswith(" fail")
    assert (told["event"], told["status"]) == ("failed", 500)
    assert not {SECRET, WORDS} & {*log.text.split('"')}


def test_no_text_forges_a_line_of_the_log_or_turns_a_terminal_round(log: Log) -> None:
    structlog.get_logger().info("refused", client=FORGED, **{FORGED: FORGED})
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request: %s", FORGED)

    first, second = log.events()
    assert (first["event"], first["client"]) == ("refused", FORGED)
    assert (second["event"], second["logger"]) == (
        f"Invalid HTTP request: {FORGED}",
        "uvicorn.error",
    )
    assert log.text.splitlines() == log.text.split("\n")[:-1]
    assert not set("\x1b\x9b\u202e\u2028\u0085") & {*log.text}


def test_swedish_is_written_as_it_is(log: Log) -> None:
    structlog.get_logger().info("enhet", namn="Räddningstjänsten")

    assert '"Räddningstjänsten"' in log.text
