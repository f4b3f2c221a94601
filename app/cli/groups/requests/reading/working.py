"""`samsyn requests next`: all that waits, one screen each, decided or put by."""

from typing import Annotated

import typer

from app.cli.groups.requests.group import group
from app.cli.requests.reaching import at_server
from app.cli.requests.sitting.at_hand import Taken
from app.cli.requests.sitting.taking_up import take_up
from app.cli.speaking.commands import command
from app.cli.speaking.options import word_of
from app.cli.speaking.printing import out, say, title
from app.client.calling import Caller
from app.client.requests import Requests
from app.labels import LABELS
from intake.requests.awaiting import ME
from record.people import Role


@command(
    group,
    "Gå igenom det som väntar på dig, det äldsta först, ett i taget. Du gör det som din roll får: "
    "fyller i, svarar, kommenterar, sänder tillbaka, beslutar. Det som du hoppar över väntar kvar.",
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
    waiting = _waiting(caller, awaiting)
    for place, reference in enumerate(waiting, 1):
        out().print(title(f"\n{place} av {len(waiting)}", sample=False))
        if take_up(caller, reference) is Taken.STOPPED:
            break
    if not waiting:
        say("Inget väntar på dig.")
        return
    left = set(waiting) & set(_waiting(caller, awaiting))
    say("", f"Klart: {len(waiting) - len(left)}. Kvar: {len(left)}.")


def _waiting(caller: Caller, awaiting: Role | None) -> list[str]:
    return [one.reference for one in Requests(caller).list(awaiting=awaiting or ME).items]
