"""`samsyn requests list`, `show` and `basis`: what waits, one request, its decision basis."""

from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.files import check_new, write_whole
from app.cli.groups.requests.group import Ref, group
from app.cli.requests.listing import heading, request_list
from app.cli.requests.reaching import at_server
from app.cli.requests.viewing import screen_of, show_screen
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, word_of
from app.cli.speaking.printing import out, print_json, say, title
from app.client.calling import Caller
from app.client.register import Register
from app.client.requests import Requests
from app.labels import LABELS
from app.wording.labels.requests import STATES
from app.wording.numbers import in_number
from intake.requests.finding import ME
from intake.requests.request import RequestState
from record.people import Role

BASIS = (".pdf", ".docx", ".json")

State = Annotated[
    RequestState | None,
    typer.Option(
        parser=word_of(STATES), metavar="LÄGE", help="Till exempel ”inskickat” eller submitted."
    ),
]
Unit = Annotated[
    str | None, typer.Option(metavar="ENHET", help="Bara den enheten, med underliggande.")
]
Awaiting = Annotated[
    Role | None,
    typer.Option(
        parser=word_of(LABELS[Role]), metavar="ROLL", help="Det som väntar på en annan roll."
    ),
]


@command(
    group,
    "Lista det som väntar på dig, det äldsta först; med filter annat än det.",
    "samsyn requests list",
    "samsyn requests list --awaiting 'IT-chef'",
    "samsyn requests list --all --unit biblioteket --state 'under granskning' --json",
    name="list",
)
@at_server
def list_requests(
    caller: Caller,
    *,
    state: State = None,
    unit: Unit = None,
    awaiting: Awaiting = None,
    all_: Annotated[bool, typer.Option("--all", help="Alla, vem de än väntar på.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print what waits."""
    given: dict[str, Any] = {"state": state, "awaiting": awaiting}
    filters = {name: value for name, value in given.items() if value is not None}
    if unit is not None:
        filters["unit"] = str(Register(caller).unit(unit).id)
    if not (all_ or state or awaiting):
        filters["awaiting"] = ME
    found = Requests(caller).list(**filters)
    if as_json:
        print_json(found.body)
        return
    out().print(title(heading(filters), sample=False))
    for line in request_list(found.items):
        out().print(line)
    if found.items:
        counted = in_number(len(found.items), "ärende", "ärenden")
        say("", f"{counted}. Se ett: samsyn requests show {found.items[0].reference}")
    else:
        say("Inga. Alla som du får se: samsyn requests list --all")


@command(
    group,
    "Visa ett ärende på en skärm: vem som vill vad, vad som finns redan, vad som saknas och vad du "
    "kan göra.",
    "samsyn requests show IT-2026-0001",
    "samsyn requests show IT-2026-0001 --json",
)
@at_server
def show(caller: Caller, ref: Ref, as_json: AsJson = False) -> None:
    """Print one request."""
    requests = Requests(caller)
    read = requests.show(ref)
    if as_json:
        print_json(read.body)
    else:
        show_screen(screen_of(requests, read), out())


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
    force: Annotated[bool, typer.Option("--force", help="Skriv över en fil som finns.")] = False,
) -> None:
    """Write the decision basis."""
    suffix = file.suffix.lower()
    if suffix not in BASIS:
        raise typer.BadParameter("Filnamnet ska sluta med .pdf, .docx eller .json.")
    check_new(file, force=force)
    write_whole(file, Requests(caller).basis(ref, suffix.removeprefix(".")))
    say(f"Beslutsunderlaget är skrivet till {file}.")
