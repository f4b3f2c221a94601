"""Looking for what might meet a need: in the register, and among the other open requests."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from intake.candidates.candidate import LIKELY
from intake.candidates.found import Found, common_solutions, found_as, found_as_common
from intake.candidates.open_needs import OpenNeeds
from intake.candidates.other_needs import Need
from matching.detector import Detector
from matching.functions.evidence import ServedFunction
from matching.known import Known
from matching.needs.index import Candidate

MOST = 30
NOTHING: frozenset[UUID] = frozenset()


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

    def likely(self, need: Need) -> list[Found]:
        """Return what is likely among the candidates, in no order: found in a moment."""
        systems = self._likely_systems(need, self.hidden)
        others = self.others.likely(need, self._asked_for(need), MOST)
        if systems is None or others is None:
            return [one for one in self.candidates(need) if one.score >= LIKELY]
        asked = self._codes(need, self._asked_for(need))
        return [*systems, *(found_as(one, asked, other_id=UUID(one.key)) for one in others)]

    def confidential(self, need: Need, but: Collection[UUID] = ()) -> list[Found]:
        """Return what is likely to meet a need of what was hidden from this look, but for some."""
        hidden = self.hidden.difference(but)
        if self.known.confidential.isdisjoint(hidden):
            return []
        likely = self._likely_systems(need, NOTHING)
        if likely is not None and hidden.isdisjoint(one.target_id for one in likely):
            return []
        found, _asked = self._systems(need, NOTHING)
        return [
            one for system_id, one in found.items() if system_id in hidden and one.score >= LIKELY
        ]

    def requests(self, need: Need) -> list[Found]:
        """Return the open requests that ask for the same."""
        return self._other_requests(need, set(need.functions))

    def _systems(self, need: Need, hidden: frozenset[UUID]) -> tuple[dict[UUID, Found], set[str]]:
        """Return the systems that might meet a need, and the functions that it asks for."""
        without = self.known.without(hidden)
        match = self.detector.match(need.text, need.functions, need.title, MOST, without)
        asked = self._codes(need, match.functions)
        found = self._found(match.candidates, asked)
        for common in self._common_solutions(asked, found, hidden):
            found[common.target_id] = common
        return found, asked

    def _likely_systems(self, need: Need, hidden: frozenset[UUID]) -> Collection[Found] | None:
        """Return the systems that are likely; None where words must be looked at to know them."""
        functions = self._asked_for(need)
        likely = self.detector.likely(functions, MOST, self.known.without(hidden))
        if likely is None:
            return None
        asked = self._codes(need, functions)
        found = self._found(likely, asked)
        for common in self._common_solutions(asked, found, hidden):
            if common.target_id not in found:
                return None
            found[common.target_id] = common
        return found.values()

    def _asked_for(self, need: Need) -> tuple[ServedFunction, ...]:
        return self.others.asked_for(need, self.known.words)

    def _codes(self, need: Need, asked: Iterable[ServedFunction]) -> set[str]:
        return {one.code for one in asked if one.score >= LIKELY} | set(need.functions)

    def _found(self, candidates: Sequence[Candidate], asked: set[str]) -> dict[UUID, Found]:
        """Return what was found of what is known, and not of a later moment."""
        ids = [UUID(one.key) for one in candidates]
        return {
            row_id: found_as(one, self._served(row_id, asked), system_id=row_id)
            for row_id, one in zip(ids, candidates, strict=True)
            if row_id in self.known.entries
        }

    def _served(self, system_id: UUID, asked: set[str]) -> set[str]:
        """Return what a system would serve of what is asked for; where that is not told, all."""
        served = {one.code for one in self.known.served.get(system_id, ()) if one.score >= LIKELY}
        return served & asked or asked

    def _common_solutions(
        self, asked: set[str], found: Mapping[UUID, Found], hidden: frozenset[UUID]
    ) -> Iterator[Found]:
        """Give the common solutions of what is asked for, whatever their texts say."""
        for system_id, code in common_solutions(self.connection, self.day):
            is_kept = system_id in self.known.entries and system_id not in hidden
            if code in asked and is_kept:
                yield found_as_common(system_id, code, found.get(system_id))

    def _other_requests(self, need: Need, asked: set[str]) -> list[Found]:
        match = self.others.match(need, MOST)
        return [found_as(one, asked, other_id=UUID(one.key)) for one in match.candidates]
