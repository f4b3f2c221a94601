"""What a person does and schemathesis does not: sign in again, read again, and try again."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from record.people import Role

ANYBODY = "samsyn_anybody"
"""The token of whoever makes the next call."""


@dataclass(frozen=True)
class Call:
    """A call that can be made more than once."""

    scope: Scope
    content: tuple[Message, ...]

    @property
    def is_anybodys(self) -> bool:
        return Headers(scope=self.scope).get("authorization") == f"Bearer {ANYBODY}"

    def having(self, header: str, value: str) -> "Call":
        """The same call, with another header."""
        scope = {**self.scope, "headers": [*self.scope["headers"]]}
        MutableHeaders(scope=scope)[header] = value
        return replace(self, scope=scope)


class InTurn:
    """Lets each call of anybody's be made in the next role.

    Without this, the rest of a run would be refused as soon as a role has revoked its own token,
    and no change would get further than to a version that is not the latest.
    """

    def __init__(self, app: ASGIApp, sign_in: Callable[[Role], str], roles: Sequence[Role]) -> None:
        self._app = app
        self._sign_in = sign_in
        self._tokens = {role: sign_in(role) for role in roles}
        self._turn = cycle(roles)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        call = Call(scope, await _whole(receive))
        if call.is_anybodys:
            answer = await self._persist(call, next(self._turn))
        else:
            answer = await self._make(call)
        for message in answer:
            await send(message)

    async def _persist(self, call: Call, role: Role) -> list[Message]:
        answer = await self._make(self._by(role, call))
        if answer[0]["status"] == 401:
            self._tokens[role] = await asyncio.to_thread(self._sign_in, role)
            answer = await self._make(self._by(role, call))
        latest = Headers(raw=answer[0]["headers"]).get("etag")
        if answer[0]["status"] == 412 and latest:
            answer = await self._make(self._by(role, call).having("If-Match", latest))
        return answer

    def _by(self, role: Role, call: Call) -> Call:
        return call.having("Authorization", f"Bearer {self._tokens[role]}")

    async def _make(self, call: Call) -> list[Message]:
        content, answer = iter(call.content), list[Message]()

        async def receive() -> Message:
            return next(content, {"type": "http.disconnect"})

        async def send(message: Message) -> None:
            answer.append(message)

        await self._app(call.scope, receive, send)
        return answer


async def _whole(receive: Receive) -> tuple[Message, ...]:
    parts = [await receive()]
    while parts[-1].get("more_body"):
        parts.append(await receive())
    return tuple(parts)
