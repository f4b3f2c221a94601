"""`samsyn requests approve`, `reject` and `refer`: decided on exactly what was shown."""

from typing import Annotated

import typer

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.deciding import Said, demand_sure
from app.cli.requests.reaching import at_server
from app.cli.requests.sheet.outcome import decision_lines
from app.cli.requests.viewing import screen_of, show_screen
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, Yes
from app.cli.speaking.printing import err, out, print_json, say, shown
from app.client.calling import Caller
from app.client.requests import Requests
from intake.decisions.decision import DecisionOutcome

Reason = Annotated[str, typer.Option(metavar="TEXT", help="Skälen till beslutet.")]
Answers = Annotated[
    list[str] | None,
    typer.Option(
        "--answer",
        metavar="SVAR",
        help="Ditt eget svar om något som är nytt: ”alternativ|svar|varför|skäl|dag”.",
    ),
]


@command(
    group,
    "Godkänn ett ärende. Det visas först, och beslutet gäller bara det som visades.",
    "samsyn requests approve IT-2026-0001",
    "samsyn requests approve IT-2026-0001 --reason 'Ingen annan lösning finns.' "
    "--condition 'Utvärdera mot Heroma|Biblioteket|2027-06-01' --yes",
)
@at_server
def approve(
    caller: Caller,
    ref: Ref,
    *,
    reason: Reason = "",
    condition: Annotated[
        list[str] | None,
        typer.Option(metavar="VILLKOR", help="”text|ansvarig|datum”; kan anges flera gånger."),
    ] = None,
    answers: Answers = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Approve."""
    said = Said(DecisionOutcome.APPROVED, reason, condition or [], answers or [])
    _decide(caller, ref, said, yes=yes, as_json=as_json)


@command(
    group,
    "Avslå ett ärende. Skälen krävs.",
    "samsyn requests reject IT-2026-0001 --reason 'Heroma räcker.'",
)
@at_server
def reject(
    caller: Caller,
    ref: Ref,
    *,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Skälen till avslaget.")],
    answers: Answers = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Reject."""
    said = Said(DecisionOutcome.REJECTED, reason, answers=answers or [])
    _decide(caller, ref, said, yes=yes, as_json=as_json)


@command(
    group,
    "Överlämna ett ärende till nämnden.",
    "samsyn requests refer IT-2026-0001 --reason 'Värdet är över vad som är delegerat.'",
)
@at_server
def refer(
    caller: Caller,
    ref: Ref,
    *,
    reason: Reason = "",
    answers: Answers = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Refer to the board."""
    said = Said(DecisionOutcome.REFERRED_TO_BOARD, reason, answers=answers or [])
    _decide(caller, ref, said, yes=yes, as_json=as_json)


def _decide(caller: Caller, ref: str, said: Said, *, yes: bool, as_json: bool) -> None:
    requests = Requests(caller)
    read = requests.show(ref)
    screen = screen_of(requests, read)
    content = said.content(screen.candidates)
    show_screen(screen, err() if as_json else out())
    if not yes:
        demand_sure(said.outcome, read.value.reference)
    decided = requests.decide(read, content)
    if as_json:
        print_json(decided.body)
        return
    say("")
    for line in decision_lines(decided.value):
        say(shown(line))
