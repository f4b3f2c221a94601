"""`samsyn requests step`: what is filled in about a need."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.forms.filling import ask_for_fields, read_file, set_fields
from app.cli.requests.reaching import at_server
from app.cli.requests.viewing import say_what_is_left
from app.cli.requests.words import content_of
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, word_of
from app.cli.speaking.printing import print_json, say
from app.client.calling import Caller
from app.client.register import Register
from app.client.requests import Requests
from app.labels import label
from app.wording.labels.requests import REQUESTS
from intake.process.steps import StepCode

STEPS = ", ".join(REQUESTS[StepCode].values())


@command(
    group,
    f"Fyll i ett steg: {STEPS}. Utan --set och --file frågas efter ett fält i taget. Det som redan "
    "är ifyllt står kvar om du inte ändrar det.",
    "samsyn requests step IT-2026-0001 behovsanalys",
    "samsyn requests step IT-2026-0001 informationsklassning --set confidentiality=2 "
    "--set personal_data=ja",
    "samsyn requests step IT-2026-0001 procurement_consultation --set value.per_month=4000",
    "samsyn requests step IT-2026-0001 needs_analysis --file behov.json",
)
@at_server
def step(
    caller: Caller,
    ref: Ref,
    step: Annotated[
        StepCode,
        typer.Argument(
            parser=word_of(REQUESTS[StepCode]), metavar="STEG", help="Stegets namn eller kod."
        ),
    ],
    *,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FÄLT=VÄRDE", help="Ett fält; kan anges flera gånger."),
    ] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="FIL", help="Hela steget som JSON, som i API:et.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Fill in a step."""
    requests, register = Requests(caller), Register(caller)
    read = requests.show(ref)
    content = dict(content_of(read.value, step)) if file is None else read_file(file)
    if set_:
        content = set_fields(content, step, set_, register)
    elif file is None:
        content = ask_for_fields(content, step, register)
    done = requests.step(read, step, content)
    if as_json:
        print_json(done.body)
    else:
        say(f"Steget {label(step)} är ifyllt i {done.value.reference}.")
        say_what_is_left(done.value)
