"""Looking for what might meet a need: in the register, and among the other open requests."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from intake.candidates.candidate import LIKELY
from intake.candidates.open_needs import OpenNeeds
from intake.candidates.other_needs import Need
from inventory.systems.functions import CommonSolution
from matching.detector import Detector
from matching.known import Known
from matching.needs.index import Candidate
from matching.overlaps.cards import evidence_card
from record.standing import standing

MOST = 30
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


@dataclass(frozen=True)
class Look:
    """One look: at what moment of the register, and by whose eyes."""

    connection: Connection
    detector: Detector
    known: Known
    hidden: frozenset[UUID]
    """What is not there for whoever looks."""
    others: OpenNeeds

    @property
    def version(self) -> str:
        """Return which words it was made with."""
        return self.known.words.version

    @property
    def day(self) -> date:
        """Return the day of it."""
        return self.known.moment[1]

    def candidates(self, need: Need) -> list[Found]:
        """Return what might meet a need: systems and other open requests."""
        found, asked = self._systems(need, self.hidden)
        return [*found.values(), *self._other_requests(need, asked)]

    def confidential(self, need: Need) -> list[Found]:
        """Return what is likely to meet a need of what was hidden from this look."""
        if self.known.confidential.isdisjoint(self.hidden):
            return []
        found, _asked = self._systems(need, frozenset())
        return [
            one
            for system_id, one in found.items()
            if system_id in self.hidden and one.score >= LIKELY
        ]

    def _systems(self, need: Need, hidden: frozenset[UUID]) -> tuple[dict[UUID, Found], set[str]]:
        """Return the systems that might meet a need, and the functions that it asks for."""
        without = self.known.without(hidden)
        match = self.detector.match(need.text, need.functions, need.title, MOST, without)
        asked = {one.code for one in match.functions if one.score >= LIKELY} | set(need.functions)
        found = {
            UUID(one.key): _found(one, self._served(UUID(one.key), asked), system_id=UUID(one.key))
            for one in match.candidates
            if UUID(one.key) in self.known.entries  # and not of a later moment
        }
        for common in self._common_solutions(asked, found, hidden):
            found[common.target_id] = common
        return found, asked

    def _served(self, system_id: UUID, asked: set[str]) -> set[str]:
        """Return what a system would serve of what is asked for; where that is not told, all."""
        served = {one.code for one in self.known.served.get(system_id, ()) if one.score >= LIKELY}
        return served & asked or asked

    def requests(self, need: Need) -> list[Found]:
        """Return the open requests that ask for the same."""
        return self._other_requests(need, set(need.functions))

    def _common_solutions(
        self, asked: Iterable[str], found: Mapping[UUID, Found], hidden: frozenset[UUID]
    ) -> Iterator[Found]:
        """Give the common solutions of what is asked for, whatever their texts say."""
        wanted = set(asked)
        for system_id, code in standing(self.connection, _common_solutions, COMMON, self.day):
            is_kept = system_id in self.known.entries and system_id not in hidden
            if code in wanted and is_kept:
                yield _as_common(system_id, code, found.get(system_id))

    def _other_requests(self, need: Need, asked: set[str]) -> list[Found]:
        match = self.others.match(need, MOST)
        return [_found(one, asked, other_id=UUID(one.key)) for one in match.candidates]


def _common_solutions(connection: Connection, _today: date) -> list[tuple[UUID, str]]:
    common = select(col(CommonSolution.system_id), col(CommonSolution.function_code))
    rows = connection.execute(common.order_by(col(CommonSolution.function_code)))
    return [(system_id, code) for system_id, code in rows]


def _found(candidate: Candidate, asked: set[str], **target: UUID) -> Found:
    return Found(
        score=candidate.score,
        certainty=candidate.certainty,
        evidence=[evidence_card(evidence) for evidence in candidate.evidence],
        functions=sorted(asked),
        **target,  # type: ignore[arg-type]
    )


def _as_common(system_id: UUID, code: str, known: Found | None) -> Found:
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
