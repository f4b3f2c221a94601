"""Texts that are made to keep a matcher busy take no longer than other texts of their length."""

import time
from collections.abc import Callable, Mapping
from urllib.parse import quote

import pytest

from tests.app.examples import fill
from tests.factories import Api, Caller

pytestmark = pytest.mark.thorough

TEXTS: Mapping[str, Callable[[int], str]] = {
    "one letter and a stop": lambda length: "a" * length + "!",
    "letters in turn": lambda length: "aA" * (length // 2),
    "Swedish letters": lambda length: "åÄö" * (length // 3),
    "letters with accents apart": lambda length: "e\u0301" * (length // 2),
    "blanks": lambda length: "x" + " " * length + "x",
    "lines": lambda length: "x" + "\n" * length + "x",
    "digits": lambda length: "1" * length + "x",
    "digits and dots": lambda length: "1." * (length // 2) + "x",
    "digits and commas": lambda length: "1," * (length // 2) + "x",
    "identity numbers": lambda length: "19121212-" * (length // 9),
    "versions": lambda length: "v1.x" * (length // 4),
    "parentheses": lambda length: "(" * (length // 2) + ")" * (length // 2),
    "open parentheses": lambda length: "a (" * (length // 3),
    "quotes": lambda length: '"' * length,
    "hyphens": lambda length: "-" * length + "a",
    "words with hyphens": lambda length: "a-" * (length // 2),
    "underscores": lambda length: "_" * length + "!",
    "single letters": lambda length: "e " * (length // 2),
    "words to avoid": lambda length: "slippa " * (length // 7),
    "words joined": lambda length: "SystemetFör" * (length // 11),
    "one long compound": lambda length: "skola" * (length // 5),
    "long compounds": lambda length: " ".join(
        "xyz"[n % 3] * (3 + n % 5) + "låns" * 10 for n in range(length // 48)
    ),
    "different long compounds": lambda length: " ".join(
        f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}x{'låns' * 11}" for n in range(length // 48)
    ),
    "different words": lambda length: " ".join(f"ord{n}" for n in range(length // 7)),
}
TIMES_LONGER = 4
MOST_TIMES_SLOWER = 8
"""Four times as long in what grows with the length; sixteen in what grows with its square."""
AT_ONCE = 0.05
"""Seconds of processor time below which nobody waits, and noise would be measured."""


Call = Callable[[Caller, str], int]


def _search(caller: Caller, text: str) -> int:
    return caller.get(f"systems?q={quote(text[: LENGTHS['search']])}").status_code


def _match(caller: Caller, text: str) -> int:
    return caller.post("match", json={"text": text}).status_code


def _enter(caller: Caller, text: str) -> int:
    name, unit = text[:300], caller.get("units").json()["items"][0]["id"]
    body = {"name": f"N{name}", "owner_unit": unit, "purpose": text, "allow_same_name": True}
    status = caller.post("systems", json=body).status_code
    assert caller.get("overlaps?limit=1").status_code == 200  # reads what was entered
    return status


def _import(caller: Caller, text: str) -> int:
    row = text.replace('"', "'").replace("\n", " ")
    table = f'Systemnamn;Syfte;Användare;Kostnad per år\nN{row[:290]};"{row}";{row[:500]};{row}\n'
    files = {"file": ("s.csv", table.encode())}
    answer = caller.post("imports", data={"kind": "systems", "dry_run": "true"}, files=files)
    return answer.status_code


LENGTHS = {"search": 1_200, "match": 19_000, "enter": 19_000, "import": 19_000}
"""As much as is taken of a text; an address has room for less."""
CALLS: Mapping[str, Call] = {"search": _search, "match": _match, "enter": _enter, "import": _import}


def seconds(call: Call, caller: Caller, text: str) -> float:
    """Return the processor time of one call; words that have been read once are known."""
    before = time.process_time()
    assert call(caller, text) in (200, 201, 422)
    return time.process_time() - before


@pytest.mark.parametrize("of", TEXTS)
@pytest.mark.parametrize("to", CALLS)
def test_a_text_of_four_times_the_length_takes_about_four_times_as_long(
    api: Api, to: str, of: str
) -> None:
    fill(api)
    caller, call, make, length = api.sign_in(), CALLS[to], TEXTS[of], LENGTHS[to]
    call(caller, "Vi behöver betala ut löner.")  # what is read once is read now

    part = seconds(call, caller, make(length // TIMES_LONGER))
    whole = seconds(call, caller, make(length))

    assert whole < MOST_TIMES_SLOWER * max(part, AT_ONCE / TIMES_LONGER), (part, whole)
