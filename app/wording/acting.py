"""What to do about an overlap, in the order in which it is done."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from app.wording.overlaps import joined, title_of
from app.wording.verdicts import changes_of
from matching.functions.evidence import Certainty
from matching.overlaps.overlap import OverlapKind
from matching.overlaps.worth import SOON_DAYS
from matching.verdicts.reading import Standing
from matching.verdicts.verdicts import VerdictOutcome

Card = Mapping[str, Any]

POOR_FIT = 2
UNDECIDED = {
    OverlapKind.SAME_FUNCTION: (
        "Bestäm vilka system som ska finnas kvar, vem som ansvarar och när det ska vara klart."
    ),
    OverlapKind.SAME_PRODUCT: (
        "Se vad en sammanslagning av posterna skulle ändra, och slå ihop dem om de är en."
    ),
}


def what_to_do(overlap: Card, today: date) -> list[str]:
    """Return what is worth doing next, step by step."""
    return [*before_concluding(overlap, today), *_conclude(overlap)]


def before_concluding(overlap: Card, today: date) -> list[str]:
    """Return what is worth doing before anything is concluded, if there is anything."""
    return [*_ask(overlap), *_wait(overlap, today)]


def _ask(overlap: Card) -> Iterator[str]:
    """Return what has to be asked before anything is concluded."""
    proposed = [m["system"]["name"] for m in overlap["members"] if _is_proposed(m)]
    if proposed and overlap["kind"] == OverlapKind.SAME_FUNCTION:
        names = joined(proposed)
        yield f"Fråga om {names} verkligen används till {_small(title_of(overlap))}."
    for member in overlap["members"]:
        unhappy = [u["unit"]["name"] for u in member["uses"] if (u["fit"] or 5) <= POOR_FIT]
        if unhappy:
            yield f"Fråga {joined(unhappy)} varför {member['system']['name']} inte passar."


def _wait(overlap: Card, today: date) -> Iterator[str]:
    soon = today + timedelta(days=SOON_DAYS)
    ending = [m for m in overlap["members"] if (m["contract_ends_on"] or date.max) <= soon]
    if ending:
        named = joined([f"{m['system']['name']} ({m['contract_ends_on']})" for m in ending])
        yield f"Förläng inte avtalet för {named} innan ni har bestämt er."


def _conclude(overlap: Card) -> Iterator[str]:
    if not overlap["verdicts"]:
        yield UNDECIDED[OverlapKind(overlap["kind"])]
    for verdict in overlap["verdicts"]:
        yield from _carry_out(verdict)


def _carry_out(verdict: Card) -> Iterator[str]:
    """Return what a verdict leaves to do; one in force that lets things be leaves nothing."""
    if verdict["standing"] == Standing.LAPSED:
        yield f"Datumet {verdict['until'] or verdict['due']} har passerat: bedöm på nytt."
    elif verdict["standing"] == Standing.CHANGED_SINCE:
        yield f"Se om bedömningen håller: {joined(changes_of(verdict['changed_since']))}."
    if verdict["outcome"] == VerdictOutcome.CONSOLIDATE:
        kept, due = verdict["target_system"]["name"], verdict["due"]
        yield f"Bestämt: {kept} ska bli kvar, klart senast {due}."


def _is_proposed(member: Card) -> bool:
    return bool(member["certainty"] == Certainty.POSSIBLE)


def _small(words: str) -> str:
    """Return a label as it stands inside a sentence; names in capitals stay as they are."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
