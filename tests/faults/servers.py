"""Servers as they are run, and callers who do not give up."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from app.cli import main; main()", "serve", "--tokens-only"]
PATIENCE = 30


@contextmanager
def server(url: str, port: int, *watched: str) -> Iterator[subprocess.Popen[bytes]]:
    """Give a server's process, once it answers; `watched` is what watches it, if anything does."""
    environment = os.environ | {"SAMSYN_DATABASE_URL": url, "SAMSYN_READ_AHEAD": "false"}
    command = [*watched, *COMMAND, "--port", str(port)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet) as running:
        try:
            _wait_for(port)
            yield running
        finally:
            if running.poll() is None:
                running.kill()


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            httpx2.get(f"http://127.0.0.1:{port}/health/live")
        except httpx2.TransportError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError


class Writer(threading.Thread):
    """Adds functions, one after the other; asks again, with the same key, what got no answer."""

    def __init__(self, port: int, token: str, codes: list[str]) -> None:
        super().__init__()
        self.port = port
        self.token = token
        self.codes = codes
        self.answers: dict[str, list[int]] = {}

    def run(self) -> None:
        with httpx2.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=PATIENCE) as client:
            for code in self.codes:
                self.answers[code] = list(self._until_answered(client, code))

    def _until_answered(self, client: httpx2.Client, code: str) -> Iterator[int]:
        told = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": code}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                body = {"code": code, "label": code}
                status = client.post("/api/v1/functions", json=body, headers=told).status_code
            except httpx2.TransportError:
                time.sleep(0.05)
                continue
            yield status
            if status != 503:
                return
