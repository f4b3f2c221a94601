"""Setting blocks as Word paragraphs and tables, before the place that a template gives them."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph

from app.documents.decision_basis.blocks import (
    Block,
    Document,
    Facts,
    Note,
    Points,
    Table,
    Text,
)
from app.documents.decision_basis.legible import lines_of
from app.documents.decision_basis.word.filling import paragraphs_of
from app.documents.decision_basis.word.tables import draw_lines, head, keep_rows_whole
from app.documents.decision_basis.word.template import PLACE, QUIET

LABELS = 0.32
"""The share of the page that the names of facts take."""


class Setting:
    """A document in the making: what is set comes before the template's place for it."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._place = self._find_place()
        self._styles = {str(style.name) for style in document.styles}
        section = document.sections[0]
        margins = (section.left_margin or 0) + (section.right_margin or 0)
        self._width = int((section.page_width or 0) - margins)

    def write(self, document: Document, *, with_title: bool) -> None:
        """Set all of it."""
        if with_title:
            self._paragraph(document.kind)
            self._paragraph(document.title, "Title")
        if document.standing:
            self._paragraph(f"{document.standing}. {document.notice}").runs[0].bold = True
        self._block(document.facts)
        for section in document.sections:
            self._paragraph(section.title, "Heading 1")
            for block in section.blocks:
                self._block(block)

    def _find_place(self) -> Paragraph:
        """Return where the template wants it; at its end, where it does not say."""
        for paragraph in paragraphs_of(self._document):
            if PLACE in paragraph.text.replace(" ", ""):
                paragraph.clear()  # type: ignore[no-untyped-call]
                return paragraph
        return self._document.add_paragraph()

    def _block(self, block: Block) -> None:
        match block:
            case Text(text, title):
                self._title(title)
                for line in lines_of(text):
                    self._paragraph(line)
            case Note(text):
                font = self._paragraph(text).runs[0].font
                font.size, font.color.rgb = Pt(9), QUIET
            case Points(points):
                for point in points:
                    self._point(point)
            case Facts(rows):
                self._table(rows, (LABELS, 1 - LABELS))
            case Table():
                self._title(block.title)
                whole = [block.headers, *block.rows]
                table = self._table(whole, block.widths, amounts_last=block.amounts_last)
                draw_lines(table)
                head(table)

    def _title(self, title: str) -> None:
        if title:
            self._paragraph(title, "Heading 2")

    def _point(self, point: str) -> None:
        if "List Bullet" in self._styles:
            self._paragraph(point, "List Bullet")
        else:
            self._paragraph(f"•\u00a0{point}")

    def _paragraph(self, text: str, style: str | None = None) -> Paragraph:
        """Set a paragraph; where the template lacks a style, its name is told by bold letters."""
        known = style if style in self._styles else None
        made = self._place.insert_paragraph_before("\n".join(lines_of(text)), known)
        if style is not None and known is None and made.runs:
            made.runs[0].bold = True
        return made

    def _table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, amounts_last: bool = False
    ) -> Any:
        table = self._document.add_table(len(rows), len(widths))
        self._place._p.addprevious(table._tbl)  # noqa: SLF001 - python-docx has no other way
        table.autofit = False
        shares = [Emu(int(self._width * width / sum(widths))) for width in widths]
        for column, share in zip(table.columns, shares, strict=True):
            column.width = share
        for row, texts in zip(table.rows, rows, strict=True):
            cells = zip(row.cells, texts, shares, strict=True)
            for cell, text, share in cells:
                cell.width = share
                cell.text = "\n".join(lines_of(text))
        keep_rows_whole(table, amounts_last=amounts_last)
        self._place.insert_paragraph_before("").paragraph_format.space_after = Pt(0)
        return table
