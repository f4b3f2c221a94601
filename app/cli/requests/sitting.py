"""Going through what waits: each request is shown, and somebody says what becomes of it."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto

import typer

from app.cli.requests.deciding import ask_for_decision, demand_sure
from app.cli.requests.sheet.alternatives import called
from app.cli.requests.sheet.outcome import decision_lines
from app.cli.requests.sheet.page import Screen
from app.cli.requests.sheet.possible import may_do
from app.cli.requests.viewing import screen_of, show_screen
from app.cli.speaking.asking import ask
from app.cli.speaking.printing import err, out, say, shown
from app.cli.speaking.refusals import RefusedError
from app.client.problems import ChangedMeanwhileError, ProblemError
from app.client.requests import Request, Requests
from app.labels import label
from intake.candidates.candidate import LIKELY
from intake.decisions.decision import DecisionOutcome


class Taken(Enum):
    """What became of a request that was shown."""

    DONE = auto()
    SKIPPED = auto()
    STOPPED = auto()


CHOICES: Mapping[str, tuple[str, str]] = {
    "g": ("godkänn", "approve"),
    "a": ("avslå", "reject"),
    "n": ("överlämna till nämnden", "refer"),
    "t": ("sänd tillbaka", "return"),
}
"""What to press, what it does, and the command that does the same."""

OUTCOMES = {
    "g": DecisionOutcome.APPROVED,
    "a": DecisionOutcome.REJECTED,
    "n": DecisionOutcome.REFERRED_TO_BOARD,
}
SKIP, STOP = "h", "s"


def take_up(requests: Requests, reference: str) -> Taken:
    """Show a request until somebody has done something with it, or put it by."""
    while True:
        read = requests.show(reference)
        screen = screen_of(requests, read)
        show_screen(screen, out())
        try:
            return _choose(requests, read, screen)
        except ChangedMeanwhileError as error:
            err().print(f"\n{shown(error)}\nHär är det som det är nu.\n", soft_wrap=True)


def _choose(requests: Requests, read: Request, screen: Screen) -> Taken:
    while True:
        choice = _ask_for_choice(read)
        if choice in (SKIP, STOP):
            return Taken.SKIPPED if choice == SKIP else Taken.STOPPED
        try:
            _do(requests, read, screen, choice)
        except ChangedMeanwhileError:
            raise
        except (ProblemError, RefusedError) as error:
            err().print(shown(error), soft_wrap=True)
        except typer.BadParameter as error:
            err().print(shown(error.message), soft_wrap=True)
        except typer.Abort:
            err().print("Inget är gjort.")
        else:
            return Taken.DONE


def _ask_for_choice(read: Request) -> str:
    allowed = [key for key, (_, command) in CHOICES.items() if may_do(read.value, command)]
    words = {key: CHOICES[key][0] for key in allowed} | {SKIP: "hoppa över", STOP: "sluta"}
    question = "  ".join(f"[{key}] {word}" for key, word in words.items())
    say("")
    while True:
        answer = ask(f"{question}: ").casefold()
        if answer[:1] in words:
            return answer[:1]


def _do(requests: Requests, read: Request, screen: Screen, choice: str) -> None:
    if choice in OUTCOMES:
        said = replace(ask_for_decision(OUTCOMES[choice]), answers=_ask_for_answers(screen))
        content = said.content(screen.candidates)
        demand_sure(said.outcome, read.value.reference)
        decided = requests.decide(read, content)
        for line in decision_lines(decided.value):
            say(shown(line))
        return
    what = ask("Vad ska kompletteras? ")
    if not what:
        raise typer.Abort
    moved = requests.take(read, "return", {"what": what}).value
    say(f"{moved.reference} är {label(moved.state)}.")


def _ask_for_answers(screen: Screen) -> list[str]:
    """Ask about what has come since the review; the decider may answer it in the decision."""
    new = [one for one in screen.candidates if one.answer is None and one.score >= LIKELY]
    question = "{} är obesvarat. Svar|varför|skäl|dag: "
    return [f"{one.id}|{ask(question.format(shown(called(one))))}" for one in new]
