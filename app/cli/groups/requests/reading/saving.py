"""`samsyn requests basis` and `fetch`: what belongs to a request, saved as files."""

from pathlib import Path, PurePath
from typing import Annotated

import typer

from app.cli.files import check_new, write_whole
from app.cli.groups.requests.group import Ref, group
from app.cli.requests.choosing import attachment_called
from app.cli.requests.reaching import at_server
from app.cli.speaking.commands import command
from app.cli.speaking.printing import say, shown
from app.client.calling import Caller
from app.client.requests import Requests

Force = Annotated[bool, typer.Option("--force", help="Skriv över en fil som finns.")]

BASIS = (".pdf", ".docx", ".json")


@command(
    group,
    "Spara beslutsunderlaget som fil, .pdf, .docx eller .json efter filnamnet.",
    "samsyn requests basis IT-2026-0001 underlag.pdf",
)
@at_server
def basis(
    caller: Caller,
    ref: Ref,
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Fil att skriva.")],
    force: Force = False,
) -> None:
    """Write the decision basis."""
    suffix = file.suffix.lower()
    if suffix not in BASIS:
        raise typer.BadParameter("Filnamnet ska sluta med .pdf, .docx eller .json.")
    check_new(file, force=force)
    write_whole(file, Requests(caller).basis(ref, suffix.removeprefix(".")))
    say(f"Beslutsunderlaget är skrivet till {file}.")


@command(
    group,
    "Spara en bilaga som fil, i mappen där du står eller dit du anger.",
    "samsyn requests fetch IT-2026-0001 1",
    "samsyn requests fetch IT-2026-0001 offert.pdf bilagor/offert.pdf",
)
@at_server
def fetch(
    caller: Caller,
    ref: Ref,
    attachment: Annotated[
        str, typer.Argument(metavar="BILAGA", help="Nummer i listan över bilagor, eller namn.")
    ],
    file: Annotated[Path | None, typer.Argument(metavar="FIL", help="Fil eller mapp.")] = None,
    force: Force = False,
) -> None:
    """Write an attachment."""
    requests = Requests(caller)
    read = requests.show(ref)
    meant = attachment_called(requests.attachments(read).items, attachment)
    name = PurePath(meant.name).name
    target = Path(name) if file is None else file / name if file.is_dir() else file
    check_new(target, force=force)
    write_whole(target, requests.fetch(read, str(meant.id)))
    say(f"Bilagan är skriven till {shown(target)}.")
