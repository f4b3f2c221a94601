"""The outermost layer: bodies that are too large are refused at once, headers are set on all."""

import re
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import BodyTooLargeError
from app.refusing import problem_response
from app.settings import Settings

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)

UPLOADS = re.compile(r"/api/v1/(imports|requests/[^/]+/attachments)")
FORM_OVERHEAD = 64 * 1024
"""What a multipart form needs beside its file."""


class Edge:
    """Plain ASGI, so that it costs next to nothing per call."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        length = _declared_length(scope["headers"])
        if length is not None and length > limit:
            await problem_response(BodyTooLargeError(limit))(scope, receive, _with_headers(send))
            return
        if scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, _with_headers(send))
            return
        await self._counted(scope, receive, _with_headers(send), limit)

    def _limit(self, path: str) -> int:
        if UPLOADS.fullmatch(path):
            return self._settings.upload_limit + FORM_OVERHEAD
        return self._settings.body_limit

    async def _counted(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise BodyTooLargeError(limit)
            return message

        try:
            await self._app(scope, counted, send)
        except BodyTooLargeError as error:
            await problem_response(error)(scope, receive, send)


def _declared_length(headers: Iterable[tuple[bytes, bytes]]) -> int | None:
    for name, value in headers:
        if name == b"content-length":
            return int(value) if value.isdigit() else None
    return None


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *HEADERS]
        await send(message)

    return sending
