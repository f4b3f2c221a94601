"""The files that belong to a request, a line each."""

from collections.abc import Iterator, Sequence

from app.cli.requests.words import day_of
from app.labels import label
from app.schemas.gate.requests.attachments import AttachmentOut
from app.wording.numbers import number

KILOBYTE = 1000


def file_lines(files: Sequence[AttachmentOut]) -> Iterator[str]:
    """Return each file, numbered as it is fetched."""
    for place, file in enumerate(files, 1):
        added = f"{day_of(file.added_at)} {file.added_by}"
        yield f"{place} {file.name}, {label(file.kind)}, {size_of(file)}, {added}"


def size_of(file: AttachmentOut) -> str:
    """Return how large a file is, in kB, of which there is at least one."""
    return f"{number(max(1, round(file.size / KILOBYTE)))} kB"
