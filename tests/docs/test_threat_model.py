"""What is promised of security names the test that holds it, and the test is there."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, text_of

THREATS = ROOT / "docs/threat-model.md"
SECURITY = ROOT / "SECURITY.md"
HELD_BY = re.compile(r"`(tests/[\w/.]+?)(?:::(\w+))?`")
TABLE = re.compile(r"^\| promise \| held by \|\n\|---\|---\|\n((?:\|.*\|\n?)+)", re.MULTILINE)


def promises() -> list[str]:
    return [row for table in TABLE.findall(text_of(THREATS)) for row in table.splitlines()]


@pytest.mark.parametrize("page", [THREATS, SECURITY], ids=lambda page: page.name)
def test_every_test_that_is_named_is_there(page: Path) -> None:
    for path, name in HELD_BY.findall(text_of(page)):
        assert (ROOT / path).exists(), path
        if name:
            assert f"\ndef {name}(" in text_of(ROOT / path), f"{path}::{name}"


def test_every_promise_names_a_test() -> None:
    assert len(promises()) > 20
    for promise in promises():
        assert HELD_BY.search(promise), promise


def test_what_is_not_promised_is_said() -> None:
    assert "\n### What is not promised" in text_of(THREATS)


def test_whoever_finds_something_is_told_whom_to_tell() -> None:
    assert "publiccode.yml" in text_of(SECURITY)
    assert "docs/threat-model.md" in text_of(SECURITY)
