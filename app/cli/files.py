"""Files that commands write: whole or not at all, and never over another by mistake."""

import os
from pathlib import Path

from app.cli.speaking.refusals import RefusedError, reason_of


def check_new(file: Path, *, force: bool) -> None:
    """Refuse a file that is there, unless it may be written over."""
    if file.exists() and not force:
        raise RefusedError(f"{file} finns redan. Lägg till --force för att skriva över den.")


def write_whole(file: Path, content: bytes) -> None:
    """Write a file; who looks meanwhile sees all of it or nothing."""
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise RefusedError(f"{file} går inte att skriva: {reason_of(error)}.") from error
