"""A request fetched with all that its screen shows."""

from rich.console import Console

from app.cli.requests.sheet.page import Screen, sheet
from app.client.requests import Request, Requests


def screen_of(requests: Requests, read: Request) -> Screen:
    """Return a request as it was read, with what might meet it now and what has been said."""
    candidates = requests.candidates(read).items
    return Screen(read.value, candidates, requests.comments(read).items)


def show_screen(screen: Screen, console: Console) -> None:
    """Print a request on one screen."""
    console.print(sheet(screen))
