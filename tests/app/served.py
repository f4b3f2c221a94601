"""An application served on loopback, by a real server in a thread of its own."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """Give the address that an application answers on."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        config = uvicorn.Config(app, log_config=None, access_log=False, ws="none", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)


class Interrupts:
    """Lets something happen just before the first POST to an address that ends so."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.ending = ""
        self.happens: list[Callable[[], object]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.happens and scope["method"] == "POST" and scope["path"].endswith(self.ending):
            await asyncio.to_thread(self.happens.pop())
        await self._app(scope, receive, send)


class LosesAnAnswer:
    """Does the first POST to an address that ends so, and hangs up before all is answered."""

    def __init__(self, app: ASGIApp, ending: str) -> None:
        self._app = app
        self._ending = ending
        self.lost = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        loses = not self.lost and scope["type"] == "http" and scope["method"] == "POST"
        if not (loses and scope["path"].endswith(self._ending)):
            await self._app(scope, receive, send)
            return
        kept: list[Message] = []

        async def keep(message: Message) -> None:
            kept.append(message)

        await self._app(scope, receive, keep)
        self.lost += 1
        await send(kept[0])
        raise ConnectionError("the line is cut")
