"""What points a person out is found in a text, and nothing else is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from record.erasing.words import Words

ANNA = Words(
    ["Anna Exempel", "anna@exempel.example", "P02", "Åsa 'Lill' Öberg", "prov", "AB123456"]
)


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Anna Exempel", "raderad"),
        ("ANNA EXEMPEL", "raderad"),
        (" P02 ", "raderad"),
        ("prov", "raderad"),
        ("Fråga Anna Exempel först.", "Fråga raderad först."),
        ("Anna\n  Exempels önskan", "raderad önskan"),
        ("mejl till anna@exempel.example, tack", "mejl till raderad, tack"),
        ("offert_Anna_Exempel.pdf", "offert_raderad.pdf"),
        ("anna.exempel (AB123456)", "raderad (raderad)"),
        ("åsa 'lill' öberg var här", "raderad var här"),
    ],
)
def test_who_is_named_is_taken_out(text: str, without: str) -> None:
    assert ANNA.are_in(text)
    assert ANNA.taken_out_of(text) == without


@pytest.mark.parametrize(
    "text",
    [
        *("Susanna Exempel", "Anna Exempelsson", "Anna", "Exempel", "Exempel, Anna", ""),
        *("se punkt P02 där", "ett prov på det", "raderad", "{", "[1", '{"a": 1}'),
    ],
)
def test_who_has_a_name_like_it_is_left(text: str) -> None:
    assert not ANNA.are_in(text)
    assert ANNA.taken_out_of(text) == text


def test_json_stays_json() -> None:
    told = {"vem": "Anna Exempel", "vad": ['rad\nAnna Exempel "sa"', 7, None], "antal": 1.5}

    without = json.loads(ANNA.taken_out_of(json.dumps(told)))

    assert without == {"vem": "raderad", "vad": ['rad\nraderad "sa"', 7, None], "antal": 1.5}


def test_nobody_is_found_by_no_words() -> None:
    assert not Words([]).are_in("Anna Exempel")
    assert not Words(["", " "]).are_in("")


@given(st.text(), st.text())
def test_what_was_taken_out_is_not_found_again(before: str, after: str) -> None:
    without = ANNA.taken_out_of(f"{before} Anna Exempel {after}")

    assert not ANNA.are_in(without)
