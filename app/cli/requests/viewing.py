"""A request on the screen, fetched with all that is shown of it."""

from rich.console import Console

from app.cli.requests.sheet.lacking import lacking
from app.cli.requests.sheet.page import Screen, sheet
from app.cli.speaking.printing import out, say
from app.client.requests import Request, Requests
from app.schemas.gate.requests.request_out import RequestOut


def screen_of(requests: Requests, read: Request) -> Screen:
    """Return a request as it was read, with what might meet it now and what has been said."""
    candidates, comments = requests.candidates(read).items, requests.comments(read).items
    return Screen(read.value, candidates, comments, requests.attachments(read).items)


def show_screen(screen: Screen, console: Console) -> None:
    """Print a request on one screen."""
    console.print(sheet(screen))


def say_what_is_left(request: RequestOut) -> None:
    """Print what a request still lacks."""
    lacks = list(lacking(request))
    if not lacks:
        say("Inget saknas före beslut.")
    for part in lacks:
        out().print(part)
