"""Keeping what a look found: new candidates come in, and what was answered stays answered."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from intake.candidates.candidate import Candidate, candidate_id
from intake.candidates.seeking import Found


def keep_candidates(session: Session, request_id: UUID, found: Iterable[Found]) -> None:
    """Keep what was found; what is found no longer stays, and is said to be so."""
    kept = session.scalars(select(Candidate).where(col(Candidate.request_id) == request_id))
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


def _keep(session: Session, request_id: UUID, row: Candidate | None, found: Found) -> None:
    values: dict[str, Any] = {
        "score": found.score,
        "certainty": str(found.certainty),
        "evidence": found.evidence,
        "function_codes": found.functions,
        "is_common": found.is_common,
        "is_current": True,
    }
    if row is None:
        target: dict[str, Any] = {"system_id": found.system_id, "other_id": found.other_id}
        row_id = candidate_id(request_id, found.target_id)
        session.add(Candidate(id=row_id, request_id=request_id, **target, **values))
        return
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
