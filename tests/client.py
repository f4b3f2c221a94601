"""A client that calls the application itself: no network, no server, no threads of its own."""

import asyncio
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import httpx2
from starlette.types import ASGIApp, Message

from tests.leaks import demand_discretion

SERVER = "http://testserver"


class Client:
    """Calls an application; may be shared by threads, whose calls are then under way at once.

    What escapes the application has been answered already, as a server would let it be.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def request(self, method: str, address: str, **options: Any) -> httpx2.Response:
        """Make one call; options as httpx has them."""
        request = self.build_request(method, address, **options)
        loop = asyncio.new_event_loop()
        try:
            return loop.run_until_complete(self._answer(request))
        finally:
            loop.close()

    def build_request(self, method: str, address: str, **options: Any) -> httpx2.Request:
        """Return a call that has not been made."""
        return httpx2.Request(method, f"{SERVER}{address}", **options)

    async def _answer(self, request: httpx2.Request) -> httpx2.Response:
        body, answer = _messages_of(request), list[Message]()

        async def receive() -> Message:
            return next(body)

        async def send(message: Message) -> None:
            answer.append(message)

        try:
            await self.app(_scope_of(request), receive, send)
        except Exception:
            if not answer:
                raise
        start, *parts = answer
        content = b"".join(part.get("body", b"") for part in parts)
        response = httpx2.Response(
            start["status"], headers=start["headers"], content=content, request=request
        )
        demand_discretion(request, response)
        return response


def _scope_of(request: httpx2.Request) -> dict[str, Any]:
    raw_path = request.url.raw_path.partition(b"?")[0]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": unquote(raw_path.decode("ascii")),
        "raw_path": raw_path,
        "root_path": "",
        "query_string": request.url.query,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": ("testclient", 50000),
        "server": ("testserver", 80),
        "state": {},
    }


def _messages_of(request: httpx2.Request) -> Iterator[Message]:
    """Give the body part by part, as its sender does."""
    for part in request.stream:  # type: ignore[union-attr]
        yield {"type": "http.request", "body": part, "more_body": True}
    yield {"type": "http.request", "body": b"", "more_body": False}
    while True:
        yield {"type": "http.disconnect"}
