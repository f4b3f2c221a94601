"""The decision basis as a Word file, in our own template and in a municipality's."""

import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.decision_basis.word.filling import paragraphs_of
from app.documents.decision_basis.word.writing import to_word
from tests.app.documents.bases import HASH, basis, draft
from tests.app.documents.test_decision_basis_pdf import HOSTILE, NAUGHTY


def read(written: bytes) -> Document:
    """Return a Word file, whose every part can be read as XML."""
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(parts.read(name))
    return docx.Document(io.BytesIO(written))


def text_of(written: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs_of(read(written)))


def template(tmp_path: Path, *paragraphs: str, header: str = "") -> Path:
    """Keep a template with some paragraphs, as a municipality would make one."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.sections[0].header.paragraphs[0].text = header
    path = tmp_path / "mall.docx"
    document.save(str(path))
    return path


def test_it_says_what_the_pdf_says() -> None:
    told = text_of(to_word(basis("Fritext")))

    for words in ("KFN 2026/117", "Troliga alternativ", "Syfte: ”Fritext” → schema", HASH):
        assert words in told, words
    assert "UTKAST" not in told
    assert "UTKAST. Ärendet är inte avgjort." in text_of(to_word(draft()))


def test_it_is_a_swedish_document_on_a4_with_headings() -> None:
    document = read(to_word(basis("Schemaverktyg")))

    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]  # type: ignore[union-attr]
    assert headings[:2] == ["Beslut", "Sammanfattning och rekommendation"]
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.1)  # type: ignore[union-attr]
    assert document.core_properties.language == "sv-SE"
    assert document.core_properties.title == "Beslutsunderlag IT-2026-0001"
    assert document.sections[0].header.paragraphs[0].text.endswith("Diarienummer KFN 2026/117")


@pytest.mark.thorough
@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_text_and_nothing_else(text: str) -> None:
    document = read(to_word(basis(text)))

    assert {one.text for one in document.paragraphs if one.style.name == "Heading 1"} >= {  # type: ignore[union-attr]
        "Beslut",
        "Behovet",
        "Delegation",
    }


@pytest.mark.thorough
@settings(max_examples=settings().max_examples // 4)
@given(st.text(max_size=300))
def test_no_text_makes_a_file_that_word_cannot_read(text: str) -> None:
    assert read(to_word(draft(title=text))).paragraphs


@pytest.mark.thorough
@pytest.mark.skipif(not NAUGHTY.exists(), reason=f"{NAUGHTY.name} is not here")
def test_the_big_list_of_naughty_strings_goes_through() -> None:
    strings: list[str] = json.loads(NAUGHTY.read_text(encoding="utf-8"))

    assert read(to_word(basis("\n".join(strings)))).paragraphs


def test_a_municipality_puts_its_own_template_in_the_place_of_ours(tmp_path: Path) -> None:
    own = template(
        tmp_path,
        "Tjänsteskrivelse {{ titel }}",
        "Före",
        "{{beslutsunderlag}}",
        "Efter: {{beslut}} av {{beslutsfattare}}",
        header="Dnr {{diarienummer}} ({{okänt}})",
    )

    document = read(to_word(basis("Schemaverktyg"), own))

    told = [paragraph.text for paragraph in document.paragraphs]
    assert told[:2] == ["Tjänsteskrivelse Schemaverktyg", "Före"]
    assert told.index("Före") < told.index("Behovet") < told.index(told[-1])
    assert told[-1] == "Efter: Godkänt av Schemaverktyg, IT-chef"
    assert document.sections[0].header.paragraphs[0].text == "Dnr KFN 2026/117 ({{okänt}})"
    assert "{{beslutsunderlag}}" not in "".join(told)


def test_a_template_without_a_place_has_the_basis_at_its_end(tmp_path: Path) -> None:
    told = text_of(to_word(basis("Schemaverktyg"), template(tmp_path, "Vårt brevhuvud")))

    assert told.startswith("Vårt brevhuvud\nBeslutsunderlag\nSchemaverktyg\n")
    assert "Så är underlaget sammansatt" in told


def test_a_place_in_letters_of_several_kinds_is_found_and_keeps_them(tmp_path: Path) -> None:
    path = template(tmp_path)
    document = docx.Document(str(path))
    paragraph = document.add_paragraph("Ärende ")
    for part in ("{{refe", "rens", "}}"):
        paragraph.add_run(part).bold = part == "{{refe"
    paragraph.add_run(" slut").italic = True
    document.save(str(path))

    filled = read(to_word(basis(), path)).paragraphs[0]

    assert filled.text == "Ärende IT-2026-0001 slut"
    assert [(run.text, run.bold, run.italic) for run in filled.runs if run.text] == [
        ("Ärende ", None, None),
        ("IT-2026-0001", True, None),
        (" slut", None, True),
    ]


def test_what_is_filled_in_is_not_read_again(tmp_path: Path) -> None:
    own = template(tmp_path, "{{titel}} {{referens}}")

    told = read(to_word(basis("{{diarienummer}} {{beslutsunderlag}}"), own)).paragraphs[0].text

    assert told == "{{diarienummer}} {{beslutsunderlag}} IT-2026-0001"


def test_a_template_without_our_styles_still_has_headings_that_show(tmp_path: Path) -> None:
    path = template(tmp_path, "{{beslutsunderlag}}")
    document = docx.Document(str(path))
    for name in ("Heading 1", "Heading 2", "Title", "List Bullet"):
        document.styles[name].delete()
    document.save(str(path))

    written = read(to_word(basis("Schemaverktyg"), path))

    (heading,) = [one for one in written.paragraphs if one.text == "Behovet"]
    assert heading.runs[0].bold


def test_the_place_may_be_in_a_table(tmp_path: Path) -> None:
    path = template(tmp_path, "Brevhuvud")
    document = docx.Document(str(path))
    document.add_table(1, 1).rows[0].cells[0].text = "{{beslutsunderlag}}"
    document.save(str(path))

    written = read(to_word(basis("Schemaverktyg"), path))

    inside = written.tables[0].rows[0].cells[0]
    assert "Behovet" in [paragraph.text for paragraph in inside.paragraphs]
    assert inside.paragraphs[-1].text == ""
