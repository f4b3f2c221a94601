"""What became of a request that was taken further, in a sentence or two."""

from app.cli.requests.sheet.outcome import ending_lines
from app.cli.requests.words import waiting
from app.cli.speaking.printing import print_json, say, shown
from app.client.requests import Request
from app.labels import label


def tell_moved(moved: Request, *, as_json: bool) -> None:
    """Print where a request is now, what it ended with, and whom it waits for."""
    if as_json:
        print_json(moved.body)
        return
    request = moved.value
    told = [f"{request.reference} är {label(request.state)}."]
    told += [f"{line}." for line in ending_lines(request)]
    if request.waiting_for is not None:
        told.append(f"Det väntar på {waiting(request.waiting_for)}.")
    say(shown(" ".join(told)))
