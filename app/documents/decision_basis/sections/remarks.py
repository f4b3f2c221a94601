"""What stands out: flags, common mistakes, and what a draft still lacks."""

from collections.abc import Iterator

from app.documents.decision_basis.blocks import Block, Points, Section, Table, Text
from app.documents.decision_basis.sections.words import Basis
from app.labels import label
from app.wording.overlaps import sentence
from intake.requests.reading.flags import RequestFlag
from intake.requests.writing.mistakes import Mistake
from record.people import Role


def remarks(basis: Basis) -> Section:
    """Return what who decides ought to notice."""
    blocks = [*_flags(basis), *_mistakes(basis), *_missing(basis)]
    return Section("Att uppmärksamma", blocks or [Text("Inget särskilt.")])


def _flags(basis: Basis) -> Iterator[Block]:
    told = [sentence(label(RequestFlag(flag))) for flag in basis["flags"]]
    if told:
        yield Points(told)


def _mistakes(basis: Basis) -> Iterator[Block]:
    rows = [[sentence(label(Mistake(one["mistake"]))), one["detail"]] for one in basis["mistakes"]]
    if rows:
        yield Table("Vanliga misstag", ("Misstag", "Vad det gäller"), (1, 3), rows)


def _missing(basis: Basis) -> Iterator[Block]:
    rows = [
        [one["title"], ", ".join(sentence(label(Role(role))) for role in one["roles"]), one["why"]]
        for one in basis["missing_steps"]
    ]
    if rows:
        yield Table("Saknas innan beslut", ("Vad", "För vem", "Varför"), (1.6, 1.6, 3), rows)
