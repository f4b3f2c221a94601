"""After signing in, nobody is sent anywhere but to Samsyn's own pages."""

import pytest

from app.identity.origins import is_loopback, origin_of, own_path

ELSEWHERE = [
    "https://annan.example",
    "http://annan.example",
    "HTTPS://annan.example",
    "//annan.example",
    "///annan.example",
    "////annan.example",
    "/\\annan.example",
    "\\\\annan.example",
    "\\/annan.example",
    "/\\/annan.example",
    "/\t/annan.example",
    "/\n/annan.example",
    "/\r\n/annan.example",
    "\t//annan.example",
    " //annan.example",
    "/ /annan.example",
    "https:annan.example",
    "https:/annan.example",
    "https:///annan.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "annan.example",
    "@annan.example",
    ".annan.example",
    "/.//annan.example",
    "/..//annan.example",
    "/x/..//annan.example",
    "/x/../../annan.example",
    "/systems//annan.example",
    "/\u2215annan.example",
    "/\uff0fannan.example",
    "/\u3002annan.example",
    "/\x00/annan.example",
    "/systems\r\nSet-Cookie: a=b",
    "/systems#@annan.example",
    "http:\\\\annan.example",
    "?next=//annan.example",
    "",
    "/" + "x" * 2000,
]

OWN = [
    "/",
    "/systems",
    "/systems?q=schema",
    "/systems/kompanion",
    "/a%20b?c=d%26e&f=/x//y",
    "/a:b@c",
]


@pytest.mark.parametrize("asked", ELSEWHERE)
def test_a_path_that_leads_elsewhere_leads_to_the_first_page(asked: str) -> None:
    assert own_path(asked) == "/"


@pytest.mark.parametrize("asked", OWN)
def test_a_path_of_ours_is_kept(asked: str) -> None:
    assert own_path(asked) == asked


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://Samsyn.kommunen.example/", "https://samsyn.kommunen.example"),
        ("https://samsyn.kommunen.example:443", "https://samsyn.kommunen.example"),
        ("https://samsyn.kommunen.example:8443/x", "https://samsyn.kommunen.example:8443"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
    ],
)
def test_an_origin_is_written_as_browsers_write_it(address: str, origin: str) -> None:
    assert origin_of(address) == origin


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "::1"])
def test_this_machine_is_known_by_its_names(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.1", "localhost.annan.example", "", None, "::"])
def test_no_other_machine_is_this_one(host: str | None) -> None:
    assert not is_loopback(host)
