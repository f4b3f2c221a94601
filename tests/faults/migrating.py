"""A process that migrates registers until it is done, or is killed.

    python -m tests.faults.migrating   (addresses of registers, a line each, on its input)

What it says on the way, one line each, is what the tests go by.
"""

import os
import sys

import app.storage.tables  # noqa: F401 - the migrations' end is compared with every table
from app.database import Database
from app.storage.migrating import migrate


def migrate_each() -> None:
    """Migrate the registers that are named, each in a process of its own, which may be killed."""
    for url in sys.stdin:
        process = os.fork()
        if process == 0:
            print(os.getpid(), flush=True)
            migrate(Database(url.strip()).engine)
            os._exit(0)
        _, status = os.waitpid(process, 0)
        print("killed" if os.WIFSIGNALED(status) else f"ended {status}", flush=True)


if __name__ == "__main__":
    migrate_each()
