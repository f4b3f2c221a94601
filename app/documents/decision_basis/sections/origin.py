"""What the basis rests on, so that it can be checked long afterwards: files, process, hashes."""

from collections.abc import Iterator
from typing import Any

from app.documents.decision_basis.blocks import Block, Facts, Note, Section, Table, Text
from app.documents.decision_basis.sections.words import Basis
from app.labels import label
from app.wording.checkpoints import PLACE, place_of
from app.wording.numbers import number
from app.wording.times import clock, day
from intake.attachments.kinds import AttachmentKind

KIB = 1024
NOT_ADOPTED = "Det är inte känt vem som har antagit processen, eller om den är antagen."
CHECKING = (
    "Kontrollsumman är SHA-256 av den frysta kopian av underlaget. Historikens läge säger var i "
    "Samsyns obrutna kedja av händelser det står: den som har dem kan visa att inget är ändrat."
)

ERASED = (
    "Personuppgifter har raderats ur underlaget sedan beslutet. Kontrollsumman gäller det som "
    "visades då."
)


def attachments(basis: Basis) -> Section | None:
    """Return the files that belong to the request."""
    rows = [
        [
            f"{one['name']}\n{one['sha256']}",
            _kind(one),
            f"{one['added_by']}\n{day(one['added_at'])}",
        ]
        for one in basis["attachments"]
    ]
    if not rows:
        return None
    headers = ("Fil och dess kontrollsumma", "Slag", "Tillagd av")
    return Section("Bilagor", [Table("", headers, (4.4, 1.3, 1.8), rows)])


def origin(basis: Basis) -> Section:
    """Return under which process it was made, and how to check that nothing has changed."""
    return Section("Så är underlaget sammansatt", [Facts(list(_facts(basis))), *_notes(basis)])


def _facts(basis: Basis) -> Iterator[tuple[str, str]]:
    process, history = basis["process"], basis["history"]
    yield "Process", f"{process['title']}, version {process['version']}"
    yield "Antagen av", _adopted(process)
    yield "Ordlista", f"version {basis['vocabulary_version']}"
    if history:
        yield PLACE, place_of(history)
    if basis["content_hash"]:
        yield "Kontrollsumma", basis["content_hash"]


def _notes(basis: Basis) -> Iterator[Block]:
    if basis["draft"]:
        yield Text(f"Utkastet visar ärendet som det var {clock(basis['as_of'])}.")
    else:
        yield Note(CHECKING)
    if basis["erased"]:
        yield Note(ERASED)


def _adopted(process: dict[str, Any]) -> str:
    if not process["adopted_by"]:
        return process["adopted_note"] or NOT_ADOPTED
    on = process["adopted_on"]
    return f"{process['adopted_by']}{f', {on}' if on else ''}"


def _kind(attachment: dict[str, Any]) -> str:
    size = max(1, round(attachment["size"] / KIB))
    return f"{label(AttachmentKind(attachment['kind']))}, {number(size)} KiB"
