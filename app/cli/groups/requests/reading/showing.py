"""`samsyn requests show` and `candidates`: one request, and all that speaks for what exists."""

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.reaching import at_server
from app.cli.requests.sheet.evidence import candidates_in_full
from app.cli.requests.viewing import screen_of, show_screen
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import out, print_json, say
from app.client.calling import Caller
from app.client.requests import Requests


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
    "Visa allt som talar för att något som finns kan möta behovet, även det som är svagt. Numren "
    "är de som samsyn requests answer tar.",
    "samsyn requests candidates IT-2026-0001",
)
@at_server
def candidates(caller: Caller, ref: Ref, as_json: AsJson = False) -> None:
    """Print what might meet the need, with all its evidence."""
    requests = Requests(caller)
    found = requests.candidates(requests.show(ref))
    if as_json:
        print_json(found.body)
        return
    for line in candidates_in_full(found.items):
        out().print(line)
    if not found.items:
        say("Inget som finns liknar behovet.")
