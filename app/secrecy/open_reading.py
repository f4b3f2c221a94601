"""Reading without an account: publishable systems, and of them what may be published.

Only where SAMSYN_OPEN_READING says so, and only the list of systems and one system. Whoever brings
a credential is somebody, and is answered as such.
"""

import asyncio
import threading
from uuid import UUID, uuid5

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.operations.answering.failures import as_problem
from app.operations.answering.threads import THREADS
from app.operations.asked.paging import PageQuery
from app.operations.asked.slices import slice_of
from app.operations.asked.validation import read_query
from app.operations.calls.caller import header
from app.operations.installation import Installation
from app.problems.refusing import problem_response
from app.schemas.fields import Code
from app.secrecy.publishable import Asked, Card, published, told
from inventory.errors import NotFoundError
from inventory.systems.system import SystemKind, SystemStatus
from record.standing import head_of

LIST = "/api/v1/systems"
ANYBODY = UUID(int=0)


class OpenQuery(PageQuery):
    """A page of what is published; narrowed down only by what is told."""

    q: str | None = None
    function: Code | None = None
    unit: str | None = None
    status: SystemStatus | None = None
    kind: SystemKind | None = None
    vendor: str | None = None


class OpenReading:
    """Plain ASGI, ahead of those who want to know who calls."""

    def __init__(self, app: ASGIApp, installation: Installation) -> None:
        self._app = app
        self._installation = installation
        self._turn = threading.Lock()
        self._kept: tuple[int, list[Card]] = (-1, [])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_open(scope):
            await self._app(scope, receive, send)
            return
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(THREADS, self._answer, Request(scope, receive))
        await answer(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        try:
            client = request.client.host if request.client else ""
            self._installation.reads.spend(uuid5(ANYBODY, client))
            body = orjson.dumps(self._told(request))
        except Exception as error:  # noqa: BLE001 - whatever happens, the caller gets an answer
            return problem_response(as_problem(error))
        return Response(body, media_type="application/json")

    def _told(self, request: Request) -> Card:
        path = request.url.path
        systems = self._published()
        if path == LIST:
            query = read_query(OpenQuery, request.query_params.multi_items())
            asked = Asked(**query.filters())
            page = slice_of([card for card in systems if asked.lets(card)], query, path)
            return page | {"items": [told(card) for card in page["items"]]}
        ref = path.rpartition("/")[2]
        for card in systems:
            if ref in (card["slug"], str(card["id"])):
                return told(card)
        raise NotFoundError("system", ref)

    def _published(self) -> list[Card]:
        """Return what is published; the same until something changes."""
        with self._installation.database.reading() as connection:
            head = head_of(connection)
            if self._kept[0] != head:
                with self._turn:
                    self._kept = head, published(connection)
            return self._kept[1]


def _is_open(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path: str = scope["path"]
    named = path == LIST or (path.startswith(f"{LIST}/") and path.count("/") == LIST.count("/") + 1)
    return named and not header(scope, b"authorization") and not header(scope, b"cookie")
