"""A process that migrates registers until it is done, or is killed.

    python -m tests.faults.migrating   (addresses of registers, a line each, on its input)

After an address it may be told at which statement it is to be killed. What it says on the way, one
line each, is what the tests go by.
"""

import os
import signal
import sys
from itertools import count

from sqlalchemy import event

import app.storage.tables  # noqa: F401 - the migrations' end is compared with every table
from app.database import Database
from app.storage.migrating import migrate

NEVER = "0"


def migrate_each() -> None:
    """Migrate the registers that are named, each in a process of its own, which may be killed."""
    for line in sys.stdin:
        url, killed_at = [*line.split(), NEVER][:2]
        process = os.fork()
        if process == 0:
            print(os.getpid(), flush=True)
            migrate_until(url, int(killed_at))
            os._exit(0)
        _, status = os.waitpid(process, 0)
        print("killed" if os.WIFSIGNALED(status) else f"ended {status}", flush=True)


def migrate_until(url: str, killed_at: int) -> None:
    """Migrate a register until a statement, the commit being the last, and say how many it took."""
    engine, number = Database(url).engine, count(1)

    def listen(*_said: object) -> None:
        if next(number) == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", listen)
    event.listen(engine, "commit", listen)
    migrate(engine)
    print(f"statements {next(number) - 1}", flush=True)


if __name__ == "__main__":
    migrate_each()
