"""Every answer, whatever became of the call, tells a browser to keep, guess and run nothing."""

from typing import Any

import httpx2
import pytest

from app.main import create_app
from app.settings import Settings
from record.people import Role
from tests.app.examples import do, fill, who_may, writes
from tests.client import Client
from tests.factories import Api, Caller

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
}
NOTHING = ("default-src", "base-uri", "form-action", "frame-ancestors")


def demand_headers(answer: httpx2.Response) -> None:
    """Each header once, and nothing that lets a page run what stands in it."""
    for name, value in ALWAYS.items():
        assert answer.headers.get_list(name) == [value], f"{answer.request.url}: {name}"
    (policy,) = answer.headers.get_list("content-security-policy")
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert [directives[name] for name in NOTHING] == ["'none'"] * len(NOTHING)
    assert "unsafe" not in policy
    assert answer.status_code in (204, 304) or answer.headers["content-type"]


@pytest.mark.thorough
def test_every_read_and_every_write_is_marked(api: Api) -> None:
    register = fill(api)
    app: Any = api.client.app
    auditor = api.sign_in(Role.AUDITOR)
    for path, operations in app.openapi()["paths"].items():
        if "get" in operations:
            address = path.replace("{format}", "json").format_map(Filled(vars(register)))
            demand_headers(auditor.get(address))
    for example in writes(register):
        demand_headers(do(who_may(api, example.operation), example))


class Filled(dict[str, str]):
    """The parts of an address; those that are not known are `x`."""

    def __missing__(self, name: str) -> str:
        return self.get(name.removesuffix("_id"), "x")


REFUSALS: tuple[tuple[int, str, str, dict[str, str], bytes], ...] = (
    (404, "GET", "/nowhere", {}, b""),
    (404, "GET", "/", {}, b""),
    (404, "GET", "/docs", {}, b""),
    (404, "GET", "/redoc", {}, b""),
    (404, "GET", "/api/v1/nowhere", {}, b""),
    (405, "DELETE", "/api/v1/systems", {}, b""),
    (405, "OPTIONS", "/api/v1/systems", {"Origin": "https://elsewhere.example"}, b""),
    (405, "POST", "/health/live", {}, b""),
    (413, "POST", "/api/v1/systems", {"Content-Length": "9999999999"}, b""),
    (414, "GET", "/api/v1/systems?q=" + "a" * 20_000, {}, b""),
    (415, "POST", "/api/v1/systems", {"Content-Type": "text/plain"}, b"{}"),
    (431, "GET", "/api/v1/systems", {"X-Long": "a" * 40_000}, b""),
    (200, "GET", "/health/live", {}, b""),
    (200, "GET", "/health/ready", {}, b""),
)


@pytest.mark.parametrize("call", REFUSALS, ids=lambda call: f"{call[0]} {call[2][:30]}")
def test_what_is_no_operation_is_marked_too(api: Api, call: Any) -> None:
    status, method, address, headers, content = call

    answer = api.sign_in().call(method, address, headers=headers, content=content)

    assert answer.status_code == status
    demand_headers(answer)


def test_a_failure_that_nobody_foresaw_is_marked_and_says_nothing(api: Api) -> None:
    app: Any = create_app(Settings(read_ahead=False), api.database)

    def fail() -> None:
        raise RuntimeError("SELECT secret FROM /srv/samsyn/app.py")

    app.router.add_api_route("/fails", fail)
    answer = Caller(Client(app), None).get("/fails")

    assert answer.status_code == 500
    assert answer.json()["detail"] == "Felet är vårt, inte ditt. Inget sparades."
    demand_headers(answer)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_only_over_tls_is_tls_demanded_from_then_on(api: Api, scheme: str) -> None:
    app: Any = api.client.app

    async def served(scope: Any, receive: Any, send: Any) -> None:
        await app(scope | {"scheme": scheme}, receive, send)

    told = Caller(Client(served), api.sign_in().token).get("me").headers

    expected = "max-age=31536000; includeSubDomains" if scheme == "https" else None
    assert told.get("strict-transport-security") == expected


def test_no_other_origin_is_let_in(api: Api) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    caller = api.sign_in()
    for method in ("GET", "OPTIONS"):
        answer = caller.call(method, "systems", headers=asked)
        assert not [name for name in answer.headers if name.startswith("access-control-")]
