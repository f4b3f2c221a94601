"""`samsyn history checkpoint`: how far the history has come, to be kept where nobody changes it."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.files import check_new, write_whole
from app.cli.groups.history.group import group
from app.cli.register import open_register
from app.cli.speaking.commands import command
from app.cli.speaking.printing import say
from app.cli.speaking.refusals import RefusedError
from record.auditing.checkpoints import checkpoint_now


@command(
    group,
    "Skriv en kontrollpunkt: hur långt historiken har kommit. Spara den utanför servern, till "
    "exempel hos revisorerna; då kan ingen räkna om hela historiken utan att det syns.",
    "samsyn history checkpoint",
    "samsyn history checkpoint --to kontrollpunkt.json",
)
def checkpoint(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FIL", help="Ny fil att skriva den till.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Skriv över en fil som finns.")] = False,
) -> None:
    """Print the end of the chain, or write it to a file."""
    if to is not None:
        check_new(to, force=force)
    with open_register() as database, database.reading() as connection:
        now = checkpoint_now(connection)
    if now is None:
        raise RefusedError("Historiken är tom. En kontrollpunkt stämmer då med vad som helst.")
    if to is None:
        typer.echo(now.written(), nl=False)
        return
    write_whole(to, now.written().encode())
    say(f"Kontrollpunkten vid post {now.sequence} ligger i {to}. Spara den utanför servern.")
