"""Addresses and queries that nobody would write by hand are answered like any other mistake."""

from itertools import count
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest

from record.people import Role
from tests.app.examples import fill
from tests.conftest import DATABASES
from tests.factories import Api

ODD = (
    *("\x00", "a\x00b", "%00", "%", "_", "'", "\\", "😀", "\ufffd", "a" * 4000, ""),
    *("9" * 400, str(2**31), str(2**63), "-1", "0", "1e9", "NaN", "١٢", "null", "{}"),
    *("../..", "0001-01-01", "9999-12-31", "2026-02-30", str(uuid4()), f"urn:uuid:{uuid4()}"),
)
CURSORS = ("W10=", "WzEsMl0=", "WyJhXHUwMDAwIiwiIl0=", "bnVsbA==", "e30=", "=", "W1tdLFtdXQ==", "å")
"""Base64 of [], [1,2], ["a\\u0000",""], null, {} and [[],[]], among others."""
SHARE = 1 if "postgresql" in DATABASES else 3
"""In the short run each parameter is given every third of the odd values, the next the next."""


@pytest.mark.thorough
def test_no_value_of_a_filter_is_more_than_a_mistake(api: Api) -> None:
    fill(api)
    caller, document, turn = api.sign_in(Role.AUDITOR), described(api), count()
    for path, operation in document.items():
        if "{" in path.replace("{format}", ""):
            continue
        address = path.replace("{format}", "csv")
        for parameter in operation.get("parameters", []):
            if parameter["in"] != "query":
                continue
            values = (*ODD, *CURSORS) if parameter["name"] == "cursor" else ODD
            for value in values[next(turn) % SHARE :: SHARE]:
                answer = caller.get(f"{address}?{parameter['name']}={quote(value)}")
                told = f"{address}?{parameter['name']}={value[:50]!r}: {answer.text[:200]}"
                assert answer.status_code in (200, 422), told


@pytest.mark.thorough
def test_no_part_of_an_address_is_more_than_absent(api: Api) -> None:
    register = fill(api)
    caller = api.sign_in(Role.REGISTER_EDITOR)
    known = {"system_id": register.system, "code": register.function}
    for path in [path for path in described(api) if "{day}" not in path]:
        for name in [part[1:-1] for part in path.split("/") if part.startswith("{")]:
            for value in ODD:
                if not value.strip("./"):
                    continue
                others = dict.fromkeys(("use_id", "integration_id"), register.system)
                parts = others | known | {name: quote(value, safe="")}
                answer = caller.get(path.format_map(Whatever(parts)))
                told = f"{path} {name}={value[:50]!r}: {answer.text[:200]}"
                assert answer.status_code == 404, told


@pytest.mark.thorough
def test_no_part_of_an_address_to_change_is_more_than_absent(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    tag = {"If-Match": "*"}
    for value in filter(lambda value: value.strip("./"), ODD):
        odd = quote(value, safe="")
        for method, path in (
            ("PATCH", f"systems/{odd}"),
            ("PATCH", f"{system}/uses/{odd}"),
            ("DELETE", f"{system}/integrations/{odd}"),
            ("PUT", f"{system}/functions/{odd}"),
        ):
            answer = editor.call(method, path, json={}, headers=tag)
            assert answer.status_code == 404, f"{method} {path[:80]}: {answer.text}"


def test_odd_headers_are_no_more_than_a_mistake(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    for odd in ("", ",", '"', "W/", '"å"'.encode("latin-1"), "*, *", "x" * 8000):
        changed = editor.call("PATCH", system, json={}, headers={"If-Match": odd})
        read = editor.get(system, headers={"If-None-Match": odd})
        assert changed.status_code in (200, 412), odd
        assert read.status_code in (200, 304), odd


class Whatever(dict[str, str]):
    """Fills in what an example leaves open."""

    def __missing__(self, key: str) -> str:
        return "csv"


def described(api: Api) -> dict[str, Any]:
    """Return what can be read, by its address."""
    app: Any = api.client.app
    paths = app.openapi()["paths"]
    return {path: methods["get"] for path, methods in paths.items() if "get" in methods}
