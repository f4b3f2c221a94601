"""Copies of a PostgreSQL register, by PostgreSQL's own programs."""

import os
import subprocess
from pathlib import Path
from shutil import which

from sqlalchemy import make_url

from app.cli.speaking.refusals import RefusedError

AS_IT_IS = ("--no-owner", "--no-privileges")
"""The tables alone: whose they are, and who may use them, is for the place they come to."""


def back_up(url: str, target: Path) -> None:
    """Copy a register that may be in use, as it is at one moment."""
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        _run("pg_dump", "--format=custom", *AS_IT_IS, f"--file={unfinished}", url=url)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def restore(backup: Path, url: str) -> None:
    """Put a backup in a register's place, in one transaction: all of it, or nothing."""
    whole = ("--clean", "--if-exists", "--single-transaction", "--exit-on-error")
    _run("pg_restore", *whole, *AS_IT_IS, str(backup), url=url)


def _run(program: str, *arguments: str, url: str) -> None:
    path = which(program)
    if path is None:
        raise RefusedError(f"{program} saknas. Installera det: apt-get install postgresql-client")
    address = make_url(url).set(drivername="postgresql")
    # A password in the arguments could be read by everyone on the machine.
    password = {"PGPASSWORD": str(address.password)} if address.password else {}
    shown = address.set(password=None).render_as_string()
    ended = subprocess.run(  # noqa: S603 - PostgreSQL's own program, without a shell
        [path, f"--dbname={shown}", *arguments],
        env=os.environ | password,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        reason = (ended.stderr.strip().splitlines() or ["okänt fel"])[0]
        raise RefusedError(f"{program} misslyckades: {reason}. Inget är ändrat.")
