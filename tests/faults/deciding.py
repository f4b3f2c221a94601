"""A process that decides on request after request until it is done, or is killed.

    python -m tests.faults.deciding decide URL TOKEN   (requests, a line at a time, on its input)
    python -m tests.faults.deciding serve URL PORT

What it says on the way, one line each, is what the tests go by.
"""

import hashlib
import json
import os
import sys
from typing import Any

import uvicorn
from starlette.requests import Request
from starlette.responses import Response

from app.database import Database
from app.main import create_app, operations_of
from app.settings import Settings

SETTINGS = Settings(rate_reads=0, rate_writes=0, read_ahead=False)
REJECTED = json.dumps({"outcome": "rejected", "reason": "Det finns redan."}).encode()


class Desk:
    """The API without its server: each call is answered here, in no thread of its own."""

    def __init__(self, url: str, token: str) -> None:
        self.database = Database(url)
        self._app = create_app(SETTINGS, self.database)
        self._operations: dict[str, Any] = {one.name: one for one in operations_of(self._app)}
        self._token = token

    def tag(self, request: str) -> str:
        """Return the tag of a request as it is now."""
        answer = self._ask("read_request", request, "GET", f"/api/v1/requests/{request}")
        assert answer.status_code == 200, bytes(answer.body)
        return answer.headers["ETag"]

    def decide(self, request: str, tag: str) -> Response:
        """Reject a request; its id is the key by which the call is known when it comes again."""
        told = {"If-Match": tag, "Idempotency-Key": request, "Content-Type": "application/json"}
        path = f"/api/v1/requests/{request}/decisions"
        return self._ask("create_decision", request, "POST", path, **told)

    def _ask(self, name: str, request: str, method: str, path: str, **headers: str) -> Response:
        told = headers | {"Authorization": f"Bearer {self._token}"}
        scope = {
            "type": "http",
            "app": self._app,
            "method": method,
            "path": path,
            "path_params": {"request_id": request},
            "query_string": b"",
            "headers": [(key.lower().encode(), text.encode()) for key, text in told.items()],
        }
        content = REJECTED if method == "POST" else b""
        answer: Response = self._operations[name].answer(Request(scope), content, None)
        return answer


def say(*words: object) -> None:
    """Say a line at one stroke: who is killed has said all of it, or nothing."""
    os.write(sys.stdout.fileno(), f"{' '.join(map(str, words))}\n".encode())


def decide_each(url: str, token: str) -> None:
    """Decide on what is asked for, each line in a process of its own, which may be killed.

    All that a process needs has been read and compiled before, for the first request.
    """
    desk = Desk(url, token)
    for line in sys.stdin:
        requests = line.split()
        decide_on(desk, requests[:1])
        desk.database.close()
        process = os.fork()
        if process == 0:
            say("process", os.getpid())
            decide_on(desk, requests[1:])
            os._exit(0)
        os.waitpid(process, 0)
        say("ended")


def decide_on(desk: Desk, requests: list[str]) -> None:
    """Decide, and acknowledge each decision when it is kept."""
    for request in requests:
        answer = desk.decide(request, desk.tag(request))
        assert answer.status_code == 201, bytes(answer.body)
        say("decided", request, print_of(bytes(answer.body)))


def print_of(answer: bytes) -> str:
    """Return what two answers have in common only if they are the same."""
    return hashlib.sha256(answer).hexdigest()


def serve(url: str, port: str) -> None:
    """Serve the register, as deployed."""
    app = create_app(SETTINGS, Database(url))
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="error")


if __name__ == "__main__":
    {"decide": decide_each, "serve": serve}[sys.argv[1]](*sys.argv[2:])
