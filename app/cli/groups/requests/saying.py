"""`samsyn requests comment` and `inquire`: what people tell and ask each other."""

from typing import Annotated

import typer

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.reaching import at_server
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, day, word_of
from app.cli.speaking.printing import print_json, say, shown
from app.client.calling import Caller
from app.client.register import Register
from app.client.requests import Requests
from app.labels import label
from app.wording.labels.requests import REQUESTS
from intake.inquiries.inquiry import InquiryKind

KINDS = REQUESTS[InquiryKind]


@command(
    group,
    "Säg något i ett ärende.",
    "samsyn requests comment IT-2026-0001 'Har ni talat med badet?'",
)
@at_server
def comment(
    caller: Caller,
    ref: Ref,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Det du vill säga.")],
    as_json: AsJson = False,
) -> None:
    """Say something."""
    requests = Requests(caller)
    said = requests.comment(requests.show(ref), text)
    print_json(said.body) if as_json else say("Det är sagt.")


@command(
    group,
    "Fråga en annan förvaltnings kundansvarige om de har samma behov (same_need) eller någon till "
    "referensgruppen (reference_group), eller ett systems förvaltare om det kan ta emot er "
    "(can_take_us).",
    "samsyn requests inquire IT-2026-0001 Hemtjänsten --kind same_need",
    "samsyn requests inquire IT-2026-0001 Heroma --kind can_take_us --due 2026-12-15",
)
@at_server
def inquire(
    caller: Caller,
    ref: Ref,
    to: Annotated[str, typer.Argument(metavar="VEM", help="Enheten eller systemet som frågas.")],
    *,
    kind: Annotated[
        InquiryKind,
        typer.Option(parser=word_of(KINDS), metavar="FRÅGA", help=", ".join(KINDS.values())),
    ],
    due: Annotated[
        str, typer.Option(metavar="DAG", help="När svaret behövs; sedan går frågan till chefen.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Put a question."""
    requests, register = Requests(caller), Register(caller)
    asks_system = kind is InquiryKind.CAN_TAKE_US
    asked = register.system(to) if asks_system else register.unit(to)
    content = {"to": str(asked.id), "kind": kind, "due": day(due).isoformat() if due else None}
    inquiry = requests.ask(requests.show(ref), content)
    if as_json:
        print_json(inquiry.body)
    else:
        say(f"Frågan är ställd till {shown(asked.name)}: {label(kind)}")
