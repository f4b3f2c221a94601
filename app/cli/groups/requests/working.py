"""`samsyn requests next`: all that waits, one screen each, decided or put by."""

from typing import Annotated

import typer

from app.cli.groups.requests.group import group
from app.cli.requests.reaching import at_server
from app.cli.requests.sitting import Taken, take_up
from app.cli.speaking.commands import command
from app.cli.speaking.options import word_of
from app.cli.speaking.printing import out, say, title
from app.client.calling import Caller
from app.client.requests import Requests
from app.labels import LABELS
from intake.requests.finding import ME
from record.people import Role


@command(
    group,
    "Gå igenom det som väntar på dig, det äldsta först, ett i taget: godkänn, avslå, överlämna "
    "till nämnden, sänd tillbaka eller hoppa över. Det som du hoppar över väntar kvar.",
    "samsyn requests next",
    "samsyn requests next --awaiting 'IT-chef'",
    name="next",
)
@at_server
def work(
    caller: Caller,
    awaiting: Annotated[
        Role | None,
        typer.Option(
            parser=word_of(LABELS[Role]),
            metavar="ROLL",
            help="Det som väntar på en annan roll, till exempel den som du ersätter.",
        ),
    ] = None,
) -> None:
    """Take what waits, one by one."""
    requests = Requests(caller)
    waiting = [one.reference for one in requests.list(awaiting=awaiting or ME).items]
    taken: list[Taken] = []
    for place, reference in enumerate(waiting, 1):
        out().print(title(f"\n{place} av {len(waiting)}", sample=False))
        taken.append(take_up(requests, reference))
        if taken[-1] is Taken.STOPPED:
            break
    done = taken.count(Taken.DONE)
    left = len(waiting) - done
    say("", f"Klart: {done}. Kvar: {left}." if waiting else "Inget väntar på dig.")
