"""`samsyn history verify`: whether anything in the history has been tampered with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from app.cli.files import read_whole
from app.cli.groups.history.group import group
from app.cli.register import open_register
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import print_json, say
from app.cli.speaking.refusals import RefusedError
from app.wording.numbers import in_number
from record.auditing.checkpoints import (
    Checkpoint,
    UnreadableCheckpointError,
    passes,
    read_checkpoint,
)
from record.history.chain import Verification
from record.history.reading import verify_history

Files = Annotated[
    list[Path] | None,
    typer.Option(
        "--checkpoint",
        metavar="FIL",
        help="Kontrollpunkt som historiken ska gå igenom; kan anges flera gånger.",
    ),
]


@command(
    group,
    "Kontrollera att ingen post i historiken har ändrats, tagits bort eller bytt plats. Med en "
    "kontrollpunkt syns också om hela kedjan har räknats om, kapats eller blivit äldre.",
    "samsyn history verify",
    "samsyn history verify --checkpoint kontrollpunkt.json",
    "samsyn history verify --json",
)
def verify(checkpoint: Files = None, as_json: AsJson = False) -> None:
    """Follow the chain of hashes; end with 1 where it is broken or passes a checkpoint by."""
    points = [demand_checkpoint(file) for file in checkpoint or []]
    with open_register() as database, database.reading() as connection:
        found = verify_history(connection)
        missed = [point for point in points if not passes(connection, point)]
    if as_json:
        print_json(_as_json(found, points, missed))
    else:
        say(*_sentences(found, points, missed))
    if missed or not found.intact:
        raise typer.Exit(1)


def demand_checkpoint(file: Path) -> Checkpoint:
    """Return the checkpoint in a file."""
    try:
        return read_checkpoint(read_whole(file).decode())
    except (UnreadableCheckpointError, UnicodeDecodeError) as error:
        raise RefusedError(
            f"{file} är ingen kontrollpunkt, eller är från en tom historik."
        ) from error


def missed_by(found: Verification, point: Checkpoint) -> str:
    """Return why a history does not pass a checkpoint."""
    if point.sequence > found.entries:
        return (
            f"Historiken har {in_number(found.entries, 'post', 'poster')} men hade "
            f"{point.sequence} vid kontrollpunkten: den är kapad, eller från en äldre "
            "säkerhetskopia."
        )
    return (
        f"Post {point.sequence} är en annan än vid kontrollpunkten: kedjan är omräknad, "
        "någonstans till och med den."
    )


def _as_json(
    found: Verification, points: list[Checkpoint], missed: list[Checkpoint]
) -> dict[str, object]:
    passed = [{"sequence": p.sequence, "hash": p.hash, "passed": p not in missed} for p in points]
    told = vars(found) | {"intact": found.intact and not missed}
    return told | {"checkpoints": passed} if points else told


def _sentences(
    found: Verification, points: list[Checkpoint], missed: list[Checkpoint]
) -> Iterator[str]:
    if not found.intact and found.first_broken is None:
        yield "Historiken är bruten: en personuppgift stämmer inte med det som sparades."
    elif not found.intact:
        yield f"Historiken är bruten vid post {found.first_broken}."
    for point in missed:
        yield missed_by(found, point)
    if found.intact and not missed:
        yield f"Historiken är hel: {in_number(found.entries, 'post', 'poster')}."
        for point in points:
            yield f"Den är densamma som vid kontrollpunkten, post {point.sequence}."
        yield f"Den slutar med {found.head}."
