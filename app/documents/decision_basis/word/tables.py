"""How tables look and behave in Word: lines, a header that is repeated, rows that stay whole."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

LINE, FILL = "C9D2DA", "E8EDF2"


def draw_lines(table: Any) -> None:
    """Draw a line above, between and below rows, whatever the template's table style is."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no other way
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def head(table: Any) -> None:
    """Let the first row be a header, which is repeated on each page, and the first column bold."""
    first, *others = table.rows
    first._tr.get_or_add_trPr().append(_on("w:tblHeader"))  # noqa: SLF001 - see above
    for cell in first.cells:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", FILL)):
            shading.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - see above
        _embolden(cell)
    for row in others:
        _embolden(row.cells[0])


def keep_rows_whole(table: Any, *, amounts_last: bool) -> None:
    """Set letters and distances, and let no row be parted by the end of a page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_on("w:cantSplit"))  # noqa: SLF001 - see above
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.paragraph_format.space_before = Pt(2)
                for run in paragraph.runs:
                    run.font.size = Pt(9.5)
        if amounts_last:
            row.cells[-1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if amounts_last:
        for cell in table.rows[-1].cells:
            _embolden(cell)


def _embolden(cell: Any) -> None:
    """Make a cell's first line bold."""
    for run in cell.paragraphs[0].runs:
        first, _, rest = run.text.partition("\n")
        run.text, run.bold = first, True
        if rest:
            more = cell.paragraphs[0].add_run(f"\n{rest}")
            more.font.size = run.font.size
        return


def _on(name: str) -> Any:
    made = OxmlElement(name)
    made.set(qn("w:val"), "true")
    return made
