"""The screen: who wants what, what is there already, what is missing, what was decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.cli.requests.sheet.alternatives import alternatives
from app.cli.requests.sheet.asked import answers_of_others, comments_lines
from app.cli.requests.sheet.facts import about
from app.cli.requests.sheet.files import file_lines
from app.cli.requests.sheet.lacking import lacking
from app.cli.requests.sheet.outcome import outcome_lines
from app.cli.requests.sheet.possible import possible
from app.cli.speaking.printing import shown
from app.labels import label
from app.schemas.gate.requests.attachments import AttachmentOut
from app.schemas.gate.requests.candidates import CandidateOut
from app.schemas.gate.requests.comments import CommentOut
from app.schemas.gate.requests.request_out import RequestOut


@dataclass(frozen=True)
class Screen:
    """A request, with what is asked for beside it."""

    request: RequestOut
    candidates: Sequence[CandidateOut]
    comments: Sequence[CommentOut] = ()
    attachments: Sequence[AttachmentOut] = ()


def sheet(screen: Screen) -> Group:
    """Return a request as people read it."""
    return Group(*_parts(screen))


def _parts(screen: Screen) -> Iterator[RenderableType]:
    request = screen.request
    yield Text.assemble(
        (f"{request.reference}  {shown(request.title)}", "bold"),
        f", {label(request.state)}",
    )
    yield _facts(about(request))
    yield from alternatives(screen.candidates)
    yield from lacking(request)
    yield from _lines("Frågor till andra", answers_of_others(request))
    yield from _lines("Bilagor", file_lines(screen.attachments))
    yield from _lines("Sagt", comments_lines(screen.comments))
    yield from _lines("Beslut", outcome_lines(request))
    if can := possible(request):
        yield Text(f"\nDu kan: {can}", style="dim")


def _lines(heading: str, lines: Iterator[str]) -> Iterator[RenderableType]:
    told = list(lines)
    if told:
        yield Text(f"\n{heading}", style="bold")
    for line in told:
        yield Padding(Text(shown(line)), (0, 0, 0, 2), expand=False)


def _facts(rows: Iterator[tuple[str, str]]) -> Table:
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for name, value in rows:
        facts.add_row(name, shown(value))
    return facts
