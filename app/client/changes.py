"""In what a request is another than when it was read, in a line each."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.labels import label
from intake.candidates.candidate import Answer
from intake.decisions.decision import DecisionOutcome
from intake.inquiries.inquiry import InquiryAnswer
from intake.process.steps import StepCode
from intake.requests.request import RequestState

Card = Mapping[str, Any]

UNANSWERED = "inget svar"
OWN = {"title": "Rubriken", "case_number": "Diarienumret", "external_reference": "Referensen"}


def what_changed(before: Card, now: Card) -> list[str]:
    """Return what has changed, as people say it."""
    told = [*_own(before, now), *_steps(before, now), *_candidates(before, now)]
    told += [*_inquiries(before, now), *_decisions(before, now)]
    return told or ["Uppgifter som inte visas här har ändrats."]


def _own(before: Card, now: Card) -> Iterator[str]:
    if before["state"] != now["state"]:
        was, became = (label(RequestState(card["state"])) for card in (before, now))
        yield f"Läget: {was} → {became}"
    for name, words in OWN.items():
        if before[name] != now[name]:
            yield f"{words}: {before[name] or '–'} → {now[name] or '–'}"


def _steps(before: Card, now: Card) -> Iterator[str]:
    for code, step in now["steps"].items():
        if step is not None and step != before["steps"].get(code):
            title = label(StepCode(code))
            yield f"{title[:1].upper()}{title[1:]}: ifyllt av {step['filled_in_by']['name']}"


def _candidates(before: Card, now: Card) -> Iterator[str]:
    known = {str(one["id"]): one for one in before["candidates"]}
    for one in now["candidates"]:
        was = known.get(str(one["id"]))
        if was is None:
            yield f"Nytt alternativ: {_called(one)}"
        elif any(was[name] != one[name] for name in ("answer", "reason", "agreed_by")):
            yield f"{_called(one)}: {_answer(was)} → {_answer(one)}"


def _answer(candidate: Card) -> str:
    if candidate["answer"] is None:
        return UNANSWERED
    agreed = ", kundansvarig är överens" if candidate["agreed_by"] else ""
    return f"{label(Answer(candidate['answer']))}{agreed}"


def _called(candidate: Card) -> str:
    other = candidate.get("request")
    return str(other["reference"] if other else candidate["system"]["name"])


def _inquiries(before: Card, now: Card) -> Iterator[str]:
    known = {str(one["id"]): one["answer"] for one in before["inquiries"]}
    for one in now["inquiries"]:
        asked = (one["unit"] or one["system"])["name"]
        if str(one["id"]) not in known:
            yield f"Ny fråga till {asked}"
        elif known[str(one["id"])] != one["answer"]:
            yield f"{asked} har svarat: {label(InquiryAnswer(one['answer']))}"


def _decisions(before: Card, now: Card) -> Iterator[str]:
    for one in now["decisions"][len(before["decisions"]) :]:
        outcome = label(DecisionOutcome(one["outcome"]))
        yield f"Beslut: {outcome} av {one['decided_by']['name']}"
