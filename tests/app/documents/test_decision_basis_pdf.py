"""The decision basis as a PDF: it can be read aloud and archived, whatever people have written."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.decision_basis.legible import SETTABLE, lines_of, settable
from app.documents.decision_basis.pdf import pages_of, to_pdf
from app.schemas.gate.requests.basis import DecisionBasisOut
from tests.app.documents.bases import AT, CONDITION, HASH, basis, decision, draft

NAUGHTY = Path(__file__).resolve().parents[3] / "../shared/corpora/naughty-strings/blns.json"
HOSTILE = (
    '#panic("x")',
    '#read("/etc/passwd") #include "x.typ"',
    "*fet* _kursiv_ $x^2$ @ref <etikett> `kod` = rubrik",
    "\\ \\u{41} \\n \\\\",
    '"]} #let x = 1',
    "{{beslutsunderlag}} {{titel}}",
    "<w:p>&lt;b&gt;</w:p> ]]> <!-- -->",
    "=1+1",
    "\u202eDERVÄN\u202c \u2066isolerad\u2069 \u200fمرحبا\u200e",
    "bell\x07 esc\x1b vt\x0b ff\x0c del\x7f nel\x85 rad\u2028ny",
    "x" * 5_000,
    "👍🏽 👩‍👩‍👧 日本 한국어 ไทย हिन्दी",
    "Z̶̢̛͍a̷l̵g̸o̴" * 20,
    "\ufeff\ufffe\uffff\U0001fffe",
    "",
)
AT_ONCE = 300


def words_of(part: Any) -> list[str]:
    """Return all lines below a part of the document."""
    if isinstance(part, str):
        return [part]
    children = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [line for child in children for line in words_of(child)]


def test_the_bases_of_these_tests_are_ones_that_the_api_gives_out() -> None:
    for one in (basis(), draft()):
        DecisionBasisOut.model_validate(one, by_alias=True)


def test_it_has_a_title_and_a_language_can_be_read_aloud_and_archived() -> None:
    written = to_pdf(basis("Schemaverktyg"))

    assert b"/Lang(sv" in written
    assert b"<pdfuaid:part>1</pdfuaid:part>" in written
    assert b"<pdfaid:part>2</pdfaid:part>" in written
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in written
    assert b"Beslutsunderlag IT-2026-0001: Schemaverktyg" in written
    assert b"/MediaBox[0 0 595.2" in written


def test_the_same_basis_is_the_same_file() -> None:
    assert to_pdf(basis()) == to_pdf(basis())


def test_what_nobody_has_filled_in_makes_a_document_too() -> None:
    told = pages_of(draft())

    assert to_pdf(draft()).startswith(b"%PDF-")
    assert "UTKAST" in told["standing"]
    assert "Saknas innan beslut" in words_of(told)


def test_a_decided_one_is_no_draft() -> None:
    assert pages_of(basis())["standing"] == [""]


@pytest.mark.thorough
@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_set_as_it_stands_and_never_obeyed(text: str) -> None:
    assert b"<pdfaid:part>2</pdfaid:part>" in to_pdf(basis(text))
    assert [settable(line) for line in lines_of(text)] == pages_of(basis(text))["title"]


@pytest.mark.thorough
@given(st.text(max_size=300))
def test_no_text_keeps_it_from_being_archived(text: str) -> None:
    assert b"<pdfaid:part>2</pdfaid:part>" in to_pdf(draft(title=text))


def test_every_letter_that_is_said_to_be_settable_is() -> None:
    letters = sorted(SETTABLE)
    for start in range(0, len(letters), AT_ONCE):
        text = " ".join(letters[start : start + AT_ONCE])
        value = decision("Ja") | {"reason": text, "conditions": [{**CONDITION, "text": text}]}
        assert b"<pdfuaid:part>1</pdfuaid:part>" in to_pdf(draft(decision=value))


@pytest.mark.thorough
@pytest.mark.skipif(not NAUGHTY.exists(), reason=f"{NAUGHTY.name} is not here")
def test_the_big_list_of_naughty_strings_goes_through() -> None:
    strings: list[str] = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    for start in range(0, len(strings), AT_ONCE):
        some = "\n".join(strings[start : start + AT_ONCE])
        assert b"<pdfaid:part>2</pdfaid:part>" in to_pdf(basis(some))


def test_a_letter_that_the_typeface_lacks_is_told_of() -> None:
    assert pages_of(basis("Bra 👍"))["title"] == ["Bra □"]
    assert "typsnitt saknar" in pages_of(basis("Bra 👍"))["remark"][0]
    assert pages_of(basis("Bra"))["remark"] == [""]


def test_marks_that_turn_the_direction_of_writing_are_left_out() -> None:
    assert pages_of(basis("1\u202e000 kr"))["title"] == ["1000 kr"]


def test_a_long_word_may_be_broken_but_a_hash_is_whole() -> None:
    assert "\u200b" in settable("x" * 100)
    assert settable("x" * 31) == "x" * 31
    assert settable(HASH) == HASH


def test_the_value_is_told_with_how_it_was_computed() -> None:
    told = " ".join(words_of(pages_of(basis()))).replace("\xa0", " ")

    assert "4 000 kr per månad × 48 månader: avtalet har inget slut (LOU 5 kap. 13 §)" in told
    assert "242 000 kr" in told
    assert "ska dokumenteras" in told


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"months": 60}, "avtalet är längre, 60 månader"),
        ({"months": 12, "months_counted": 12}, "4 000 kr per månad × 12 månader"),
        ({"over_direct_procurement_limit": True}, "direktupphandling inte räcker"),
        ({"over_documentation_limit": False}, "ligger under både 100 000 kr"),
    ],
)
def test_the_value_is_held_against_the_limits(value: dict[str, Any], said: str) -> None:
    changed = basis()["value"] | value

    told = " ".join(words_of(pages_of(basis(value=changed)))).replace("\xa0", " ")

    assert said in told


def test_all_that_a_decision_rests_on_is_there() -> None:
    told = " ".join(words_of(pages_of(basis("Fritext"))))

    for words in (
        *("KFN 2026/117", "IT-2026-0001", "Kulturnämnden", "Biblioteket", "Exempelkommun"),
        *("Fastställa IT-behov, version 2024-09-19", "inte känt vem som har antagit"),
        *("Syfte: ”Fritext” → schema", "Inte relevant.", "Kundansvarig håller med: Anna Ansvarig"),
        *("Säkert, 77 poäng", "Kommungemensam lösning", "IT-2026-0002 Fritext"),
        *("Ja, med villkor.", "6 timmar per månad", "Referensgrupp", "Konfidentialitet (K)"),
        *("synnerligen allvarlig (säkerhetsskydd)", "Personer i utsatt ställning"),
        *("Skäl att frångå rådet", "A: delegaten har beslutat utan processens godkännande."),
        *("2026-11-23 kl. 09.30", "Nämndens beslut", "Tidigare beslut i ärendet", HASH),
        *("Produkt före behov", "Liknande finns", "händelse 2"),
    ):
        assert words in told, words


def test_a_decision_late_in_the_evening_is_of_the_swedish_day() -> None:
    late = AT.replace(hour=23, minute=30)

    assert pages_of(basis(as_of=late))["day"] == ["2026-11-24"]
