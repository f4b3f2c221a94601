"""One uvicorn worker, as deployed, with one of the applications in it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psutil

from benchmarks.register.serving.processes import cpu_seconds

HOST = "127.0.0.1"
PATIENCE = 30.0
MIB = 1024 * 1024
UVICORN = (
    *("-m", "uvicorn", "--factory", f"--host={HOST}", "--no-server-header", "--ws=none"),
    *("--no-access-log", "--log-level=warning"),
)
"""As `samsyn serve` starts it."""
SERVED = "benchmarks.register.serving.served"

SAMSYN = str(Path(sys.executable).with_name("samsyn"))


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    port: int
    process: psutil.Process
    seconds_to_ready: float

    def cpu(self) -> float:
        """Return the CPU seconds that it has taken so far."""
        return cpu_seconds(self.process)

    def memory(self) -> int:
        """Return the memory that it holds, in MiB."""
        return int(self.process.memory_info().rss) // MIB


def serving(
    application: str, variables: Mapping[str, str], ready: str = "/health/live"
) -> AbstractContextManager[Server]:
    """Start a server with an application in it, wait until it answers, and stop it."""
    port = _free_port()
    command = [
        sys.executable,
        *UVICORN,
        f"--port={port}",
        f"benchmarks.register.serving.served:{application}",
    ]
    return _started(command, port, variables, ready)


def trying(variables: Mapping[str, str]) -> AbstractContextManager[Server]:
    """Start the register as somebody who tries it does."""
    port = _free_port()
    return _started([SAMSYN, "run", f"--port={port}"], port, variables, "/health/ready")


@contextmanager
def _started(
    command: Sequence[str], port: int, variables: Mapping[str, str], ready: str
) -> Iterator[Server]:
    since = time.perf_counter()
    environment = {**os.environ, **variables}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_until_ready(process, port, ready)
            yield Server(port, psutil.Process(process.pid), time.perf_counter() - since)
        finally:
            process.terminate()


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        connection = HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.02)
    sys.exit("Servern som skulle mätas startade inte; orsaken står ovan.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
