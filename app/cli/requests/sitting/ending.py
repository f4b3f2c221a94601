"""What takes a request off the table: a decision, its way on or back, what it became."""

from collections.abc import Callable
from dataclasses import replace

from app.cli.requests.deciding import ask_for_decision, demand_sure
from app.cli.requests.sheet.alternatives import called
from app.cli.requests.sheet.outcome import decision_lines
from app.cli.requests.sheet.page import Screen
from app.cli.requests.sitting.at_hand import AtHand, Taken
from app.cli.requests.sitting.questions import ask_for, ask_which
from app.cli.requests.telling import tell_moved
from app.cli.speaking.asking import ask
from app.cli.speaking.options import day
from app.cli.speaking.printing import say, shown
from app.client.register import Register
from app.labels import LABELS
from intake.candidates.candidate import LIKELY
from intake.decisions.decision import BoardOutcome, DecisionOutcome


def decide_as(outcome: DecisionOutcome) -> Callable[[AtHand], Taken]:
    """Return what decides so on a request, once the decider is sure."""

    def decide(at_hand: AtHand) -> Taken:
        said = replace(ask_for_decision(outcome), answers=_ask_for_answers(at_hand.screen))
        content = said.content(at_hand.screen.candidates)
        demand_sure(said.outcome, at_hand.read.value.reference)
        decided = at_hand.requests.decide(at_hand.read, content)
        for line in decision_lines(decided.value):
            say(shown(line))
        return Taken.DONE

    return decide


def give_back(at_hand: AtHand) -> Taken:
    """Give a request back to be completed."""
    content = {"what": ask_for("Vad ska kompletteras? ")}
    tell_moved(at_hand.requests.take(at_hand.read, "return", content), as_json=False)
    return Taken.DONE


def submit(at_hand: AtHand) -> Taken:
    """Hand a request in, and show what was found."""
    tell_moved(at_hand.requests.take(at_hand.read, "submit"), as_json=False)
    return Taken.CHANGED


def record_board(at_hand: AtHand) -> Taken:
    """Record what the board decided."""
    content = {
        "outcome": ask_which("Nämndens beslut: ", LABELS[BoardOutcome]),
        "on": day(ask_for("Dag (till exempel 2027-01-31): ")).isoformat(),
        "reference": ask_for("Protokoll och paragraf: "),
    }
    tell_moved(at_hand.requests.take(at_hand.read, "board-decision", content), as_json=False)
    return Taken.DONE


def implement(at_hand: AtHand) -> Taken:
    """Say which system an approved request became."""
    system = Register(at_hand.caller).system(ask_for("System: "))
    content = {"system": str(system.id)}
    tell_moved(at_hand.requests.take(at_hand.read, "implement", content), as_json=False)
    return Taken.DONE


def _ask_for_answers(screen: Screen) -> list[str]:
    """Ask about what has come since the review; the decider may answer it in the decision."""
    new = [one for one in screen.candidates if one.answer is None and one.score >= LIKELY]
    question = "{} är obesvarat. Svar|varför|skäl|dag: "
    return [f"{one.id}|{ask(question.format(shown(called(one))))}" for one in new]
