"""`samsyn requests answer`: on what is there already, or is asked for by others."""

from typing import Annotated

import typer

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.answering import answer_all, answer_content
from app.cli.requests.choosing import candidates_called
from app.cli.requests.reaching import at_server
from app.cli.requests.sheet.alternatives import answer_in_words, called
from app.cli.requests.viewing import say_what_is_left
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import print_json, say, shown
from app.client.calling import Caller
from app.client.requests import Requests


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
    meant = candidates_called(requests.candidates(read).items, candidates)
    answers, read = answer_all(requests, read, meant, content)
    if as_json:
        print_json([one.body for one in answers])
        return
    for one in answers:
        say(f"{shown(called(one.value))}: {shown(answer_in_words(one.value))}")
    say_what_is_left(read.value)
