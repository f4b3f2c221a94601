"""Texts that have broken other programs are taken as text, or refused; and shown as they are."""

import json
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from docx import Document
from openpyxl import load_workbook
from starlette.datastructures import Headers

from app.pages.landing import add_landing_page
from app.schemas.fields import _tidy as tidied
from record.people import Role
from tests.app.examples import Example, Register, fill, who_may, writes
from tests.app.test_extreme_bodies import LONG_RUN, Schemas, is_its_own, send
from tests.factories import TESTER, Api, make_person

CORPUS = Path(__file__).parents[3] / "shared/corpora/naughty-strings/blns.json"
SHARE = 1 if LONG_RUN else 8
"""In the short run each place gets every eighth of the strings, the next place the next."""
VIEWS = (
    *("systems", "systems/{system}", "systems/{system}/overlaps", "overlaps", "changes"),
    *("requests", "requests/{request}", "requests/{request}/comments", "units", "people"),
    *("exports/systems.csv", "exports/systems.xlsx", "exports/systems.json"),
    *("reports/overlaps.json", "reports/overlaps.xlsx", "reports/overlaps.pdf"),
    *(f"requests/{{request}}/decision-basis.{kind}" for kind in ("json", "pdf", "docx")),
)

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not CORPUS.exists(), reason="the naughty strings are not here"),
]


def strings() -> list[str]:
    return [one for one in json.loads(CORPUS.read_text("utf-8")) if one.strip()]


def test_every_text_field_of_every_write_takes_a_text_or_refuses_it(api: Api) -> None:
    register = fill(api)
    app: Any = api.client.app
    schemas, examples, turn = Schemas(app.openapi()), writes(register), count()
    for example in sorted(examples, key=lambda one: one.of is not None):
        if example.body is not None and is_its_own(example, examples):
            caller = who_may(api, example.operation)
            for field in texts_of(schemas, example):
                for text in strings()[next(turn) % (SHARE * 8) :: SHARE * 8]:
                    answer = send(caller, example, (example.body or {}) | {field: text})
                    told = f"{example.operation} {field}={text!r}: {answer.text[:200]}"
                    assert answer.status_code in (200, 201, 404, 409, 422), told


def texts_of(schemas: Schemas, example: Example) -> Iterator[str]:
    """Give the fields of a body that are free text."""
    for name, field in schemas.of(example)["properties"].items():
        kinds = field.get("anyOf", [field])
        if any(kind.get("type") == "string" and "format" not in kind for kind in kinds):
            yield name


def test_what_is_taken_is_kept_as_it_was_and_shown_in_every_view(api: Api) -> None:
    register = fill(api)
    editor, auditor = api.sign_in(), api.sign_in(Role.AUDITOR)
    contact = api.sign_in(Role.BUSINESS_CONTACT)
    for text in strings()[::SHARE]:
        answer = editor.patch(f"systems/{register.system}", json={"purpose": text, "note": text})
        assert answer.status_code in (200, 422)
        if answer.is_success:
            assert answer.json()["purpose"] == tidied(text)
        said = contact.post(f"requests/{register.request}/comments", json={"text": text})
        assert said.status_code in (201, 422)
    show_all(auditor, register)


def test_a_list_of_them_is_shown_in_every_view(api: Api) -> None:
    register = fill(api)
    editor, auditor = api.sign_in(), api.sign_in(Role.AUDITOR)
    kept = [*filter(is_kept, strings())]
    assert len(kept) > len(strings()) * 0.8
    whole = {"aliases": kept[:200], "purpose": "\n".join(kept)[:20_000]}
    assert editor.patch(f"systems/{register.system}", json=whole).is_success
    show_all(auditor, register)


def is_kept(text: str) -> bool:
    """Return whether a text may be an alias: on one line, without what parts aliases in a file."""
    return ";" not in text and len(text) <= 300 and all(letter.isprintable() for letter in text)


def show_all(auditor: Any, register: Register) -> None:
    for view in VIEWS:
        answer = auditor.get(view.format_map(vars(register)))
        assert answer.status_code == 200, view
        read_as(view, answer.content, answer.headers)


def read_as(view: str, content: bytes, headers: Headers | Any) -> None:
    """Read an answer as what it says it is."""
    if view.endswith(".xlsx"):
        load_workbook(BytesIO(content))
    elif view.endswith(".docx"):
        Document(BytesIO(content))
    elif view.endswith(".pdf"):
        assert content.startswith(b"%PDF")
    elif headers["content-type"] == "application/json":
        json.loads(content)


def test_a_need_or_a_search_may_say_anything(api: Api) -> None:
    fill(api)
    requester = api.sign_in(Role.REQUESTER)
    for text in strings()[::SHARE]:
        assert requester.post("match", json={"text": text}).status_code in (200, 422), text
        assert requester.get(f"systems?q={quote(text)}").status_code in (200, 422), text


def test_the_first_page_shows_names_as_text(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        for text in strings()[:100]:
            make_person(session, text)
    app: Any = api.client.app
    add_landing_page(app, api.database)

    page = api.anonymous().get("/")

    assert page.status_code == 200
    shown = page.text.partition("<tbody>")[2].partition("</tbody>")[0]
    tags = {shown[at + 1 : at + 3] for at, sign in enumerate(shown) if sign == "<"}
    assert tags == {"tr", "/t", "td"}
