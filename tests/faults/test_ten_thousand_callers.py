"""Ten thousand who hold on to their connections are all answered, and nobody else notices."""

import asyncio
import os
import resource
import statistics
import time

import httpx2
import pytest

from app.database import Database
from tests.faults.servers import server
from tests.ports import free_port

CALLERS = 10_000 if os.environ.get("SAMSYN_TEST_SOAK") else 300
AT_A_TIME = 100
FEW_FILES = ("sh", "-c", 'ulimit -S -n 256; exec "$0" "$@"')
"""As a machine starts it: a server must ask for more by itself."""
CALL = b"GET /health/live HTTP/1.1\r\nHost: samsyn\r\n\r\n"

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def hold(port: int) -> list[Connection]:
    """Open connections, a hundred at a time."""
    held: list[Connection] = []
    for _ in range(0, CALLERS, AT_A_TIME):
        opening = (asyncio.open_connection("127.0.0.1", port) for _ in range(AT_A_TIME))
        held += await asyncio.gather(*opening)
    return held


async def answered(connection: Connection) -> int:
    """Call once; return the status."""
    reader, writer = connection
    writer.write(CALL)
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)
    await asyncio.wait_for(reader.readexactly(len(b'{"status":"ok"}')), 60)
    return int(head.split()[1])


async def all_answered(port: int) -> tuple[list[int], float]:
    """Return what all were answered while all were there, and how long a newcomer waited."""
    held = await hold(port)
    waits = await asyncio.to_thread(newcomer_waits, port)
    try:
        return await asyncio.gather(*map(answered, held)), waits
    finally:
        for _, writer in held:
            writer.close()


def room_for_callers() -> None:
    """Let this process have a connection for each caller."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = CALLERS + 100
    if most != resource.RLIM_INFINITY and most < needed:
        pytest.skip(f"a process may have no more than {most} connections here")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(allowed, needed), most))


def newcomer_waits(port: int) -> float:
    waits = []
    for _ in range(20):
        asked = time.monotonic()
        httpx2.get(f"http://127.0.0.1:{port}/health/live")
        waits.append(time.monotonic() - asked)
    return statistics.median(waits)


@pytest.mark.server
def test_all_of_them_are_answered_and_a_newcomer_does_not_wait(
    database: Database, database_url: str
) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("it is not about the database")
    room_for_callers()
    port = free_port()
    with server(database_url, port, *FEW_FILES):
        statuses, wait = asyncio.run(all_answered(port))

    assert statuses == [200] * CALLERS
    assert wait < 1
