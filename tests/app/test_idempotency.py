"""A POST that comes twice with the same key is done once and answered twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlmodel import SQLModel, col

from app.operations.kept.idempotency import KEPT_FOR, IdempotentAnswer
from record.people import Role
from record.row import now
from tests.app.examples import Example, do, fill, units_of, who_may, writes
from tests.factories import Api, Caller

KEY = {"Idempotency-Key": "3f1c"}
FILE = "Systemnamn;Förvaltning\nEkot;Skola\n"
OTHER_FILE = "Systemnamn;Förvaltning\nTreserva;Skola\n"


def upload(caller: Caller, text: str = FILE, key: dict[str, str] = KEY, **fields: str) -> Any:
    form = {"kind": "systems", "create_units": "true"} | fields
    return caller.post("imports", data=form, files={"file": ("a.csv", text)}, headers=key)


def same_answer(one: Any, other: Any) -> bool:
    names = ("location", "etag", "content-type")
    first, second = (
        (answer.status_code, answer.content, [answer.headers.get(name) for name in names])
        for answer in (one, other)
    )
    return bool(first == second)


def names(caller: Caller) -> list[str]:
    return [system["name"] for system in caller.get("systems").json()["items"]]


def test_the_same_call_twice_is_done_once_and_answered_alike(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = api.sign_in()
    body = {"name": "Ekot", "owner_unit": str(unit.id)}

    first = editor.post("systems", json=body, headers=KEY)
    again = editor.post("systems", json=body, headers=KEY)

    assert first.status_code == 201
    assert same_answer(first, again)
    assert names(editor) == ["Ekot"]


@pytest.mark.thorough
def test_every_post_that_writes_takes_a_key(api: Api) -> None:
    register = fill(api)
    for example in writes(register):
        if example.method == "POST":
            caller = who_may(api, example.operation)
            first, again = with_key(caller, example)
            assert first.status_code in (200, 201), f"{example.operation}: {first.text}"
            assert same_answer(first, again), example.operation


def with_key(caller: Caller, example: Example) -> tuple[Any, Any]:
    """Make a call twice, each time from the version that was read before the first."""
    tag = {"If-Match": caller.get(example.of).headers["ETag"]} if example.of else {}
    one, other = (
        caller.call("POST", example.path, json=example.body, headers=KEY | tag) for _ in "12"
    )
    return one, other


def test_a_key_that_was_used_for_something_else_is_refused(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = api.sign_in()
    editor.post("systems", json={"name": "Ekot", "owner_unit": str(unit.id)}, headers=KEY)

    other_content = editor.post(
        "systems", json={"name": "Treserva", "owner_unit": str(unit.id)}, headers=KEY
    )
    other_path = editor.post("functions", json={"code": "a", "label": "A"}, headers=KEY)

    assert other_content.status_code == other_path.status_code == 422
    assert other_content.json()["type"] == "/problems/idempotency-mismatch"
    assert names(editor) == ["Ekot"]


def test_a_used_key_is_named_only_when_nothing_before_it_is_wrong(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    editor.post(f"{system}/uses", json={"unit": register.school}, headers=KEY)

    absent = editor.post("systems/no-such/uses", json={}, headers=KEY)
    unversioned = editor.post(f"{system}/confirm", json={}, headers=KEY)
    taken = editor.post(
        "systems", json={"name": "Heroma", "owner_unit": register.care}, headers=KEY
    )

    assert (absent.status_code, unversioned.status_code) == (404, 428)
    assert taken.json()["type"] == "/problems/idempotency-mismatch"


def test_somebody_elses_key_is_another_key(api: Api) -> None:
    editor, colleague = api.sign_in(), api.sign_in()
    body = {"label": "A"}

    mine = editor.post("functions", json=body | {"code": "a"}, headers=KEY)
    theirs = colleague.post("functions", json=body | {"code": "b"}, headers=KEY)

    assert (mine.status_code, theirs.status_code) == (201, 201)


def test_a_refused_call_keeps_no_answer(api: Api) -> None:
    editor = api.sign_in()

    refused = editor.post("functions", json={"code": "a"}, headers=KEY)
    mended = editor.post("functions", json={"code": "a", "label": "A"}, headers=KEY)

    assert (refused.status_code, mended.status_code) == (422, 201)


def test_a_key_is_a_short_ascii_text(api: Api) -> None:
    editor = api.sign_in()

    for key in ("", "x" * 201, "nyckel-å".encode("latin-1"), "en\tnyckel", "nyckel\x7f"):
        body = {"code": "a", "label": "A"}
        answer = editor.post("functions", json=body, headers={"Idempotency-Key": key})
        assert answer.status_code == 422, key
        assert answer.json()["errors"][0]["pointer"] == "Idempotency-Key"


def test_the_same_file_with_the_same_fields_is_imported_once(api: Api) -> None:
    editor = api.sign_in()

    first = upload(editor)
    again = upload(editor)

    assert (first.status_code, first.json()["created"]) == (201, 1)
    assert same_answer(first, again)


def test_another_file_or_another_field_is_another_content(api: Api) -> None:
    editor = api.sign_in()
    upload(editor)

    assert upload(editor, OTHER_FILE).status_code == 422
    assert upload(editor, create_units="false").status_code == 422
    assert names(editor) == ["Ekot"]


def test_a_call_that_writes_nothing_neither_keeps_nor_minds_a_key(api: Api) -> None:
    editor = api.sign_in()

    beforehand = upload(editor, OTHER_FILE, dry_run="true")
    done = upload(editor)
    afterwards = upload(editor, OTHER_FILE, dry_run="true")

    assert [a.status_code for a in (beforehand, done, afterwards)] == [200, 201, 200]


def test_a_merge_may_be_seen_beforehand_with_the_key_that_it_is_done_with(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    into = {"into": register.other}
    preview = Example("merge_systems", "POST", f"{system}/merge", into | {"preview": True}, system)
    headers = KEY | {"If-Match": editor.get(system).headers["ETag"]}

    do(editor, preview)
    seen = editor.post(f"{system}/merge", json=preview.body, headers=headers)
    done = editor.post(f"{system}/merge", json=into, headers=headers)

    assert (seen.json()["done"], done.json()["done"]) == (False, True)


def test_after_a_day_a_key_is_forgotten(api: Api) -> None:
    editor = api.sign_in()
    upload(editor)
    with api.database.engine.begin() as connection:
        connection.execute(update(IdempotentAnswer).values(at=now() - KEPT_FOR - timedelta(1)))

    fresh = upload(editor, OTHER_FILE)

    assert (fresh.status_code, fresh.json()["created"]) == (201, 1)
    with api.database.engine.connect() as connection:
        assert len(connection.execute(select(col(IdempotentAnswer.id))).all()) == 1


def test_the_same_call_twice_at_once_is_done_once(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = api.sign_in()
    body = {"name": "Ekot", "owner_unit": str(unit.id), "allow_same_name": True}

    with ThreadPoolExecutor(4) as threads:
        calls = [threads.submit(editor.post, "systems", json=body, headers=KEY) for _ in range(4)]
    first, *others = [call.result() for call in calls]

    assert first.status_code == 201
    assert all(same_answer(first, other) for other in others)
    assert names(editor) == ["Ekot"]


def test_a_token_is_answered_again_but_its_text_is_nowhere_in_the_database(api: Api) -> None:
    register = fill(api)
    administrator = api.sign_in(Role.ADMINISTRATOR)
    body = {"name": "ny", "person": register.person, "role": "requester"}

    first = administrator.post("tokens", json=body, headers=KEY)
    again = administrator.post("tokens", json=body, headers=KEY)

    text = first.json()["token"]
    assert again.json()["token"] == text
    assert Caller(api.client, text).get("me").status_code == 200
    assert not any(text.encode() in kept for kept in everything_kept(api))


def everything_kept(api: Api) -> Iterator[bytes]:
    """Return every value of every row of every table, as bytes."""
    with api.database.engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            for row in connection.execute(select(table)):
                for value in row:
                    yield value if isinstance(value, bytes) else str(value).encode()
