"""Addresses are kept in logs, histories and bookmarks: nothing in one opens or exposes anything."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.factories import Api

SENSITIVE = re.compile(
    r"token|secret|passw|credential|session$|cookie|api_?key|csrf|nonce"
    r"|mail|phone|tele|ssn|personal_?number|identity_?number|first_?name|last_?name",
    re.IGNORECASE,
)
"""What a parameter would be called that carries a credential, or says who somebody is."""
IDS = {"token_id", "session_id"}
"""Which key or session: its id, which opens nothing."""


def parameters(api: Api) -> Iterator[tuple[str, dict[str, Any]]]:
    app: Any = api.client.app
    for path, operations in app.openapi()["paths"].items():
        for method, operation in operations.items():
            for parameter in operation.get("parameters", []):
                yield f"{method.upper()} {path}", parameter


def test_no_parameter_of_an_address_carries_a_secret_or_points_out_a_person(api: Api) -> None:
    named = [one for one in parameters(api) if one[1]["in"] in ("query", "path")]

    assert len(named) > 50
    assert [
        f"{operation} {parameter['name']}"
        for operation, parameter in named
        if SENSITIVE.search(parameter["name"]) and parameter["name"] not in IDS
    ] == []


@pytest.mark.parametrize(
    "name", ["access_token", "password", "e_mail", "email", "client_secret", "phone", "apikey"]
)
def test_such_a_parameter_would_be_seen(name: str) -> None:
    assert SENSITIVE.search(name)


def test_what_leads_on_has_no_secret_in_it(api: Api) -> None:
    editor = api.sign_in()
    for number in range(3):
        editor.post("functions", json={"code": f"f{number}", "label": f"Funktion {number}"})

    page = editor.get("functions?limit=1")

    assert page.json()["next"]
    assert str(editor.token) not in page.json()["next"] + str(page.headers)
