"""Calls that two readers could read in two ways, and what it takes to send them as they are."""

import re
import socket
from typing import Any

HOST = "samsyn.kommunen.example"
HEAD = f"POST /api/v1/match HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/json\r\n"
SECOND = f"GET /health/live HTTP/1.1\r\nHost: {HOST}\r\nX-Second: yes\r\n\r\n"
CHUNKED = "Transfer-Encoding: chunked\r\n"
SMUGGLING = {
    "length and chunks": f"{HEAD}Content-Length: 6\r\n{CHUNKED}\r\n0\r\n\r\n{SECOND}",
    "chunks and length": f"{HEAD}{CHUNKED}Content-Length: 6\r\n\r\n0\r\n\r\n{SECOND}",
    "two lengths": f"{HEAD}Content-Length: 2\r\nContent-Length: 5\r\n\r\n{{}}{SECOND}",
    "two equal lengths": f"{HEAD}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{{}}",
    "a list of lengths": f"{HEAD}Content-Length: 2, 2\r\n\r\n{{}}{SECOND}",
    "a negative length": f"{HEAD}Content-Length: -1\r\n\r\n{SECOND}",
    "a length with a plus": f"{HEAD}Content-Length: +2\r\n\r\n{{}}",
    "a length in base 16": f"{HEAD}Content-Length: 0x2\r\n\r\n{{}}",
    "a length beyond 64 bits": f"{HEAD}Content-Length: {2**64 + 2}\r\n\r\n{{}}",
    "a bad chunk": f"{HEAD}{CHUNKED}\r\nzz\r\n{{}}\r\n0\r\n\r\n",
    "a negative chunk": f"{HEAD}{CHUNKED}\r\n-2\r\n{{}}\r\n0\r\n\r\n",
    "a chunk beyond 64 bits": f"{HEAD}{CHUNKED}\r\n{2**64 + 2:x}\r\n{{}}\r\n0\r\n\r\n",
    "another encoding": f"{HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{SECOND}",
    "chunked at last": f"{HEAD}Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n{SECOND}",
    "chunked twice": f"{HEAD}{CHUNKED}{CHUNKED}\r\n0\r\n\r\n{SECOND}",
    "a blank before the colon": f"{HEAD}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n{SECOND}",
    "a folded header": f"{HEAD}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n{SECOND}",
    "two hosts": f"GET /health/live HTTP/1.1\r\nHost: {HOST}\r\nHost: elsewhere\r\n\r\n",
    "no host": "GET /health/live HTTP/1.1\r\n\r\n",
    "a NUL in a header": f"GET /health/live HTTP/1.1\r\nHost: {HOST}\r\nX: a\0b\r\n\r\n",
    "chunks in HTTP/1.0": f"{HEAD.replace('/1.1', '/1.0')}{CHUNKED}\r\n0\r\n\r\n{SECOND}",
}


class Counting:
    """Counts what gets through, and what it says of where it comes from."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.scopes: list[Any] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.scopes.append(scope)
        await self._app(scope, receive, send)

    def smuggled(self) -> list[Any]:
        """Return the calls that were to be found by one of two readers only."""
        return [scope for scope in self.scopes if b"x-second" in dict(scope["headers"])]


def ask(connection: socket.socket, text: str) -> str:
    """Send something, and return all that comes until the connection is closed."""
    connection.sendall(text.encode("latin-1"))
    return rest_of(connection)


def rest_of(connection: socket.socket) -> str:
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except OSError:
        pass
    return b"".join(parts).decode("utf-8", "replace")


def statuses_of(answer: str) -> list[int]:
    return [int(status) for status in re.findall(r"HTTP/1.1 (\d{3}) ", answer)]
