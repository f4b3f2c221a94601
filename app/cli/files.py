"""Files that commands read and write: whole or not at all, never over another by mistake."""

import os
from pathlib import Path

from app.cli.speaking.refusals import RefusedError, reason_of

MOST = 256 * 1024 * 1024
"""No server takes a file as large as this; what each takes it says itself."""


def read_whole(file: Path) -> bytes:
    """Return what is in a file that somebody wants to send."""
    try:
        if file.stat().st_size > MOST:
            raise RefusedError(f"{file} är för stor: en fil får vara högst {MOST >> 20} MB.")
        content = file.read_bytes()
    except OSError as error:
        raise RefusedError(f"{file} går inte att läsa: {reason_of(error)}.") from error
    if not content:
        raise RefusedError(f"{file} är tom.")
    return content


def check_new(file: Path, *, force: bool) -> None:
    """Refuse a file that is there, unless it may be written over."""
    if file.exists() and not force:
        raise RefusedError(f"{file} finns redan. Lägg till --force för att skriva över den.")


def write_whole(file: Path, content: bytes) -> None:
    """Write a file; who looks meanwhile, or after a power cut, sees all of it or nothing."""
    if not file.parent.is_dir():
        raise RefusedError(f"Mappen {file.parent} finns inte.")
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise RefusedError(f"{file} går inte att skriva: {reason_of(error)}.") from error
