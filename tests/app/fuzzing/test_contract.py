"""Calls that the OpenAPI document allows, and calls that it does not: the API keeps its word.

What is excepted, and why, stands in schemathesis.toml.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from record.people import Role
from tests.app.examples import fill
from tests.app.served import served
from tests.conftest import DATABASES
from tests.factories import Api

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[3]
LONG = int(os.environ.get("SAMSYN_TEST_FUZZ", "0"))
"""Examples of each operation, per role; 0: the short run."""
ANYBODY = "samsyn_anybody"
SHORT = ("--phases", "fuzzing", "--max-examples", "2", "--seed", "20261123", "--no-shrink")


class InTurn:
    """Lets each call of anybody's be made in the next role."""

    def __init__(self, app: ASGIApp, tokens: list[str]) -> None:
        self._app = app
        self._tokens = tokens
        self._turn = count()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["headers"] = [*map(self._in_a_role, scope["headers"])]
        await self._app(scope, receive, send)

    def _in_a_role(self, header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
        if header != (b"authorization", f"Bearer {ANYBODY}".encode()):
            return header
        token = self._tokens[next(self._turn) % len(self._tokens)]
        return b"authorization", f"Bearer {token}".encode()


@pytest.mark.skipif(DATABASES[0] != "sqlite", reason="the short run is on SQLite")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_operation_keeps_its_word_to_each_role_in_turn(api: Api, tmp_path: Path) -> None:
    fill(api)
    roles = [api.sign_in(role).token or "" for role in Role]

    with served(InTurn(api.client.app, roles)) as address:
        found = try_out(address, ANYBODY, SHORT, tmp_path)

    assert found is None, found


@pytest.mark.skipif(not LONG, reason="the long run is make fuzz")
@pytest.mark.parametrize("role", Role)
def test_every_operation_keeps_its_word_to_a_role(api: Api, role: Role, tmp_path: Path) -> None:
    fill(api)
    token = api.sign_in(role).token or ""

    with served(api.client.app) as address:
        found = try_out(address, token, ("--max-examples", str(LONG)), tmp_path)

    assert found is None, found


def try_out(address: str, token: str, how: tuple[str, ...], folder: Path) -> str | None:
    """Try out an API that is served somewhere; return what was found, if anything was."""
    command = [str(Path(sys.executable).with_name("schemathesis")), "--config-file"]
    command += [str(ROOT / "schemathesis.toml"), "run", f"{address}/openapi.json", "--no-color"]
    command += ["-H", f"Authorization: Bearer {token}", *how]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return "\n".join(_told(done)) if done.returncode else None


def _told(done: subprocess.CompletedProcess[str]) -> Iterator[str]:
    yield done.stderr
    yield done.stdout
