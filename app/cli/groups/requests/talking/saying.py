"""`samsyn requests comment` and `comments`: what is said on the way."""

from typing import Annotated

import typer

from app.cli.groups.requests.group import Ref, group
from app.cli.requests.reaching import at_server
from app.cli.requests.sheet.asked import comment_line
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import print_json, say, shown
from app.client.calling import Caller
from app.client.requests import Requests


@command(
    group,
    "Säg något i ett ärende. De som arbetar med det får veta.",
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
    "Läs allt som har sagts i ett ärende, det äldsta först.",
    "samsyn requests comments IT-2026-0001",
)
@at_server
def comments(caller: Caller, ref: Ref, as_json: AsJson = False) -> None:
    """Print what has been said."""
    requests = Requests(caller)
    said = requests.comments(requests.show(ref))
    if as_json:
        print_json(said.body)
        return
    for one in said.items:
        say(shown(comment_line(one)))
    if not said.items:
        say("Ingen har sagt något än.")
