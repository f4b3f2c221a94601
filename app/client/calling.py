"""One call at a time: sent, sent again where that is safe, and answered or refused."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import httpx

from app.client.problems import UnreachableError, not_samsyn, problem_in
from app.client.retrying import KEY, NEVER_SENT, TRY_AGAIN, Patience, may_repeat
from app.client.server import Server

API = "/api/v1/"
TIMEOUT = httpx.Timeout(60, connect=5)
PATIENT = Patience()


class Caller:
    """Calls a server as the holder of a token."""

    def __init__(self, http: httpx.Client, patience: Patience = PATIENT) -> None:
        self._http = http
        self._patience = patience

    def get(self, path: str, params: Mapping[str, Any] | None = None) -> httpx.Response:
        """Read; a path without a leading slash is below /api/v1."""
        return self._make("GET", path, params=params)

    def post(self, path: str, content: object, of: str | None = None) -> httpx.Response:
        """Make something, or take something further; done once, however often it is sent."""
        headers = {KEY: str(uuid4())} | _match(of)
        return self._make("POST", path, json=content, headers=headers)

    def put(self, path: str, content: object, of: str) -> httpx.Response:
        """Say the whole of something anew, of the version that was read."""
        return self._make("PUT", path, json=content, headers=_match(of))

    def patch(self, path: str, content: object, of: str) -> httpx.Response:
        """Change some of the version that was read."""
        return self._make("PATCH", path, json=content, headers=_match(of))

    def delete(self, path: str, of: str) -> httpx.Response:
        """Take something away from the version that was read."""
        return self._make("DELETE", path, headers=_match(of))

    def upload(self, path: str, name: str, content: bytes) -> httpx.Response:
        """Hand over a file; it is kept once, however often it is sent."""
        key = {KEY: str(uuid4())}
        return self._make("POST", path, files={"file": (name, content)}, headers=key)

    def _make(self, method: str, path: str, **given: Any) -> httpx.Response:
        address = path if path.startswith("/") else f"{API}{path}"
        request = self._http.build_request(method, address, **given)
        answer = self._send(request)
        if answer.is_success:
            return answer
        raise problem_in(answer)

    def _send(self, request: httpx.Request) -> httpx.Response:
        """Send one call, with one key, until it is answered or it is no use."""
        perhaps_done = False
        for attempt in range(1, self._patience.attempts + 1):
            answer, is_last = None, attempt == self._patience.attempts
            try:
                answer = self._http.send(request)
            except httpx.TransportError as failure:
                perhaps_done |= request.method != "GET" and not isinstance(failure, NEVER_SENT)
                if is_last or not may_repeat(request, failure):
                    url = str(self._http.base_url)
                    raise UnreachableError(url, failure, perhaps_done=perhaps_done) from failure
            if answer is not None and (is_last or answer.status_code not in TRY_AGAIN):
                return answer
            self._patience.wait(attempt, answer)
        raise AssertionError("the last attempt returns or raises")


@contextmanager
def calling(server: Server, patience: Patience = PATIENT) -> Iterator[Caller]:
    """Give what calls a server."""
    token = server.token.get_secret_value()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        http = httpx.Client(
            base_url=_base(server.url),
            headers=headers,
            timeout=TIMEOUT,
            follow_redirects=False,  # the key is for this server alone
            verify=_trusted(server.url),
        )
    except (httpx.InvalidURL, ValueError) as error:
        raise not_samsyn(server.url, "adressen går inte att läsa") from error
    with http:
        yield Caller(http, patience)


def _base(url: str) -> str:
    """Return where the server answers, for those who write the address of the API itself too."""
    return url.rstrip("/").removesuffix(API.rstrip("/"))


def _trusted(url: str) -> ssl.SSLContext | bool:
    """Return whose certificates count: the machine's own list, where a municipality puts its CA."""
    return ssl.create_default_context() if url.lower().startswith("https:") else False


def _match(etag: str | None) -> dict[str, str]:
    return {} if etag is None else {"If-Match": etag}
