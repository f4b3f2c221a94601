"""What a look finds: something that might meet the need, and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from intake.candidates.candidate import LIKELY
from inventory.systems.functions import CommonSolution
from matching.needs.index import Candidate
from matching.overlaps.cards import evidence_card
from record.standing import standing

COMMON = frozenset({"common_solution"})


@dataclass(frozen=True)
class Found:
    """Something that might meet the need, and why."""

    score: int
    certainty: str
    evidence: list[dict[str, Any]]
    functions: list[str]
    system_id: UUID | None = None
    other_id: UUID | None = None
    is_common: bool = False

    @property
    def target_id(self) -> UUID:
        """Return the id of what was found."""
        return self.system_id or self.other_id or UUID(int=0)


def found_as(candidate: Candidate, asked: set[str], **target: UUID) -> Found:
    """Return a candidate as it was found: a system or another request."""
    return Found(
        score=candidate.score,
        certainty=candidate.certainty,
        evidence=[evidence_card(evidence) for evidence in candidate.evidence],
        functions=sorted(asked),
        **target,  # type: ignore[arg-type]
    )


def found_as_common(system_id: UUID, code: str, known: Found | None) -> Found:
    """Return the common solution of what is asked for, whatever its texts say."""
    return Found(
        score=max(known.score if known else 0, LIKELY),
        certainty="certain",
        evidence=known.evidence if known else [_is_common(code)],
        functions=sorted({code, *(known.functions if known else ())}),
        system_id=system_id,
        is_common=True,
    )


def _is_common(code: str) -> dict[str, Any]:
    return {
        "signal": "function",
        "field": "common_for",
        "found": code,
        "matched": code,
        "weight": 1.0,
    }


def common_solutions(connection: Connection, today: date) -> list[tuple[UUID, str]]:
    """Return the common solutions, and what each is the common solution of."""
    return standing(connection, _common_solutions, COMMON, today)


def _common_solutions(connection: Connection, _today: date) -> list[tuple[UUID, str]]:
    common = select(col(CommonSolution.system_id), col(CommonSolution.function_code))
    rows = connection.execute(common.order_by(col(CommonSolution.function_code)))
    return [(system_id, code) for system_id, code in rows]
