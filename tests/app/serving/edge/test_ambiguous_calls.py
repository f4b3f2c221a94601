"""What two readers could read in two ways, or nobody has declared, is refused before it is read."""

from typing import Any

import httpx2
import pytest

from record.people import Role
from tests.app.examples import fill, who_may, writes
from tests.factories import Api, Caller

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PURGE")
TWICE = (
    "Authorization",
    "Content-Length",
    "Content-Type",
    "Idempotency-Key",
    "Origin",
    "X-CSRF-Token",
)
ALSO_ANOTHER = {"/api/v1/delegations/conformance"}
"""An address that could be a rule's: there is none called so (404)."""
OTHER_TYPES = ("", "text/plain", "application/xml", "application/x-www-form-urlencoded", "a/b/c")


def with_headers(caller: Caller, *more: tuple[str, str]) -> httpx2.Response:
    sent = [("Authorization", f"Bearer {caller.token}"), *more]
    return caller.client.request("GET", "/api/v1/me", headers=sent)


@pytest.mark.parametrize("name", TWICE)
def test_a_header_that_says_one_thing_cannot_say_two(api: Api, name: str) -> None:
    caller = api.sign_in()
    value = f"Bearer {caller.token}" if name == "Authorization" else "1"
    times = 1 if name == "Authorization" else 2

    answer = with_headers(caller, *[(name, value)] * times)

    assert answer.status_code == 400
    assert answer.json()["title"] == "Går inte att läsa"


def test_headers_are_many_or_large_up_to_a_limit(api: Api) -> None:
    caller = api.sign_in()

    def status(*more: tuple[str, str]) -> int:
        return with_headers(caller, *more).status_code

    assert status(*[(f"X-{number}", "a") for number in range(90)]) == 200
    assert status(*[(f"X-{number}", "a") for number in range(100)]) == 431
    assert status(("X-Long", "a" * 30_000)) == 200
    assert status(("X-Long", "a" * 32 * 1024)) == 431


def test_only_declared_methods_are_answered(api: Api) -> None:
    register = fill(api)
    app: Any = api.client.app
    caller = api.sign_in(Role.AUDITOR)
    ids = {f"{name}_id": ref for name, ref in vars(register).items()}
    paths = app.openapi()["paths"]
    for path in paths.keys() - ALSO_ANOTHER:
        address, operations = path.format_map(Anything(ids)), paths[path]
        for method in METHODS:
            if method.lower() not in operations:
                answer = caller.call(method, address)
                assert answer.status_code == 405, f"{method} {address}"
                assert set(answer.headers["allow"].lower().split(", ")) == set(operations)


class Anything(dict[str, str]):
    """The parts of an address; those that are not known are `x`."""

    def __missing__(self, name: str) -> str:
        return "x"


@pytest.mark.thorough
def test_a_body_is_of_the_declared_type(api: Api) -> None:
    for example in writes(fill(api)):
        if example.body is not None:
            caller = who_may(api, example.operation)
            for kind in OTHER_TYPES:
                headers = {"Content-Type": kind} | ({"If-Match": "*"} if example.of else {})
                answer = caller.call(example.method, example.path, content=b"{}", headers=headers)
                assert answer.status_code == 415, f"{example.operation} {kind}: {answer.text}"


def test_a_parameter_that_is_said_twice_is_refused(api: Api) -> None:
    fill(api)
    app: Any = api.client.app
    caller = api.sign_in(Role.AUDITOR)
    for path, operations in app.openapi()["paths"].items():
        for parameter in operations.get("get", {}).get("parameters", []):
            if parameter["in"] == "query" and "{" not in path.replace("{format}", ""):
                name, address = parameter["name"], path.replace("{format}", "json")
                for query in (f"{name}=1&{name}=1", f"{name}=1&limit=2&{name}=2"):
                    answer = caller.get(f"{address}?{query}")
                    assert answer.status_code == 422, f"{address}?{query}"


def test_an_address_that_is_asked_by_posting_is_not_read_afterwards(api: Api) -> None:
    caller = api.sign_in()

    assert caller.post("match", json={"text": "lön"}).status_code == 200
    assert caller.get("match").status_code == 405


@pytest.mark.parametrize("day", ["0", "1e9", "20260101", "2026-1-1", "2026-01-01T00:00:00"])
def test_a_day_in_an_address_is_written_out(api: Api, day: str) -> None:
    caller = api.sign_in(Role.AUDITOR)
    for address in ("contracts?ends_before", "systems?confirmed_before", "exemptions?until_before"):
        (told,) = caller.get(f"{address}={day}").json()["errors"]
        assert told["detail"] == "Ska vara ett datum: ÅÅÅÅ-MM-DD."
        assert caller.get(f"{address}=2026-01-01").status_code == 200


def test_a_semicolon_parts_no_parameters(api: Api) -> None:
    fill(api)
    caller = api.sign_in()

    assert caller.get("systems?limit=1;cursor=x").status_code == 422
    assert caller.get("systems?q=Heroma;limit=1").json()["total"] == 0


@pytest.mark.parametrize("address", ["/docs", "/redoc", "/docs/oauth2-redirect"])
def test_there_are_no_pages_of_documentation_for_whoever_comes_by(api: Api, address: str) -> None:
    assert api.anonymous().get(address).status_code == 404


def test_what_machines_read_of_the_installation_needs_a_right(api: Api) -> None:
    assert api.anonymous().get("/metrics").status_code == 401
    assert api.anonymous().get("/openapi.json").status_code == 401
    assert api.sign_in(Role.REQUESTER).get("/metrics").status_code == 403
    assert api.sign_in(Role.ADMINISTRATOR).get("/metrics").status_code == 200


def test_reading_changes_nothing(api: Api) -> None:
    register = fill(api)
    app: Any = api.client.app
    caller = api.sign_in(Role.AUDITOR)
    before = caller.get("changes/verify").json()
    for path in app.openapi()["paths"]:
        caller.get(path.replace("{format}", "json").format_map(Anything(vars(register))))
    assert caller.get("changes/verify").json() == before
