"""What went wrong, as a Swedish sentence and an exit code.

1 refused, 2 called wrongly, 3 somebody else was first, 4 no server answered.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

import typer
from pydantic import ValidationError
from sqlalchemy.exc import DatabaseError, IntegrityError

from app.cli.speaking.misconfigured import misconfigured
from app.cli.speaking.printing import err, shown
from app.cli.speaking.problems import problem_table
from app.cli.speaking.refusals import RefusedError
from app.cli.speaking.usage import explain
from app.client.problems import ApiError, ChangedMeanwhileError, UnreachableError
from app.errors import OutcomeUnknownError
from app.labels import THINGS
from app.storage.dialects import UnsafeDatabaseError
from app.storage.loading import DataFileError
from intake.process.in_use import NoProcessError
from intake.process.process import BadProcessError
from inventory.errors import (
    CannotUndoError,
    InvalidFieldsError,
    NotFoundError,
    TakenError,
)
from inventory.importing.problems import TableUnreadableError
from record.erasing.person import CannotEraseError

REFUSED, CALLED_WRONGLY, CHANGED_MEANWHILE, UNREACHABLE, INTERRUPTED = 1, 2, 3, 4, 130


def tell(error: BaseException) -> int:
    """Print what went wrong and return the code that the process ends with."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return _nobody_listens()
    if isinstance(error, typer.TyperException):
        err().print(explain(error), soft_wrap=True)
        return error.exit_code
    err().print(shown(_sentence(error)), soft_wrap=True)
    if isinstance(error, TableUnreadableError):
        err().print(problem_table(error.problems))
    return next((CODES[kind] for kind in type(error).__mro__ if kind in CODES), REFUSED)


def _sentence(error: BaseException) -> str:
    for kind in type(error).__mro__:
        if kind in SENTENCES:
            return SENTENCES[kind](error)
    return _ours(error)


def _ours(error: BaseException) -> str:
    place = extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    return (
        f"Något gick fel, och felet är vårt: {what} ({Path(place.filename).name}:{place.lineno})."
    )


def _database(error: DatabaseError) -> str:
    reason = str(error.orig).strip().splitlines()[0]
    if "locked" in reason or "lock timeout" in reason:
        return "Registret är upptaget just nu. Inget är sparat; försök igen om en stund."
    return f"Databasen går inte att använda: {reason}"


def _nobody_listens() -> int:
    """Let the end of the process write nothing more to whoever has stopped reading."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return REFUSED


SENTENCES: Mapping[type[BaseException], Callable[[Any], str]] = {
    RefusedError: str,
    ApiError: str,
    UnsafeDatabaseError: str,
    CannotUndoError: lambda error: error.why,
    CannotEraseError: lambda error: error.why,
    DataFileError: lambda error: f"{error.filename} går inte att läsa in. Inget är sparat.",
    TableUnreadableError: lambda _: "Filen importerades inte. Inget är sparat.",
    BadProcessError: lambda error: f"{error}. Inget är sparat.",
    NoProcessError: lambda _: "Ingen process är införd. Kör samsyn db init: då läses den in.",
    NotFoundError: lambda error: f"{THINGS[error.what]} ”{error.which}” finns inte.",
    TakenError: lambda error: f"{error.field} = ”{error.value}” används redan.",
    InvalidFieldsError: lambda error: " ".join(why for _, why in error.errors),
    DatabaseError: _database,
    OutcomeUnknownError: lambda _: (
        "Databasen försvann medan det sparades. Läs efter hur det blev innan du gör om det."
    ),
    IntegrityError: _ours,
    ValidationError: misconfigured,
    typer.Abort: lambda _: "Avbrutet. Inget är ändrat.",
}

CODES: Mapping[type[BaseException], int] = {
    ChangedMeanwhileError: CHANGED_MEANWHILE,
    UnreachableError: UNREACHABLE,
}
