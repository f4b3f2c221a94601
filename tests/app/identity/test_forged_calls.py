"""A page that is not Samsyn's can do nothing with the session of who visits it."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.database import Database
from record.history.changes import HistoryHead
from tests.app.identity.installation import OURS, Installed

BODY: dict[str, Any] = {"json": {"name": "Bo Exempel"}}


def head_of(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.scalar(select(col(HistoryHead.sequence))) or 0)


@pytest.mark.parametrize(
    ("missing", "sent"),
    [
        ("everything", {}),
        ("the token", {"Origin": OURS}),
        ("the origin", {"X-CSRF-Token": "right"}),
        ("a right token", {"Origin": OURS, "X-CSRF-Token": "x" * 64}),
        ("an own origin", {"Origin": "https://annan.example", "X-CSRF-Token": "right"}),
        ("the right port", {"Origin": "http://127.0.0.1:8001", "X-CSRF-Token": "right"}),
        ("the right scheme", {"Origin": "https://127.0.0.1:8000", "X-CSRF-Token": "right"}),
        ("any origin", {"Origin": "null", "X-CSRF-Token": "right"}),
        ("letters of our own", {"Origin": OURS, "X-CSRF-Token": "å".encode().decode("latin-1")}),
    ],
)
def test_a_call_that_is_not_from_our_pages_is_refused(
    installed: Installed, missing: str, sent: dict[str, str]
) -> None:
    anna = installed.signed_in("anna", "admin")
    before = head_of(installed.database)
    headers = {name: anna.page_token if text == "right" else text for name, text in sent.items()}
    encoded: Any = {name: text.encode("latin-1") for name, text in headers.items()}

    for method in ("POST", "PATCH", "PUT", "DELETE"):
        refused = anna.send(method, "people", encoded, **BODY)
        assert refused.status_code == 403
        assert refused.json()["type"] == "/problems/not-from-samsyn", missing

    assert head_of(installed.database) == before


def test_a_call_from_our_pages_is_done(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")

    assert anna.post("people", **BODY).status_code == 201


def test_nobodys_page_token_is_anybody_elses(installed: Installed) -> None:
    anna, bo = installed.signed_in("anna", "admin"), installed.signed_in("bo", "admin")
    anna.page_token, bo.page_token = bo.page_token, anna.page_token

    assert anna.post("people", **BODY).status_code == 403


def test_nobody_is_signed_out_by_another_page(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")

    refused = anna.send("POST", "/sign-out", {"Origin": "https://annan.example"})

    assert refused.status_code == 403
    assert anna.get("me").status_code == 200


def test_a_key_needs_no_page(installed: Installed) -> None:
    assert (
        installed.sign_in().post("functions", json={"code": "a", "label": "A"}).status_code == 201
    )


@pytest.mark.thorough
def test_reading_with_a_session_changes_nothing(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin", "sektor-digitalisering", "it-chef")
    before = head_of(installed.database)
    app: Any = installed.client.app
    paths = [path for path, item in app.openapi()["paths"].items() if "get" in item]

    for path in [*paths, "/sign-in", "/sign-in/callback", "/sign-out", "/session"]:
        anna.get(path.replace("{", "").replace("}", ""))

    assert head_of(installed.database) == before
    assert anna.get("me").status_code == 200


def test_a_read_needs_no_token_of_a_page_as_links_are_followed(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")

    assert anna.send("GET", "me", {}).status_code == 200
