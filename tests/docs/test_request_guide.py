"""The session that the page on requests shows is one that can be typed, from idea to decision."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.speaking import failures
from app.wording.labels.requests import REQUESTS
from intake.candidates.candidate import Answer
from record.people import Role
from record.row import now
from tests.app.cli.requests.town import Desk, Town
from tests.app.served import served
from tests.docs.pages import CODE, ROOT, table_below, text_of
from tests.factories import Api

GUIDE = ROOT / "docs/anvandning/arenden.md"
SHOWN = "IT-2026-0001"
REF = f"IT-{now().year}-0001"
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")

ANSWERS = {"next": "h\n", "approve": "j\n", "detach": "j\n"}
"""What is typed when a command asks."""

CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def _typed(heading: str) -> Iterator[list[str]]:
    """Return what is typed below a heading, command by command."""
    below = text_of(GUIDE).split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    for block in CONSOLE.findall(below):
        for line in block.replace("\\\n", " ").splitlines():
            program, group, *arguments = shlex.split(line.removeprefix("$ "))
            assert (program, group) == ("samsyn", "requests"), line
            yield [word.replace(SHOWN, REF) for word in arguments]


def _play(desk: Desk, heading: str, **others: Desk) -> str:
    """Type all that stands below a heading, some commands at other desks; return what was seen."""
    results = [
        others.get(arguments[0], desk).types(*arguments, answers=ANSWERS.get(arguments[0], ""))
        for arguments in _typed(heading)
    ]
    assert [result.exit_code for result in results] == [0] * len(results), results[-1].output
    return "".join(result.stdout for result in results)


@pytest.mark.thorough
def test_the_session_goes_from_idea_to_decision(
    api: Api, sample: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("offert.pdf", "protokoll.txt"):
        (tmp_path / name).write_bytes(b"%PDF-1.7")
    with served(api.client.app) as url:
        town = Town(api, url)
        _play(town.bertil, "Du som har ett behov")
        _play(town.pavel, "Du som är kundansvarig")
        town.gate.address = f"requests/{REF}"
        town.gate.answer_all(town.gate.contact, answer="extend")
        seen = _play(town.johan, "Du som beslutar")

    lines = set(map(_squeezed, seen.splitlines()))
    (screen,) = re.findall(r"^```text\n(.*?)^```$", text_of(GUIDE), re.DOTALL | re.MULTILINE)
    told = [_squeezed(line.replace(SHOWN, REF)) for line in screen.splitlines()]
    assert [line for line in told if line not in lines] == []
    assert "godkänt (Johan Exempel, IT-chef): Kvällspass saknas i dag." in seen
    assert (tmp_path / "underlag.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.thorough
def test_a_need_ends_without_a_purchase_as_the_page_says(api: Api, sample: None) -> None:
    with served(api.client.app) as url:
        town = Town(api, url)
        town.begin()
        seen = _play(town.pavel, "När inget behöver köpas")

    assert "Behovet löstes med ett befintligt system: Heroma." in seen


@pytest.mark.thorough
def test_what_comes_after_the_decision_goes_as_the_page_says(api: Api, sample: None) -> None:
    with served(api.client.app) as url:
        town = Town(api, url)
        town.prepare()
        town.johan.sees("refer", REF, "--yes")
        editor = town.desk(Role.REGISTER_EDITOR, "Rita Exempel")
        secretary = town.desk(Role.BOARD_SECRETARY, "Sune Exempel")
        seen = _play(secretary, "Efter beslutet", implement=editor)

    assert "Blev Heroma." in seen


def test_each_answer_is_told_with_the_word_that_people_read() -> None:
    rows = table_below(GUIDE, "## Du som är kundansvarig")
    told = {CODE.findall(row[1])[0]: row[0] for row in rows}

    assert told == {answer.value: REQUESTS[Answer][answer] for answer in Answer}


def test_each_code_that_a_command_ends_with_is_told() -> None:
    told = {int(row[0]) for row in table_below(GUIDE, "Koden som ett kommando slutar med:")}

    assert told == {
        *(0, failures.REFUSED, failures.CALLED_WRONGLY),
        *(failures.CHANGED_MEANWHILE, failures.UNREACHABLE),
    }


def _squeezed(line: str) -> str:
    return A_DAY.sub("dagen", " ".join(line.split()))
