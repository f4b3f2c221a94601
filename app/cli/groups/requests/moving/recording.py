"""`samsyn requests board` and `delegated`: what was decided elsewhere, recorded here."""

from datetime import date
from typing import Annotated

import typer

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.forms.kinds import kronor
from app.cli.requests.reaching import at_server
from app.cli.requests.sheet.outcome import delegated_lines
from app.cli.requests.telling import tell_moved
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, day, word_of
from app.cli.speaking.printing import print_json, say, shown
from app.client.calling import Caller
from app.client.requests import Requests
from app.wording.labels.requests import REQUESTS
from intake.decisions.decision import BoardOutcome

OUTCOMES = REQUESTS[BoardOutcome]

On = Annotated[
    date,
    typer.Option(parser=day, metavar="DAG", help="Dagen för beslutet, till exempel 2027-01-31."),
]


@command(
    group,
    "Anteckna vad nämnden beslutade i ett ärende som överlämnades till den: godkänt eller "
    "avslaget.",
    "samsyn requests board IT-2026-0001 godkänt --on 2027-02-01 --reference 'BUN 2027/14 § 5'",
)
@at_server
def board(
    caller: Caller,
    ref: Ref,
    outcome: Annotated[
        BoardOutcome, typer.Argument(parser=word_of(OUTCOMES), metavar="BESLUT", help="Utgången.")
    ],
    *,
    on: On,
    reference: Annotated[str, typer.Option(metavar="TEXT", help="Protokoll och paragraf.")],
    as_json: AsJson = False,
) -> None:
    """Record what the board decided."""
    requests = Requests(caller)
    content = {"outcome": outcome, "on": on.isoformat(), "reference": reference}
    moved = requests.take(requests.show(ref), "board-decision", content)
    tell_moved(moved, as_json=as_json)


@command(
    group,
    "Anteckna ett beslut på delegation i ett ärende. Det prövas mot den regel som gällde den "
    "dagen.",
    "samsyn requests delegated IT-2026-0001 --by 'Karin Exempel' --as förvaltningschef "
    "--on 2027-02-01 --paragraph 4.2 --amount 72000",
)
@at_server
def delegated(
    caller: Caller,
    ref: Ref,
    *,
    by: Annotated[str, typer.Option(metavar="NAMN", help="Vem som beslutade.")],
    as_: Annotated[
        str, typer.Option("--as", metavar="ROLL", help="Som delegationsordningen kallar den.")
    ],
    on: On,
    paragraph: Annotated[
        str | None, typer.Option(metavar="PUNKT", help="Enligt vilken punkt.")
    ] = None,
    amount: Annotated[
        int | None, typer.Option(parser=kronor, metavar="KRONOR", help="Beloppet.")
    ] = None,
    reported: Annotated[
        date | None, typer.Option(parser=day, metavar="DAG", help="När nämnden fick veta.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Record a delegate's decision."""
    requests = Requests(caller)
    content = {
        "decided_by_name": by,
        "decided_by_role": as_,
        "on": on.isoformat(),
        "paragraph": paragraph,
        "amount": amount,
        "reported_on": reported and reported.isoformat(),
    }
    recorded = requests.record_delegated(requests.show(ref), content)
    if as_json:
        print_json(recorded.body)
        return
    for line in delegated_lines(recorded.value):
        say(shown(line))
