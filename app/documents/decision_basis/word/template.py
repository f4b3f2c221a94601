"""What the basis is written into: the municipality's own Word template, or ours."""

from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

PLACE = "{{beslutsunderlag}}"
INK, QUIET = RGBColor(0x1B, 0x27, 0x33), RGBColor(0x51, 0x60, 0x6E)
TYPEFACE = "Calibri"
HEADINGS = (("Title", 20), ("Heading 1", 14), ("Heading 2", 11))


def opened(template: Path | None) -> Document:
    """Return a document to write into."""
    return ours() if template is None else docx.Document(str(template))


def ours() -> Document:
    """Return our own template: A4, Swedish, with reference and pages in header and footer."""
    document = docx.Document()
    _set_letters(document)
    _set_page(document)
    document.add_paragraph("Beslutsunderlag").runs[0].font.color.rgb = QUIET
    document.add_paragraph("{{titel}}", "Title")
    document.add_paragraph(PLACE)
    return document


def _set_letters(document: Document) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = TYPEFACE, Pt(10.5)
    normal.font.color.rgb = INK
    for name, size in HEADINGS:
        font = styles[name].font
        font.name, font.size, font.bold, font.color.rgb = TYPEFACE, Pt(size), True, INK
        for fonts in styles[name].element.iter(qn("w:rFonts")):
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
    for border in list(styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(26), Mm(22)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (header, footer):
        tabs = paragraph.paragraph_format.tab_stops
        tabs.clear_all()
        tabs.add_tab_stop(Mm(166), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.style = document.styles["Normal"]
    header.add_run("{{organisation}}\tDiarienummer {{diarienummer}}")
    footer.add_run("Beslutsunderlag {{referens}} {{utkast}}\tSida ")
    _add_field(footer, "PAGE")
    footer.add_run(" av ")
    _add_field(footer, "NUMPAGES")
    for run in (*header.runs, *footer.runs):
        run.font.size, run.font.color.rgb = Pt(8.5), QUIET


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add what the reader's own program works out, such as the number of the page."""
    run = paragraph.add_run()
    for part in ("begin", code, "end"):
        name = "w:instrText" if part == code else "w:fldChar"
        made = OxmlElement(name)
        if part == code:
            made.text = code
        else:
            made.set(qn("w:fldCharType"), part)
        run.element.append(made)
