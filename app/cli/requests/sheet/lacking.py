"""What a request lacks before it can be decided, each demand once."""

from collections.abc import Iterator

from app.client.problems import missing_line
from app.schemas.gate.request_out import RequestOut
from app.wording.overlaps import joined
from intake.requests.transitions import OPEN


def lacking(request: RequestOut) -> Iterator[str]:
    """Return what is missing: for whom, what and why; unanswered candidates in one line."""
    if request.state not in OPEN:
        return
    names = [one.title for one in request.missing_steps if one.candidate]
    yield from (
        missing_line(one.model_dump()) for one in request.missing_steps if not one.candidate
    )
    if names:
        yield f"Behovsägare eller kundansvarig: svar om {joined(names)}"
