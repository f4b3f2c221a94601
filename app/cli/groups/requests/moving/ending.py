"""`samsyn requests join`, `meet` and `implement`: how a request ends."""

from typing import Annotated, Any

import typer

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.reaching import at_server
from app.cli.requests.telling import tell_moved
from app.cli.speaking.asking import demand_yes
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, Yes, whole_number
from app.cli.speaking.printing import shown
from app.client.calling import Caller
from app.client.register import Register
from app.client.requests import Requests
from intake.requests.request import MetHow

EITHER = "Ange systemet som möter behovet, eller --changed-way om arbetssättet ändras i stället."

System = Annotated[str, typer.Argument(metavar="SYSTEM", help="Systemets namn, kortnamn eller id.")]


@command(
    group,
    "För samman ett ärende med ett annat, som går vidare för båda. Det går inte att ångra.",
    "samsyn requests join IT-2026-0002 IT-2026-0001",
)
@at_server
def join(
    caller: Caller,
    ref: Ref,
    into: Annotated[str, typer.Argument(metavar="TILL", help="Ärendet som går vidare.")],
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Make one request of two."""
    requests = Requests(caller)
    read, other = requests.show(ref), requests.show(into).value
    if not yes:
        titles = [shown(f"{one.reference} {one.title}") for one in (read.value, other)]
        demand_yes(f"Avsluta {titles[0]} och gå vidare med {titles[1]} för båda?")
    tell_moved(requests.take(read, "join", {"into": str(other.id)}), as_json=as_json)


@command(
    group,
    "Avsluta ett ärende utan inköp: behovet möts av ett system som finns, eller av att ni ändrar "
    "hur ni arbetar. Systemets förvaltare ska först ha svarat att det kan ta emot er (inquire).",
    "samsyn requests meet IT-2026-0001 Heroma --users 35",
    "samsyn requests meet IT-2026-0001 --changed-way",
)
@at_server
def meet(
    caller: Caller,
    ref: Ref,
    system: Annotated[
        str | None, typer.Argument(metavar="SYSTEM", help="Systemet som möter behovet.")
    ] = None,
    *,
    changed_way: Annotated[
        bool, typer.Option("--changed-way", help="Ni ändrar i stället hur ni arbetar.")
    ] = False,
    users: Annotated[
        int | None, typer.Option(parser=whole_number, metavar="ANTAL", help="Era användare i det.")
    ] = None,
    function: Annotated[
        list[str] | None,
        typer.Option(metavar="FUNKTION", help="Vad ni använder det till; kan anges flera gånger."),
    ] = None,
    local_name: Annotated[
        str | None, typer.Option(metavar="NAMN", help="Vad ni kallar det hos er.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """End a request well."""
    if (system is None) is not changed_way:
        raise typer.BadParameter(EITHER)
    requests, register = Requests(caller), Register(caller)
    read = requests.show(ref)
    content: dict[str, Any] = {"how": MetHow.CHANGED_WAY_OF_WORKING}
    if system is not None:
        functions = [register.function(one).code for one in function or []]
        use = {"users": users, "functions": functions, "local_name": local_name}
        met_by = str(register.system(system).id)
        content = {"how": MetHow.EXISTING_SYSTEM, "system": met_by, "use": use}
    tell_moved(requests.take(read, "meet", content), as_json=as_json)


@command(
    group,
    "Ange vilket system i registret som ett godkänt ärende blev. Avviker systemet senare från det "
    "som godkändes visas det.",
    "samsyn requests implement IT-2026-0001 Medvind",
)
@at_server
def implement(caller: Caller, ref: Ref, system: System, as_json: AsJson = False) -> None:
    """Say what a request became."""
    requests = Requests(caller)
    read = requests.show(ref)
    content = {"system": str(Register(caller).system(system).id)}
    tell_moved(requests.take(read, "implement", content), as_json=as_json)
