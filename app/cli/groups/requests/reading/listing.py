"""`samsyn requests list`: what waits, the oldest first, or all that some filters let through."""

from typing import Annotated, Any

import typer

from app.cli.groups.requests.group import group
from app.cli.requests.listing import heading, request_list
from app.cli.requests.reaching import at_server
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, word_of
from app.cli.speaking.printing import out, print_json, say, title
from app.client.calling import Caller
from app.client.register import Register
from app.client.requests import Requests
from app.labels import LABELS
from app.wording.labels.requests import STATES
from app.wording.numbers import in_number
from intake.requests.awaiting import ME
from intake.requests.request import RequestState
from record.people import Role

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
    function: Annotated[
        str | None, typer.Option(metavar="FUNKTION", help="Bara behov av den funktionen.")
    ] = None,
    mine: Annotated[
        bool, typer.Option("--mine", help="Bara dem som du själv har påbörjat.")
    ] = False,
    all_: Annotated[bool, typer.Option("--all", help="Alla, vem de än väntar på.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print what waits."""
    given: dict[str, Any] = {"state": state, "awaiting": awaiting}
    filters = {name: value for name, value in given.items() if value is not None}
    if unit is not None:
        filters["unit"] = str(Register(caller).unit(unit).id)
    if function is not None:
        filters["function"] = Register(caller).function(function).code
    if mine:
        filters["mine"] = True
    if not (all_ or mine or state or awaiting):
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
        through = " Gå igenom: samsyn requests next." if filters.get("awaiting") == ME else ""
        say("", f"{counted}.{through} Se ett: samsyn requests show {found.items[0].reference}")
    else:
        say("Inga. Alla som du får se: samsyn requests list --all")
