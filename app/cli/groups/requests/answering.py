"""`samsyn requests answer` and `reply`: on what is there already, and on what others ask."""

from typing import Annotated

import typer

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.choosing import candidate_called, inquiry_called
from app.cli.requests.deciding import answer_content
from app.cli.requests.forms.kinds import KRONOR
from app.cli.requests.reaching import at_server
from app.cli.requests.sheet.alternatives import answer_in_words, called
from app.cli.requests.sheet.asked import asked_of
from app.cli.requests.viewing import say_what_is_left
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, day, whole_number, word_of
from app.cli.speaking.printing import print_json, say, shown
from app.client.calling import Caller
from app.client.register import Register
from app.client.requests import Requests
from app.labels import label
from app.wording.labels.requests import REQUESTS
from intake.inquiries.inquiry import InquiryAnswer

ANSWERS = REQUESTS[InquiryAnswer]


@command(
    group,
    "Svara på om något som finns redan kan möta behovet. Svar: används i stället (reuse), byggs ut "
    "(extend), ersätts (replaces), används parallellt (parallel), inte relevant (not_relevant); om "
    "ett annat ärende: förs samman (join), hålls isär (separate).",
    "samsyn requests answer IT-2026-0001 Heroma 'används i stället'",
    "samsyn requests answer IT-2026-0001 1,2,5 not_relevant --reason 'Gäller bara skolan.'",
    "samsyn requests answer IT-2026-0001 Heroma parallel --reason 'Kvällspass saknas.' "
    "--because 'motsvarar inte behoven' --until 2027-12-31",
)
@at_server
def answer(
    caller: Caller,
    ref: Ref,
    candidates: Annotated[
        str,
        typer.Argument(metavar="ALTERNATIV", help="Nummer på skärmen eller namn; flera med komma."),
    ],
    answer: Annotated[str, typer.Argument(metavar="SVAR", help="Svaret, på svenska eller kod.")],
    *,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Varför.")] = "",
    because: Annotated[
        str, typer.Option(metavar="SKÄL", help="Skälet till att två system behövs (parallel).")
    ] = "",
    until: Annotated[
        str, typer.Option(metavar="DAG", help="Hur länge (parallel), eller när det är ersatt.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Answer candidates."""
    content = answer_content(answer, reason, because, until)
    requests = Requests(caller)
    read = requests.show(ref)
    known = requests.candidates(read).items
    meant = [candidate_called(known, one.strip()) for one in candidates.split(",")]
    answers = []
    for candidate in meant:
        answers.append(requests.answer(read, str(candidate.id), content))
        read = requests.show(ref)
    if as_json:
        print_json([one.body for one in answers])
        return
    for one in answers:
        say(f"{shown(called(one.value))}: {shown(answer_in_words(one.value))}")
    say_what_is_left(read.value)


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
    cost: Annotated[str, typer.Option(metavar="KRONOR", help="Vad det kostar.")] = "",
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
        "cost": KRONOR.read(cost, Register(caller)) if cost else None,
        "from": day(from_).isoformat() if from_ else None,
    }
    answered = requests.reply(read, str(asked.id), content)
    if as_json:
        print_json(answered.body)
    else:
        say(f"{shown(asked_of(answered.value))} har svarat {label(answer)}.")
