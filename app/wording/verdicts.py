"""A verdict in words: what was concluded, by whom, how it stands today, and what has changed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.labels import label
from app.wording.overlaps import joined, sentence
from matching.verdicts.reading import Standing
from matching.verdicts.verdicts import VerdictOutcome
from record.people import Role

Card = Mapping[str, Any]

CHANGES = {"came": "har kommit till", "went": "har försvunnit", "evidence": "har andra belägg"}


def outcome_of(verdict: Card) -> str:
    """Return what was concluded, and how it stands today where it is more than in force."""
    told = label(VerdictOutcome(verdict["outcome"]))
    standing = Standing(verdict["standing"])
    return told if standing is Standing.IN_FORCE else f"{told} ({label(standing)})"


def verdict_of(verdict: Card) -> str:
    """Return a verdict in one line."""
    about = joined([system["name"] for system in verdict["systems"]])
    details = ". ".join(part.rstrip(".") for part in _details(verdict))
    return f"{about}: {outcome_of(verdict)}. {details}."


def _details(verdict: Card) -> Iterator[str]:
    if verdict["target_system"]:
        yield f"{verdict['target_system']['name']} blir kvar"
    owner = owner_of(verdict["owner"])
    if owner:
        yield f"Ansvarar: {owner}"
    for name, words in (("due", "Klart senast"), ("until", "Gäller till och med")):
        if verdict[name]:
            yield f"{words} {verdict[name]}"
    if verdict["reason"]:
        yield sentence(verdict["reason"])
    if verdict["mandate"]:
        yield f"Enligt {verdict['mandate']}"
    yield f"Bedömt {str(verdict['decided_at'])[:10]} av {verdict['decided_by']}"


def owner_of(owner: Card) -> str:
    """Return who sees to it: a unit, a role, or a role in a unit."""
    unit = [owner["unit"]["name"]] if owner["unit"] else []
    role = [label(Role(owner["role"]))] if owner["role"] else []
    return ", ".join([*role, *unit])


def changes_of(changed: Mapping[str, Sequence[Card]] | None) -> list[str]:
    """Return what differs from when a verdict was given."""
    return [
        f"{joined([system['name'] for system in changed[what]])} {words}"
        for what, words in CHANGES.items()
        if changed and changed[what]
    ]
