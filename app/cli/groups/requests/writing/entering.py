"""`samsyn requests new` and `edit`: a need, and what it is called."""

from typing import Annotated

import typer

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.reaching import at_server
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import print_json, say, shown
from app.client.calling import Caller
from app.client.register import Register
from app.client.requests import Requests


@command(
    group,
    "Börja ett ärende, som utkast.",
    "samsyn requests new 'Schemaverktyg till biblioteket' --unit biblioteket",
)
@at_server
def new(
    caller: Caller,
    title: Annotated[str, typer.Argument(metavar="RUBRIK", help="Vad behovet handlar om.")],
    unit: Annotated[str, typer.Option(metavar="ENHET", help="Enheten som har behovet.")],
    reference: Annotated[
        str | None,
        typer.Option("--reference", metavar="NUMMER", help="Ärendets nummer i en annan portal."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Begin a request."""
    unit_id = str(Register(caller).unit(unit).id)
    content = {"title": title, "unit": unit_id, "external_reference": reference}
    begun = Requests(caller).new(content)
    if as_json:
        print_json(begun.body)
        return
    say(f"{begun.value.reference} är påbörjat. Beskriv behovet:")
    say(f"  samsyn requests step {begun.value.reference} needs_analysis")


@command(
    group,
    "Ändra vad ett ärende kallas: rubrik, diarienummer, nummer i en annan portal. Tomt tar bort.",
    "samsyn requests edit IT-2026-0001 --case-number 'KS 2026/114'",
    "samsyn requests edit IT-2026-0001 --title 'Schema för bibliotekets personal'",
)
@at_server
def edit(
    caller: Caller,
    ref: Ref,
    *,
    title: Annotated[str | None, typer.Option(metavar="RUBRIK", help="Ny rubrik.")] = None,
    case_number: Annotated[
        str | None, typer.Option(metavar="NUMMER", help="Nämndens diarienummer.")
    ] = None,
    reference: Annotated[
        str | None, typer.Option(metavar="NUMMER", help="Ärendets nummer i en annan portal.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Change what a request is called."""
    given = {"title": title, "case_number": case_number, "external_reference": reference}
    content = {name: text for name, text in given.items() if text is not None}
    if not content:
        raise typer.BadParameter("Ange vad som ska ändras: --title, --case-number, --reference.")
    requests = Requests(caller)
    changed = requests.change(requests.show(ref), content)
    if as_json:
        print_json(changed.body)
        return
    request = changed.value
    numbers = [("diarienr", request.case_number), ("referens", request.external_reference)]
    told = [request.title, *(f"{name} {number}" for name, number in numbers if number)]
    say(shown(f"{request.reference} heter nu {', '.join(told)}."))
