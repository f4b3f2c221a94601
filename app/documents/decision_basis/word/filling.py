"""Filling in `{{name}}` wherever a template has it: in the text, in tables, in headers and footers.

What is filled in is never read again: a text that itself looks like `{{name}}` stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from app.documents.decision_basis.legible import lines_of

PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def fill_in(document: Document, values: Mapping[str, str]) -> set[str]:
    """Fill in all places that a value has; return which names the template asked for."""
    asked: set[str] = set()
    for paragraph in paragraphs_of(document):
        asked |= _fill(paragraph, values)
    return asked


def paragraphs_of(document: Document) -> Iterator[Paragraph]:
    """Return every paragraph of a document, those in headers and footers included."""
    yield from _within(document)
    for section in document.sections:
        for part in (
            *(section.header, section.first_page_header, section.even_page_header),
            *(section.footer, section.first_page_footer, section.even_page_footer),
        ):
            if not part.is_linked_to_previous:
                yield from _within(part)


def _within(part: object) -> Iterator[Paragraph]:
    content: Iterable[Paragraph | Table] = part.iter_inner_content()  # type: ignore[attr-defined]
    for one in content:
        if isinstance(one, Paragraph):
            yield one
        else:
            for row in one.rows:
                for cell in row.cells:
                    yield from _within(cell)


def _fill(paragraph: Paragraph, values: Mapping[str, str]) -> set[str]:
    """Fill in from the end, so that what has been filled in moves nothing that is still to be."""
    text = "".join(run.text for run in paragraph.runs)
    found = list(PLACEHOLDER.finditer(text))
    for place in reversed(found):
        value = values.get(place[1].lower())
        if value is not None:
            _replace(paragraph.runs, place.start(), place.end(), "\n".join(lines_of(value)))
    return {place[1].lower() for place in found}


def _replace(runs: Iterable[Run], start: int, end: int, value: str) -> None:
    """Put a value in the place of some letters, which may be spread over several runs."""
    at = 0
    for run in runs:
        text = run.text
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first < last:
            run.text = text[:first] + value + text[last:]
            value = ""
