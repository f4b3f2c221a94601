"""One question asked once for all who wait for its answer."""

import asyncio
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from app.operations.answering.threads import THREADS

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass
class _Waiting(Generic[K, V]):
    """The questions that wait in one event loop until those under way are answered."""

    next: "dict[K, asyncio.Future[V]]" = field(default_factory=dict)
    asking: "asyncio.Task[None] | None" = None


class Together(Generic[K, V]):
    """Asks in another thread, for all who wait in one go.

    Who comes while a question is under way waits for it to be asked again: no answer is older than
    the call that it is given to.
    """

    def __init__(self, ask: Callable[[Sequence[K]], Sequence[V]]) -> None:
        """Ask with a function that answers several questions, in their order."""
        self._ask = ask
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Waiting[K, V]]
        self._loops = WeakKeyDictionary()

    async def answer(self, question: K) -> V:
        """Return the answer to a question, asked now."""
        loop = asyncio.get_running_loop()
        waiting = self._loops.setdefault(loop, _Waiting())
        answer = waiting.next.get(question)
        if answer is None:
            answer = waiting.next[question] = loop.create_future()
        if waiting.asking is None:
            waiting.asking = loop.create_task(self._ask_all(waiting))
        # Shielded: others may wait for the same answer when one of them goes away.
        return await asyncio.shield(answer)

    async def _ask_all(self, waiting: _Waiting[K, V]) -> None:
        while waiting.next:
            asked, waiting.next = waiting.next, {}
            await self._settle(asked)
        waiting.asking = None

    async def _settle(self, asked: "dict[K, asyncio.Future[V]]") -> None:
        loop = asyncio.get_running_loop()
        try:
            answers = await loop.run_in_executor(THREADS, self._ask, list(asked))
        except Exception as error:  # noqa: BLE001 - it is raised to those who asked
            for waits in asked.values():
                waits.set_exception(error)
        else:
            for waits, answer in zip(asked.values(), answers, strict=True):
                waits.set_result(answer)
