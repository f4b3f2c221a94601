"""What could meet a need, with what speaks for it and whether it could be taken over."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from app.cli.speaking.printing import shown
from app.labels import label
from app.wording.overlaps import SAID, certainty_of, evidence_of, joined, sentence
from matching.functions.evidence import LIKELY
from matching.reusing import WhyNot

Card = Mapping[str, Any]

NOTHING_LIKELY = (
    "Inget i registret ser ut att göra det här. Det är också ett svar: behovet kan vara nytt, "
    "eller så säger registret för lite om något som redan finns."
)
FEWEST_WEAK = 3


def likely(candidates: Sequence[Card]) -> list[Card]:
    """Return those that have to be considered."""
    return [one for one in candidates if one["score"] >= LIKELY]


def candidate_list(met: Card) -> Iterator[RenderableType]:
    """Return what could meet a need, as people read it."""
    if met["functions"]:
        asked = joined([one["label"] for one in met["functions"]])
        yield Text(f"Behovet handlar om: {shown(asked)}", style="dim")
    probable = likely(met["candidates"])
    if not probable:
        yield Text(f"\n{NOTHING_LIKELY}")
    for candidate in probable:
        yield from _candidate(candidate)
    weak = [one for one in met["candidates"] if one["score"] < LIKELY][:FEWEST_WEAK]
    if weak:
        names = joined([_name(one) for one in weak])
        yield Text(f"\nSvaga träffar, som ni inte behöver ta ställning till: {shown(names)}")


def _candidate(candidate: Card) -> Iterator[RenderableType]:
    owner = _owner(candidate)
    heading = Text(f"\n{shown(_name(candidate))}", style="bold")
    heading.append(f"  {candidate['score']} av 100, {certainty_of(candidate)}", style="not bold")
    if owner:
        heading.append(f", {shown(owner['name'])}", style="not bold")
    yield heading
    yield Padding(Text(_reuse(candidate)), (0, 0, 0, 2))
    for evidence in candidate["evidence"]:
        yield Padding(Text(shown(_evidence(evidence)), style="dim"), (0, 0, 0, 2))


def _name(candidate: Card) -> str:
    if "request" in candidate:
        request = candidate["request"]
        return f"Ärende {request['reference']}: {request['title']}"
    name: str = candidate["system"]["name"]
    return name


def _owner(candidate: Card) -> Card | None:
    owner: Card | None = (
        candidate["request"]["unit"]
        if "request" in candidate
        else candidate["system"]["owner_unit"]
    )
    return owner


def _evidence(evidence: Card) -> str:
    told = evidence_of(evidence)
    return f"{told}: {evidence['matched']}" if evidence["signal"] in SAID else told


def _reuse(candidate: Card) -> str:
    if candidate["reusable"]:
        return "Kan troligen återanvändas."
    if "request" in candidate:
        return "Någon annan har bett om samma sak: tala ihop er innan något köps."
    reasons = [label(WhyNot(why)) for why in candidate["why_not_reusable"]]
    return sentence(f"kan inte bara tas över: det {joined(reasons)}.")
