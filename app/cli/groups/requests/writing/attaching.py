"""`samsyn requests attach`, `attachments` and `detach`: the files that belong to a request."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.files import read_whole
from app.cli.groups.requests.group import Ref, group
from app.cli.requests.choosing import attachment_called
from app.cli.requests.reaching import at_server
from app.cli.requests.sheet.files import file_lines
from app.cli.speaking.asking import demand_yes
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, Yes
from app.cli.speaking.printing import print_json, say, shown
from app.cli.speaking.refusals import RefusedError
from app.client.calling import Caller
from app.client.problems import ProblemError
from app.client.reading import Read
from app.client.requests import Request, Requests
from app.schemas.gate.requests.attachments import AttachmentOut


@command(
    group,
    "Bifoga filer: PDF, bild, Word, Excel, OpenDocument eller text, utan makron.",
    "samsyn requests attach IT-2026-0001 offert.pdf",
    "samsyn requests attach IT-2026-0001 offert.pdf bedömning.docx",
)
@at_server
def attach(
    caller: Caller,
    ref: Ref,
    files: Annotated[
        list[Path], typer.Argument(metavar="FIL", help="Fil att bifoga, eller flera.")
    ],
    as_json: AsJson = False,
) -> None:
    """Add files; none is sent unless all can be read."""
    contents = [(file.name, read_whole(file)) for file in files]
    requests = Requests(caller)
    read = requests.show(ref)
    added = []
    for name, content in contents:
        added.append(_attach(requests, read, name, content))
        if not as_json:
            say(f"{shown(added[-1].value.name)} är bifogad till {read.value.reference}.")
    if as_json:
        print_json([one.body for one in added])


@command(
    group,
    "Lista bilagorna till ett ärende. Spara en med fetch.",
    "samsyn requests attachments IT-2026-0001",
)
@at_server
def attachments(caller: Caller, ref: Ref, as_json: AsJson = False) -> None:
    """Print which files there are."""
    requests = Requests(caller)
    read = requests.show(ref)
    found = requests.attachments(read)
    if as_json:
        print_json(found.body)
        return
    for line in file_lines(found.items):
        say(shown(line))
    if found.items:
        say("", f"Spara en: samsyn requests fetch {read.value.reference} 1")
    else:
        say("Inga bilagor.")


@command(
    group,
    "Ta bort en bilaga som du själv har bifogat, medan ärendet inte är beslutat. Innehållet "
    "raderas. Det går inte att ångra.",
    "samsyn requests detach IT-2026-0001 offert.pdf",
)
@at_server
def detach(
    caller: Caller,
    ref: Ref,
    attachment: Annotated[
        str, typer.Argument(metavar="BILAGA", help="Nummer i listan över bilagor, eller namn.")
    ],
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Take a file away."""
    requests = Requests(caller)
    read = requests.show(ref)
    meant = attachment_called(requests.attachments(read).items, attachment)
    if not yes:
        demand_yes(f"Ta bort {shown(meant.name)} ur {read.value.reference}?")
    requests.detach(read, str(meant.id))
    if as_json:
        print_json(meant.model_dump(mode="json"))
    else:
        say(f"{shown(meant.name)} är borttagen ur {read.value.reference}.")


def _attach(requests: Requests, read: Request, name: str, content: bytes) -> Read[AttachmentOut]:
    try:
        return requests.attach(read, name, content)
    except ProblemError as error:
        raise RefusedError(f"{name}: {error}") from error
