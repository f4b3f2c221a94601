"""A decision as somebody writes it: its reason, its conditions, and answers to what is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from app.cli.requests.answering import answer_content
from app.cli.requests.choosing import candidate_called
from app.cli.speaking.asking import ask, demand_yes
from app.cli.speaking.options import day
from app.cli.speaking.printing import err
from app.schemas.gate.requests.candidates import CandidateOut
from intake.decisions.decision import DecisionOutcome

Content = dict[str, Any]

VERBS: Mapping[DecisionOutcome, str] = {
    DecisionOutcome.APPROVED: "Godkänn",
    DecisionOutcome.REJECTED: "Avslå",
    DecisionOutcome.REFERRED_TO_BOARD: "Överlämna till nämnden",
}


def condition(text: str) -> Content:
    """Return a condition that is written `text|owner|date`."""
    words, owner, due = _parts(text, 3)
    if not words:
        raise typer.BadParameter("Ett villkor skrivs text|ansvarig|datum; bara texten krävs.")
    return {"text": words, "owner": owner or None, "due": _day(due)}


def answers_of(texts: Sequence[str], candidates: Sequence[CandidateOut]) -> list[Content]:
    """Return the decider's own answers, each `candidate|answer|reason|why|date`."""
    answers = []
    for text in texts:
        ref, answer, reason, because, until = _parts(text, 5)
        candidate = candidate_called(candidates, ref)
        content = answer_content(answer, reason, because, until)
        answers.append({"candidate": str(candidate.id)} | content)
    return answers


@dataclass(frozen=True)
class Said:
    """What the decider has said."""

    outcome: DecisionOutcome
    reason: str = ""
    conditions: Sequence[str] = ()
    answers: Sequence[str] = ()

    def content(self, candidates: Sequence[CandidateOut]) -> Content:
        """Return the decision as the API takes it."""
        return {
            "outcome": self.outcome.value,
            "reason": self.reason,
            "conditions": [condition(text) for text in self.conditions],
            "answers": answers_of(self.answers, candidates),
        }


def ask_for_decision(outcome: DecisionOutcome) -> Said:
    """Ask for what belongs to a decision."""
    demanded = outcome is DecisionOutcome.REJECTED
    reason = ask("Skäl: " if demanded else "Skäl (får vara tomt): ")
    while demanded and not reason:
        reason = ask("Ett avslag ska motiveras. Skäl: ")
    return Said(outcome, reason, _conditions(outcome))


def demand_sure(outcome: DecisionOutcome, reference: str) -> None:
    """Go no further unless the decider says so."""
    demand_yes(f"{VERBS[outcome]} {reference}?")


def _conditions(outcome: DecisionOutcome) -> list[str]:
    texts: list[str] = []
    if outcome is not DecisionOutcome.APPROVED:
        return texts
    while text := ask("Villkor, text|ansvarig|datum (tomt: inga fler): "):
        try:
            condition(text)
        except typer.BadParameter as error:
            err().print(f"  {error.message}")
        else:
            texts.append(text)
    return texts


def _parts(text: str, count: int) -> list[str]:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) > count:
        raise typer.BadParameter(f"”{text}” har för många delar.")
    return parts + [""] * (count - len(parts))


def _day(text: str) -> str | None:
    return day(text).isoformat() if text else None
