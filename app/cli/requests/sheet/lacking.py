"""What a request lacks before it can be decided, each demand once."""

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from app.cli.speaking.printing import shown
from app.labels import label
from app.schemas.gate.requests.parts_out import MissingStepOut
from app.schemas.gate.requests.request_out import RequestOut
from app.wording.numbers import in_number
from intake.requests.way.transitions import OPEN

Line = tuple[str, str, str]


def lacking(request: RequestOut) -> Iterator[RenderableType]:
    """Return what is missing, under a heading; nothing where nothing is."""
    lines = list(lines_of(request))
    if not lines:
        return
    yield Text("\nSaknas före beslut", style="bold")
    for what, whom, why in lines:
        told = Text.assemble((shown(what), "yellow"), f" ({shown(whom)}): ", (shown(why), "dim"))
        yield Padding(told, (0, 0, 0, 2), expand=False)


def lines_of(request: RequestOut) -> Iterator[Line]:
    """Return what is missing, for whom, and why; unanswered candidates in one line."""
    if request.state not in OPEN:
        return
    for one in request.missing_steps:
        if not one.candidate:
            yield one.title, _roles(one), one.why
    unanswered = Counter((_roles(one), one.why) for one in request.missing_steps if one.candidate)
    for (roles, why), count in unanswered.items():
        yield f"Svar om {in_number(count, 'alternativ', 'alternativ')}", roles, why


def _roles(missing: MissingStepOut) -> str:
    return " eller ".join(map(label, missing.roles))
