"""What is written in a request while it is on the table; then it is shown anew."""

from collections.abc import Mapping
from enum import StrEnum

from app.cli.requests.answering import answer_all, answer_content
from app.cli.requests.choosing import candidates_called
from app.cli.requests.forms.filling import ask_for_fields
from app.cli.requests.sheet.evidence import candidates_in_full
from app.cli.requests.sheet.possible import steps_to_fill_in
from app.cli.requests.sitting.at_hand import AtHand, Taken
from app.cli.requests.sitting.questions import ask_for, ask_which
from app.cli.requests.words import content_of
from app.cli.speaking.asking import ask
from app.cli.speaking.printing import out, say
from app.client.register import Register
from app.labels import LABELS, label
from app.schemas.gate.requests.candidates import CandidateOut
from intake.candidates.candidate import OF_SYSTEMS, Answer
from intake.process.steps import StepCode
from inventory.exemptions.exemption import ReasonCode

ENDING = frozenset({Answer.PARALLEL, Answer.REPLACES})
"""Answers that hold until a day."""


def fill_in(at_hand: AtHand) -> Taken:
    """Fill in a step, field by field."""
    read = at_hand.read
    words: Mapping[StrEnum, str] = {one: label(one) for one in steps_to_fill_in(read.value)}
    step = StepCode(ask_which("Steg: ", words))
    content = ask_for_fields(dict(content_of(read.value, step)), step, Register(at_hand.caller))
    at_hand.requests.step(read, step, content)
    return Taken.CHANGED


def answer(at_hand: AtHand) -> Taken:
    """Answer one candidate, or several alike."""
    which = ask_for("Alternativ (nummer eller namn, flera med komma): ")
    meant = candidates_called(at_hand.screen.candidates, which)
    said = Answer(ask_which("Svar: ", _answers_of(meant[0])))
    reason = ask("Varför: ")
    because = str(ask_which("Skäl: ", LABELS[ReasonCode])) if said is Answer.PARALLEL else ""
    until = ask_for("Till och med (till exempel 2027-12-31): ") if said in ENDING else ""
    content = answer_content(said, reason, because, until)
    answer_all(at_hand.requests, at_hand.read, meant, content)
    return Taken.CHANGED


def _answers_of(candidate: CandidateOut) -> Mapping[StrEnum, str]:
    fitting = OF_SYSTEMS if candidate.system is not None else frozenset(Answer) - OF_SYSTEMS
    return {one: label(one) for one in Answer if one in fitting}


def comment(at_hand: AtHand) -> Taken:
    """Say something."""
    at_hand.requests.comment(at_hand.read, ask_for("Kommentar: "))
    say("Det är sagt.")
    return Taken.LOOKED_AT


def look_closer(at_hand: AtHand) -> Taken:
    """Show all that speaks for what exists."""
    for line in candidates_in_full(at_hand.screen.candidates):
        out().print(line)
    return Taken.LOOKED_AT
