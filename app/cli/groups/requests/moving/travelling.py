"""`samsyn requests submit`, `return`, `withdraw` and `reopen`: a request on its way."""

from typing import Annotated

import typer

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.reaching import at_server
from app.cli.requests.telling import tell_moved
from app.cli.requests.viewing import screen_of, show_screen
from app.cli.speaking.asking import demand_yes
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, Yes
from app.cli.speaking.printing import out, print_json, shown
from app.client.calling import Caller
from app.client.requests import Requests


@command(
    group,
    "Skicka in ett utkast. Samsyn letar efter det som redan finns, och kundansvarig får veta.",
    "samsyn requests submit IT-2026-0001",
)
@at_server
def submit(caller: Caller, ref: Ref, as_json: AsJson = False) -> None:
    """Submit a draft, and show what was found."""
    requests = Requests(caller)
    moved = requests.take(requests.show(ref), "submit")
    if as_json:
        print_json(moved.body)
    else:
        show_screen(screen_of(requests, moved), out())


@command(
    group,
    "Sänd tillbaka ett ärende för komplettering.",
    "samsyn requests return IT-2026-0001 'Beskriv hur ni arbetar i dag.'",
    name="return",
)
@at_server
def return_request(
    caller: Caller,
    ref: Ref,
    what: Annotated[str, typer.Argument(metavar="VAD", help="Vad som ska kompletteras.")],
    as_json: AsJson = False,
) -> None:
    """Give a request back."""
    requests = Requests(caller)
    tell_moved(requests.take(requests.show(ref), "return", {"what": what}), as_json=as_json)


@command(
    group,
    "Återta ett ärende som inte är beslutat. Det går inte att ångra.",
    "samsyn requests withdraw IT-2026-0001",
)
@at_server
def withdraw(caller: Caller, ref: Ref, yes: Yes = False, as_json: AsJson = False) -> None:
    """Withdraw a request."""
    requests = Requests(caller)
    read = requests.show(ref)
    if not yes:
        demand_yes(f"Återta {read.value.reference} {shown(read.value.title)}?")
    tell_moved(requests.take(read, "withdraw"), as_json=as_json)


@command(
    group,
    "Ta upp ett ärende på nytt som är godkänt, avslaget eller löst utan inköp, när något har "
    "ändrats. Besluten står kvar, och ett nytt krävs.",
    "samsyn requests reopen IT-2026-0001 'Priset blev det dubbla.'",
)
@at_server
def reopen(
    caller: Caller,
    ref: Ref,
    why: Annotated[str, typer.Argument(metavar="VARFÖR", help="Vad som har ändrats.")],
    as_json: AsJson = False,
) -> None:
    """Take a request up again."""
    requests = Requests(caller)
    tell_moved(requests.take(requests.show(ref), "reopen", {"why": why}), as_json=as_json)
