"""What is asked for in an address is a value to the database, and never a part of a statement."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from record.people import Role
from tests.app.examples import Register, fill
from tests.factories import Api, Caller
from tests.statements import statements

pytestmark = pytest.mark.thorough

CANARY, OTHER = "zqxzqx", "qzxqzx"
PAYLOADS = (
    "' OR 1=1 --",
    '" OR ""="',
    "'; DROP TABLE change; --",
    "') UNION SELECT hash FROM browser_session --",
    "x' AND (SELECT count(*) FROM api_token)>0 AND 'a'='a",
    "1) OR (1=1",
    "%' ESCAPE '\\",
    "\\' OR 1=1 #",
    "_%_",
    "* /**/ ; PRAGMA writable_schema=1",
    "$1 || pg_sleep(9) || :ids",
    "name desc, (select 1)",
    "%(ids)s {ids} ?",
)
HARMLESS = str.maketrans(
    dict(zip("'\"=;-()*/\\%_#|:$?,{}><.", "!&~+^[]§¤@¶°¬×÷±¿«»¦¡´`", strict=True))
)
"""Signs that mean nothing in SQL, each in place of one that does: the words stay as many."""
STRUCTURAL = ("sort", "order", "order_by", "filter", "fields", "columns", "where", "group_by")


def lists(api: Api, register: Register) -> Iterator[tuple[str, str]]:
    """Give each read of the API with each of its parameters, as the document has them."""
    app: Any = api.client.app
    named = {"system_id": register.system, "request_id": register.request, "format": "csv"}
    named |= {"key": "function:payroll", "day": "2026-11-01", "code": register.function}
    for path, operations in app.openapi()["paths"].items():
        for parameter in operations.get("get", {}).get("parameters", []):
            if parameter["in"] == "query":
                yield path.format_map(named), parameter["name"]


def asked(api: Api, caller: Caller, address: str) -> tuple[int, list[str]]:
    """Return the status of an answer, and the statements that it took."""
    with statements(api.database) as noted:
        status = caller.get(address).status_code
    return status, list(noted)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_sql_and_what_is_not_are_asked_for_with_the_same_statements(
    api: Api, payload: str
) -> None:
    register = fill(api)
    caller = api.sign_in(Role.AUDITOR)
    for path, name in lists(api, register):
        harmless = payload.translate(HARMLESS)
        sent = [quote(f"{word} {text}") for word, text in ((CANARY, payload), (OTHER, harmless))]
        caller.get(f"{path}?{name}={quote(f'x {harmless}')}")  # what is read once is read now
        as_sql, as_text = (asked(api, caller, f"{path}?{name}={value}") for value in sent)
        told = f"{path}?{name}={payload}"
        assert as_sql == as_text, told
        assert as_sql[0] in (200, 404, 422), told
        assert not [one for one in as_sql[1] if CANARY in one.lower()], told


def test_the_comparison_would_show_a_value_that_became_a_part_of_a_statement(api: Api) -> None:
    with statements(api.database) as noted, api.database.reading() as connection:
        for name in PAYLOADS[0], PAYLOADS[0].translate(HARMLESS):
            connection.exec_driver_sql(f"SELECT 1 -- {name}")

    assert noted[0] != noted[1]


def test_nobody_names_a_column_an_order_or_a_condition(api: Api) -> None:
    caller = api.sign_in(Role.AUDITOR)
    for path in dict.fromkeys(path for path, _ in lists(api, fill(api))):
        for name in STRUCTURAL:
            assert caller.get(f"{path}?{name}=name").status_code == 422, f"{path}?{name}"
