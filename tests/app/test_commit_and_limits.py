"""Nothing is answered as done before it is kept, and nobody may ask for too much."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from app.main import create_app
from app.settings import Settings
from inventory.systems.roles import SystemRole, SystemRoleKind
from record.people import Role
from record.recording.session import RecordedSession
from tests.app.examples import Register, fill, units_of, writes
from tests.client import Client
from tests.factories import Api, Caller

LARGEST = 2048


def serve(api: Api, **settings: Any) -> Client:
    """Serve the same register with other settings, or where answers may be failures."""
    app = create_app(Settings(**({"rate_reads": 0, "rate_writes": 0} | settings)), api.database)
    return Client(app)


def in_parts(text: bytes) -> Iterator[bytes]:
    """Give a body without saying beforehand how long it is."""
    for start in range(0, len(text), 100):
        yield text[start : start + 100]


@contextmanager
def failing_commits() -> Iterator[None]:
    """Let every commit find a reference to nothing, as the database itself would tell it."""

    def refer_to_nothing(session: RecordedSession) -> None:
        kind = SystemRoleKind.SYSTEM_OWNER
        session.add(SystemRole(system_id=uuid4(), person_id=uuid4(), kind=kind))

    event.listen(RecordedSession, "before_commit", refer_to_nothing)
    try:
        yield
    finally:
        event.remove(RecordedSession, "before_commit", refer_to_nothing)


def test_a_commit_that_fails_is_answered_as_a_failure_and_keeps_nothing(api: Api) -> None:
    register = fill(api)
    editor = Caller(serve(api), api.sign_in().token)
    before = everything(editor, register)

    with failing_commits():
        for example in writes(register):
            if example.operation in ("create_system", "create_function", "create_use"):
                failed = editor.post(
                    example.path, json=example.body, headers={"Idempotency-Key": "a"}
                )
                assert failed.status_code == 500, example.operation
                assert failed.headers["content-type"] == "application/problem+json"
                assert failed.json()["detail"] == "Felet är vårt, inte ditt. Inget sparades."

    assert everything(editor, register) == before


def test_after_a_commit_that_failed_the_same_key_still_does_it(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = Caller(serve(api), api.sign_in().token)
    call = {
        "json": {"name": "Ekot", "owner_unit": str(unit.id)},
        "headers": {"Idempotency-Key": "a"},
    }

    with failing_commits():
        failed = editor.post("systems", **call)
    done = editor.post("systems", **call)

    assert (failed.status_code, done.status_code) == (500, 201)


def test_a_failure_tells_nothing_of_what_failed(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = Caller(serve(api), api.sign_in().token)

    with failing_commits():
        failed = editor.post("systems", json={"name": "Ekot", "owner_unit": str(unit.id)})

    assert not any(word in failed.text.lower() for word in ("traceback", "sqlalchemy", "key"))


def everything(caller: Caller, register: Register) -> list[Any]:
    lists = ("systems", "functions", f"systems/{register.system}/uses", "changes?limit=200")
    return [caller.get(path).json() for path in lists]


@pytest.mark.parametrize("declared", [True, False], ids=["declared", "undeclared"])
def test_a_body_beyond_the_limit_is_refused_whether_or_not_it_says_how_long_it_is(
    api: Api, declared: bool
) -> None:
    client = serve(api, body_limit=LARGEST)
    editor = Caller(client, api.sign_in().token)
    kind = {"Content-Type": "application/json"}
    for size, status in ((LARGEST, 422), (LARGEST + 1, 413)):
        text = b'"' + b"x" * (size - 2) + b'"'
        content: Any = text if declared else in_parts(text)
        answer = editor.post("functions", content=content, headers=kind)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("declared", [True, False], ids=["declared", "undeclared"])
@pytest.mark.parametrize("over", [0, 1, 1024 * 1024])
def test_a_file_beyond_its_limit_is_refused(api: Api, declared: bool, over: int) -> None:
    client = serve(api, upload_limit=LARGEST)
    editor = Caller(client, api.sign_in().token)
    rows = b"Systemnamn\nEkot\n"
    file = rows + b"\n" * (LARGEST - len(rows) + over)
    form = client.build_request(
        "POST", "/", data={"kind": "systems"}, files={"file": ("a.csv", file)}
    )
    content: Any = form.read() if declared else in_parts(form.read())

    kind = {"Content-Type": form.headers["Content-Type"]}
    answer = editor.post("imports", content=content, headers=kind)

    assert answer.status_code == (413 if over else 201)
    assert editor.get("systems").json()["total"] == (0 if over else 1)


def test_a_file_may_be_ten_times_as_large_as_a_body(api: Api) -> None:
    editor = api.sign_in()
    blank = b" " * 1023 + b"\n"
    file = b"Systemnamn\nEkot\n" + blank * 5 * 1024

    answer = editor.post("imports", data={"kind": "systems"}, files={"file": ("a.csv", file)})

    assert answer.status_code == 201


def test_who_asks_too_often_is_told_when_to_ask_again(api: Api) -> None:
    client = serve(api, rate_reads=3)
    hasty, calm = (Caller(client, api.sign_in().token) for _ in range(2))

    answers = [hasty.get("me") for _ in range(5)]

    assert [answer.status_code for answer in answers[:3]] == [200, 200, 200]
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"] == "1"
    assert answers[-1].json()["type"] == "/problems/too-many-requests"
    assert calm.get("me").status_code == 200


def test_writing_has_a_rate_of_its_own(api: Api) -> None:
    client = serve(api, rate_writes=1)
    editor = Caller(client, api.sign_in().token)

    statuses = {editor.post("functions", json={}).status_code for _ in range(4)}

    assert statuses == {422, 429}
    assert {editor.get("me").status_code for _ in range(4)} == {200}


def test_who_is_unknown_is_unauthenticated_however_often_they_ask(api: Api) -> None:
    client = serve(api, rate_reads=1, rate_writes=1)
    stranger = Caller(client, "samsyn_wrong")

    assert {stranger.get("me").status_code for _ in range(5)} == {401}
    assert {stranger.post("functions", json={}).status_code for _ in range(5)} == {401}


def test_every_answer_says_that_it_is_neither_to_be_kept_nor_to_be_guessed_at(api: Api) -> None:
    editor = api.sign_in(Role.REGISTER_EDITOR)

    for path in ("systems", "nothing", "/health/live", "exports/systems.csv"):
        headers = editor.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Cache-Control"] == "no-store", path
