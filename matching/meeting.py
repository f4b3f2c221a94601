"""What in the register could meet a need, and whether it could be taken over as it is."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from inventory.errors import invalid
from matching.detector import Detector
from matching.known import Known
from matching.needs.index import Candidate
from matching.overlaps.cards import evidence_card
from matching.reusing import why_not_reusable

MOST = 50


def meet(
    detector: Detector, known: Known, hidden: frozenset[UUID], need: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the candidates, reusable ones first among equals, and the functions asked for."""
    codes = tuple(need.get("functions") or ())
    _check(known, codes)
    without = known.without(hidden)
    found = detector.match(need.get("text") or "", codes, need.get("name") or "", MOST, without)
    labels = known.words.vocabulary.labels
    asked = frozenset(one.code for one in found.functions)
    demanded = need.get("information_class") or {}
    candidates = [
        _candidate(known, candidate, asked, demanded)
        for candidate in found.candidates
        if UUID(candidate.key) in known.entries  # and not of a later moment
    ]
    candidates.sort(key=lambda one: (-one["score"], not one["reusable"], one["system"]["name"]))
    return {
        "candidates": candidates,
        "functions": [
            {
                "code": one.code,
                "label": labels[one.code],
                "score": one.score,
                "evidence": [evidence_card(evidence) for evidence in one.evidence],
            }
            for one in found.functions
        ],
    }


def _candidate(
    known: Known,
    candidate: Candidate,
    asked: frozenset[str],
    demanded: Mapping[str, int | None],
) -> dict[str, Any]:
    entry = known.entries[UUID(candidate.key)]
    why_not = why_not_reusable(entry, asked, demanded)
    return {
        "system": entry.told(),
        "score": candidate.score,
        "certainty": candidate.certainty,
        "evidence": [evidence_card(evidence) for evidence in candidate.evidence],
        "reusable": not why_not,
        "why_not_reusable": why_not,
    }


def _check(known: Known, codes: Collection[str]) -> None:
    for place, code in enumerate(codes):
        if code not in known.words.vocabulary.labels:
            raise invalid(f"#/functions/{place}", f"Det finns ingen funktion med koden ”{code}”.")
