"""Every board × every question, what disagrees, what is missing, and what could be adopted."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.cli.speaking.printing import shown, table
from app.labels import label
from app.wording.numbers import in_number
from app.wording.overlaps import sentence
from intake.delegation.conformance.answers import NOTHING
from intake.delegation.conformance.questions import Beside, Question

Card = Mapping[str, Any]

MARKS = {Beside.DISAGREES: "≠ ", Beside.UNKNOWN: "? "}
LEGEND = "≠ säger emot processen   ? går inte att bedöma   – ordningen säger inget"


def board_table(told: Card) -> Table:
    """Return the boards, a row each, and what their orders answer."""
    made = table("Nämnd", *(sentence(label(question)) for question in Question))
    made.columns[0].no_wrap = True  # wrapped here, between words: a name is not cut in two
    names = [board["board"]["name"] for board in told["boards"]]
    longest = max((len(word) for name in names for word in name.split()), default=1)
    for name, board in zip(names, told["boards"], strict=True):
        made.add_row(shown(fill(name, longest)), *map(_cell, board["answers"]))
    return made


def findings(told: Card) -> Iterator[RenderableType]:
    """Return each disagreement and each gap once, with the boards that it is about."""
    for heading, kind in (("Säger emot processen", "disagreements"), ("Luckor", "gaps")):
        if said := _by_sentence(told["boards"], kind):
            count = in_number(told[kind], "ställe", "ställen")
            yield Text.assemble("\n", (heading, "bold"), f"  {count}")
            for why, boards in said.items():
                yield from _finding(why, boards, len(told["boards"]))
    for gap in told["process"]["gaps"]:
        yield from _finding(gap, ["processen själv"], 0)


def ways_out(told: Card) -> Iterator[RenderableType]:
    """Return the wordings that would settle it, with who could adopt each."""
    yield Text("\nSå kan de fås att stämma", style="bold")
    for way in told["wording"]:
        yield Padding(Text(f"{way['adopted_by']}: {way['text']}"), (0, 0, 0, 2))


def board_sheet(board: Card) -> Iterator[RenderableType]:
    """Return one board: its answers, what is wrong or missing, and points that it could adopt."""
    answers = Table.grid(padding=(0, 2))
    for answer in board["answers"]:
        answers.add_row(Text(sentence(label(Question(answer["question"]))), "dim"), _cell(answer))
    yield answers
    for rule in board["rules"]:
        if rule["note"]:
            yield Text(f"\n{shown(rule['note'])} ({shown(rule['source'])})", style="dim")
    for heading, kind in (("Säger emot processen", "disagreements"), ("Luckor", "gaps")):
        if board[kind]:
            yield Text(f"\n{heading}", style="bold")
            yield from (Padding(Text(shown(why)), (0, 0, 0, 2)) for why in board[kind])
    if board["wording"]:
        yield Text("\nSå kan punkten skrivas", style="bold")
        yield from (Padding(Text(shown(point)), (0, 0, 0, 2)) for point in board["wording"])


def _cell(answer: Card) -> str:
    mark = "" if answer["answer"] == NOTHING.text else MARKS.get(Beside(answer["beside"]), "")
    return f"{mark}{shown(answer['answer'])}"


def _by_sentence(boards: Sequence[Card], kind: str) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for board in boards:
        for why in board[kind]:
            said.setdefault(why, []).append(board["board"]["name"])
    return said


def _finding(why: str, boards: Sequence[str], of: int) -> Iterator[RenderableType]:
    about = "alla nämnder" if len(boards) == of > 1 else ", ".join(boards)
    yield Padding(Text(shown(why)), (0, 0, 0, 2))
    yield Padding(Text(shown(sentence(about)), style="dim"), (0, 0, 0, 4))
