"""Keeping what a look found: new candidates come in, and what was answered stays answered."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from intake.candidates.candidate import LIKELY, Candidate, candidate_id
from intake.candidates.found import Found
from inventory.systems.system import System


def keep_candidates(
    session: Session, request_id: UUID, found: Iterable[Found], *, hidden: bool = False
) -> None:
    """Keep what was found; what is found no longer stays, and is said to be so.

    What is confidential is looked for apart, and kept apart.
    """
    kept = session.scalars(
        select(Candidate)
        .outerjoin(System, col(System.id) == col(Candidate.system_id))
        .where(
            col(Candidate.request_id) == request_id,
            col(System.confidential).is_(True) if hidden else col(System.confidential).is_not(True),
        )
    )
    known = {row.system_id or row.other_id: row for row in kept}
    looked = {one.target_id: one for one in found}
    for target_id, one in looked.items():
        _keep(session, request_id, known.pop(target_id, None), one)
    for row in known.values():
        if row.is_current:
            row.is_current = False


def show_in_others(session: Session, request_id: UUID, found: Iterable[Found]) -> None:
    """Let a request be a candidate of those that are candidates of it."""
    for one in found:
        if one.other_id is not None:
            seen_from_there = replace(one, other_id=request_id)
            row = session.get(Candidate, candidate_id(one.other_id, request_id))
            _keep(session, one.other_id, row, seen_from_there)


def are_kept(kept: Iterable[Mapping[str, Any]], found: Iterable[Found]) -> bool:
    """Return whether a look found the very likely candidates that are kept, for the same reasons.

    What is not likely stands in nobody's way: it is another whenever some request is decided.
    """
    looked = {one.target_id: _values(one) for one in found if one.score >= LIKELY}
    current = [row for row in kept if row["is_current"] and row["score"] >= LIKELY]
    return len(current) == len(looked) and all(_says(looked, row) for row in current)


def _says(looked: Mapping[UUID, Mapping[str, Any]], row: Mapping[str, Any]) -> bool:
    values = looked.get(row["system_id"] or row["other_id"])
    return values is not None and all(row[name] == value for name, value in values.items())


def _values(found: Found) -> dict[str, Any]:
    return {
        "score": found.score,
        "certainty": str(found.certainty),
        "evidence": found.evidence,
        "function_codes": found.functions,
        "is_common": found.is_common,
        "is_current": True,
    }


def _keep(session: Session, request_id: UUID, row: Candidate | None, found: Found) -> None:
    values = _values(found)
    if row is None:
        target: dict[str, Any] = {"system_id": found.system_id, "other_id": found.other_id}
        row_id = candidate_id(request_id, found.target_id)
        session.add(Candidate(id=row_id, request_id=request_id, **target, **values))
        return
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
