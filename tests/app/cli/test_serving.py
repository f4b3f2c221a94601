"""The server as a process: what it refuses, what it says, and how soon it answers."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.app.cli.conftest import CommandLine
from tests.factories import functions_in_the_file

SAMSYN = [sys.executable, "-c", "from app.cli import main; main()"]


def test_serving_without_saying_who_may_call_is_refused(run: CommandLine) -> None:
    why = run.refusal("serve")

    assert "Ingen inloggning är inställd" in why
    assert "--demo" in why
    assert "--tokens-only" in why


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org"])
@pytest.mark.parametrize("how", [["serve", "--demo"], ["run"]], ids=" ".join)
def test_demo_mode_answers_nobody_but_this_machine(
    run: CommandLine, how: list[str], host: str
) -> None:
    assert "bara den här datorn" in run.refusal(*how, "--host", host)


def test_a_port_that_is_taken_is_told(run: CommandLine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        why = run.refusal("serve", "--tokens-only", "--port", str(taken.getsockname()[1]))

    assert "porten är upptagen" in why


@pytest.mark.server
def test_the_first_start_loads_shows_and_serves(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'var' / 'samsyn.sqlite'}"
    with _started("run", url=url) as server:
        told = server.until("Avsluta med Ctrl-C.")
        page = httpx.get(server.address)
        (token,) = CommandLine(url).lines("token", "create", "--name", "p", "--role", "auditor")
        answer = httpx.get(
            f"{server.address}/api/v1/overlaps", headers={"Authorization": f"Bearer {token}"}
        )

    assert f"{functions_in_the_file()} funktioner" in told
    for system in ("Heroma", "Kompanion", "Aiai", "TOJ", "Komma", "Arbetspass i Teams"):
        assert f"\n  {system} " in told
    assert "Exempeldata" in told
    assert "token create --name" in told
    assert "Anna Exempel" in page.text
    assert "Exempeldata" in page.text
    assert len(answer.json()["items"][0]["members"]) == 7
    assert server.rest() == ""
    assert server.process.returncode == 130, "Ctrl-C ends it quietly"


@pytest.fixture
def url(sqlite_sample: Path, tmp_path: Path) -> str:
    """The address of a register that has been started before, and so has the sample data."""
    shutil.copy(sqlite_sample, tmp_path / "samsyn.sqlite")
    return f"sqlite:///{tmp_path / 'samsyn.sqlite'}"


@pytest.mark.server
def test_a_second_start_loads_nothing(url: str) -> None:
    before = CommandLine(url).json("history", "verify")

    with _started("run", url=url) as server:
        told = server.until("Avsluta med Ctrl-C.")

    assert "inläst" not in told
    assert CommandLine(url).json("history", "verify") == before


@pytest.mark.server
def test_a_register_that_was_cleared_is_not_filled_again(url: str) -> None:
    CommandLine(url).lines("db", "clear-sample", "--yes")

    with _started("run", url=url) as server:
        told = server.until("Avsluta med Ctrl-C.")

    assert "import systems FIL" in told
    assert CommandLine(url).json("systems", "list")["total"] == 0


@pytest.mark.server
def test_tokens_only_has_no_page_and_no_people(url: str) -> None:
    with _started("serve", "--tokens-only", url=url) as server:
        server.until("Samsyn svarar på")
        assert httpx.get(server.address).status_code == 404
        assert httpx.get(f"{server.address}/api/v1/systems").status_code == 401
        assert httpx.get(f"{server.address}/health/ready").json()["ready"] is True


class _Server:
    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.address = f"http://127.0.0.1:{port}"

    def until(self, sentence: str) -> str:
        told = ""
        for line in self.process.stdout or ():
            told += line
            if sentence in line:
                return told
        pytest.fail(f"it never said {sentence!r}: {told}{self.rest()}")

    def rest(self) -> str:
        """What it said on its error stream; a call leaves no line behind."""
        return self.process.communicate(timeout=20)[1]


@contextmanager
def _started(*arguments: str, url: str) -> Iterator[_Server]:
    port = _free_port()
    process = subprocess.Popen(
        [*SAMSYN, *arguments, "--port", str(port)],
        env=_environment(url),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    server = _Server(process, port)
    with process:
        try:
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


def _environment(url: str) -> Mapping[str, str]:
    return os.environ | {"SAMSYN_DATABASE_URL": url, "PYTHONUNBUFFERED": "1"}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])
