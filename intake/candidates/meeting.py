"""A need against everything: the systems in the register, and the requests that are open."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from intake.candidates.found import Found
from intake.candidates.other_needs import Need
from intake.candidates.reading import told_of
from intake.candidates.seeking import Look
from matching.meeting import meet
from matching.reusing import WhyNot

ADVICE = (
    "Kontakta sektor digitalisering innan ni går vidare: de vet mer om vad som finns i kommunen."
)
"""Said whatever is found: it must not tell whether there is something that may not be shown."""

NO_REQUEST = UUID(int=0)
"""A need that has not become a request yet."""


def meet_need(look: Look, need: Mapping[str, Any]) -> dict[str, Any]:
    """Return what could meet a need; a request that asks for the same is not there to be used."""
    met = meet(look.detector, look.known, look.hidden, need)
    asked = Need(
        NO_REQUEST,
        need.get("name") or "",
        need.get("text") or "",
        tuple(need.get("functions") or ()),
    )
    found = look.requests(asked)
    told = told_of(look.connection, [one.target_id for one in found])
    requests = [_candidate(told[one.target_id], one) for one in found]
    met["candidates"] = sorted([*met["candidates"], *requests], key=lambda one: -one["score"])
    return met | {"advice": ADVICE}


def _candidate(request: Mapping[str, Any], found: Found) -> dict[str, Any]:
    return {
        "request": request,
        "score": found.score,
        "certainty": found.certainty,
        "evidence": found.evidence,
        "reusable": False,
        "why_not_reusable": (WhyNot.NOT_YET_THERE,),
    }
