"""What of the register is asked for: its pages, and its lists narrowed down."""

import json
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote

from benchmarks.register.load.conversations import ROOT, request
from benchmarks.register.serving.server import HOST

FILTERS = (
    *("status=in_use", "status=planned", "kind=module", "kind=spreadsheet", "vendor=CGI"),
    *("q=skola", "q=hemtj%C3%A4nst", "q=schema", "function=payroll", "role_missing=system_owner"),
    *("contract_ends_before=2026-12-31", "confirmed_before=2027-01-01"),
)


class Caller:
    """Somebody with a token, who asks one thing at a time."""

    def __init__(self, port: int, token: str) -> None:
        self._port, self._token = port, token

    def get(self, path: str) -> Any:
        """Return what is there."""
        return json.loads(self._call("GET", path)[1])

    def change(self, path: str, field: str, value: Any) -> None:
        """Change one field of what is there."""
        etag, _ = self._call("GET", path)
        self._call("PATCH", path, {field: value}, etag)

    def pages(self, path: str) -> list[str]:
        """Return the addresses of all pages of a list, this one and those that it leads to."""
        found: list[str] = []
        following: str | None = path
        while following:
            found.append(following)
            following = self.get(following)["next"]
        return found

    def reading(self, path: str) -> bytes:
        """Return the request that reads what is there."""
        return request("GET", path, self._token)

    def _call(self, method: str, path: str, body: Any = None, etag: str = "") -> tuple[str, bytes]:
        headers = {"Authorization": f"Bearer {self._token}"}
        if body is not None:
            headers |= {"Content-Type": "application/json", "If-Match": etag}
        content = None if body is None else json.dumps(body)
        # Not kept alive: the server would hang up during the next measure.
        connection = HTTPConnection(HOST, self._port, timeout=60)
        connection.request(method, path, content, headers)
        answer = connection.getresponse()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {answer.read(500)!r}")
        return answer.headers.get("ETag", ""), answer.read()


def narrowed(units: list[str]) -> list[str]:
    """Return lists of fifty, narrowed down in all the ways that people do it."""
    by_unit = [f"unit={quote(unit)}" for unit in units]
    return [f"{ROOT}/systems?limit=50&{query}" for query in (*FILTERS, *by_unit)]
