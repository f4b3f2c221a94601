"""Calls that the OpenAPI document allows, and calls that it does not: the API keeps its word.

What is excepted, and why, stands in schemathesis.toml.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from record.people import Role
from tests.app.examples import Register, fill
from tests.app.fuzzing.callers import ANYBODY, InTurn
from tests.app.served import served
from tests.conftest import DATABASES
from tests.factories import Api

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[3]
HOOKS = Path(__file__).with_name("known_ids.py")
LONG = int(os.environ.get("SAMSYN_TEST_FUZZ", "0"))
"""Examples of each operation, per role; 0: the short run."""
NAMED = ("municipality", "school", "care", "system", "other", "person", "request", "submitted")
"""What of the register the bodies of calls may name."""
SHORT = ("--phases", "fuzzing", "--max-examples", "2", "--seed", "20261123", "--no-shrink")


@pytest.mark.skipif(DATABASES[0] != "sqlite", reason="the short run is on SQLite")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_operation_keeps_its_word_to_each_role_in_turn(api: Api, tmp_path: Path) -> None:
    named = fill(api)

    with served(signed_in(api, *Role)) as address:
        found = try_out(address, SHORT, named, tmp_path)

    assert found is None, found


@pytest.mark.skipif(not LONG, reason="the long run is make fuzz")
@pytest.mark.parametrize("role", Role)
def test_every_operation_keeps_its_word_to_a_role(api: Api, role: Role, tmp_path: Path) -> None:
    named = fill(api)

    with served(signed_in(api, role)) as address:
        found = try_out(address, ("--max-examples", str(LONG)), named, tmp_path)

    assert found is None, found


def signed_in(api: Api, *roles: Role) -> InTurn:
    """Return the API as callers in these roles have it, each call being the next one's."""
    return InTurn(api.client.app, lambda role: api.sign_in(role).token or "", roles)


def try_out(address: str, how: tuple[str, ...], named: Register, folder: Path) -> str | None:
    """Try out an API that is served somewhere; return what was found, if anything was."""
    command = [str(Path(sys.executable).with_name("schemathesis")), "--config-file"]
    command += [str(ROOT / "schemathesis.toml"), "run", f"{address}/openapi.json", "--no-color"]
    command += ["-H", f"Authorization: Bearer {ANYBODY}", *how]
    known = " ".join(getattr(named, name) for name in NAMED)
    hooks = {"SCHEMATHESIS_HOOKS": str(HOOKS), "SAMSYN_TEST_KNOWN_IDS": known}
    env = {**os.environ, **hooks}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return "\n".join(_told(done)) if done.returncode else None


def _told(done: subprocess.CompletedProcess[str]) -> Iterator[str]:
    yield done.stderr
    yield done.stdout
