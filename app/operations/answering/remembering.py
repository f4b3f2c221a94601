"""Answering a read in the event loop, from what is remembered; nothing there waits for a database.

What many callers lack of the systems at once is found out for all of them together.
"""

from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from app.operations.answering.handling import Handling
from app.operations.answering.together import Together
from app.operations.asked.paging import Place
from app.operations.calls.read import Read
from app.operations.installation import Installation
from app.operations.kept.etags import Card
from app.operations.kept.memory import FOLLOWED, Moment
from app.operations.kept.narrowed import Narrowing
from app.operations.resources import Resource
from app.resources import SYSTEM
from inventory.systems.reading.finding import find_visible
from inventory.visibility import Visibility, visibility_of
from record.actors import Actor
from record.row import now

ATTEMPTS = 4
"""To catch up with the register, to find a system or a list, to make cards; then all is there."""


class Missing(NamedTuple):
    """What a read lacks of the systems: what an address names, cards, a narrowed list."""

    sight: Visibility
    refs: tuple[str, ...] = ()
    cards: tuple[UUID, ...] = ()
    narrowed: Narrowing | None = None


class NotRememberedError(Exception):
    """The answer takes something that is missing; None: it has to be looked up."""

    def __init__(self, missing: Missing | None) -> None:
        super().__init__(missing)
        self.missing = missing


class Remembering(Read):
    """A read that never opens a connection."""

    @cached_property
    def connection(self) -> Connection:  # type: ignore[override]
        """Refuse: another thread has to look it up."""
        raise NotRememberedError(None)

    def find(self, resource: Resource, ref: str) -> UUID:
        """Return the id of what an address names, if that has been found out."""
        sight = visibility_of(self.actor)
        if resource.name == FOLLOWED and (sight, ref) not in self.memory.found:
            raise NotRememberedError(Missing(sight, refs=(ref,)))
        return super().find(resource, ref)

    def _cards(self, resource: Resource, ids: Sequence[UUID]) -> list[Card]:
        known = self.memory.cards
        missing = tuple(row_id for row_id in ids if row_id not in known)
        if missing and resource.name == FOLLOWED:
            raise NotRememberedError(Missing(visibility_of(self.actor), cards=missing))
        return super()._cards(resource, ids)

    def _places(self, narrowing: Narrowing) -> Sequence[Place]:
        known = self.memory.narrowed.find(narrowing)
        if known is None:
            raise NotRememberedError(Missing(narrowing.sight, narrowed=narrowing))
        return known


class Remembered:
    """Answers from what an installation remembers."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._together: Together[Missing, None] = Together(self._find_out)

    async def answer(
        self, handling: Handling, request: Request, actor: Actor, moment: Moment
    ) -> Response | None:
        """Answer a call, or return nothing where that takes more than what is remembered."""
        missing: Missing | None = None
        for _attempt in range(ATTEMPTS):
            try:
                if self._installation.memories.of(moment) is None:
                    raise NotRememberedError(Missing(visibility_of(actor)))
                return handling.read(Remembering(request, self._installation, actor, moment))
            except NotRememberedError as lacks:
                if lacks.missing is None or lacks.missing == missing:
                    break
                missing = lacks.missing
                await self._together.answer(missing)
        return None

    def _find_out(self, asked: Sequence[Missing]) -> list[None]:
        """Find out what many lack, in as many selects as for one."""
        with self._installation.database.reading() as connection:
            memory = self._installation.memories.behind(connection, now().date())
            cards = {row_id for missing in asked for row_id in missing.cards}
            for sight in {missing.sight for missing in asked}:
                refs = {ref for one in asked if one.sight == sight for ref in one.refs}
                for ref, row_id in find_visible(connection, sight, refs).items():
                    memory.keep_found(sight, ref, row_id)
                    cards.add(row_id)
            memory.make(connection, SYSTEM, [one for one in cards if one not in memory.cards])
            # Last, as others need not fail with it; who asked for what fails is told by their call.
            with suppress(Exception):
                for narrowing in {missing.narrowed for missing in asked if missing.narrowed}:
                    memory.narrowed.look_up(connection, narrowing)
        return [None] * len(asked)
