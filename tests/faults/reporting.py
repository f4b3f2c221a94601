"""A process that writes a report over and over, each time another, until it is killed.

    python -m tests.faults.reporting FILE

It says each number that it has written.
"""

import os
import sys
from itertools import count
from pathlib import Path

from app.cli.files import write_whole


def whole(number: int) -> bytes:
    """Return all of the report that is written as the nth: it takes a while."""
    return f"{number}\n".encode() * 500_000


if __name__ == "__main__":
    for number in count():
        write_whole(Path(sys.argv[1]), whole(number))
        os.write(sys.stdout.fileno(), f"{number}\n".encode())
