"""`samsyn requests inquire` and `reply`: what others are asked, and their own answers."""

from typing import Annotated

import typer

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.choosing import inquiry_called
from app.cli.requests.forms.kinds import kronor
from app.cli.requests.reaching import at_server
from app.cli.requests.sheet.asked import asked_of
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, day, whole_number, word_of
from app.cli.speaking.printing import print_json, say, shown
from app.client.calling import Caller
from app.client.register import Register
from app.client.requests import Requests
from app.labels import label
from app.wording.labels.requests import REQUESTS
from intake.inquiries.inquiry import InquiryAnswer, InquiryKind

KINDS = REQUESTS[InquiryKind]
ANSWERS = REQUESTS[InquiryAnswer]


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


@command(
    group,
    "Svara på en fråga som är ställd till dig: ja, nej, ja med villkor (conditions), eller att ni "
    "inte kan avvara någon (cannot_spare).",
    "samsyn requests reply IT-2026-0001 Heroma ja --hours 4 --cost 10000 --from 2027-01-01",
    "samsyn requests reply IT-2026-0001 1 nej --reason 'Licenserna är slut.'",
)
@at_server
def reply(
    caller: Caller,
    ref: Ref,
    inquiry: Annotated[str, typer.Argument(metavar="FRÅGA", help="Nummer, enhet eller system.")],
    answer: Annotated[
        InquiryAnswer, typer.Argument(parser=word_of(ANSWERS), metavar="SVAR", help="Svaret.")
    ],
    *,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Varför, eller vilka villkor.")] = "",
    hours: Annotated[
        int | None, typer.Option(parser=whole_number, metavar="ANTAL", help="Timmar i månaden.")
    ] = None,
    cost: Annotated[
        int | None, typer.Option(parser=kronor, metavar="KRONOR", help="Vad det kostar.")
    ] = None,
    from_: Annotated[str, typer.Option("--from", metavar="DAG", help="Från när det går.")] = "",
    as_json: AsJson = False,
) -> None:
    """Answer a question."""
    requests = Requests(caller)
    read = requests.show(ref)
    asked = inquiry_called(read.value.inquiries, inquiry)
    content = {
        "answer": answer,
        "reason": reason,
        "hours_per_month": hours,
        "cost": cost,
        "from": day(from_).isoformat() if from_ else None,
    }
    answered = requests.reply(read, str(asked.id), content)
    if as_json:
        print_json(answered.body)
    else:
        say(f"{shown(asked_of(answered.value))} har svarat {label(answer)}.")
