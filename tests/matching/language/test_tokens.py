"""Texts as words that can be compared, with their places in the text as it stands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.language.tokens import fold, pieces, said, tokens, words


def test_words_are_compared_without_case_and_accents_but_with_their_swedish_letters() -> None:
    assert fold("Idé ÅÄÖ") == "ide åäö"


def test_decomposed_letters_are_the_same_words() -> None:
    text = "Närvaro på förskola"

    assert words(unicodedata.normalize("NFD", text)) == words(text)


@pytest.mark.parametrize("spelled", ["e-tjänst", "e tjänst", "etjänst", "E-tjänst"])
def test_an_e_service_is_one_word_however_it_is_written(spelled: str) -> None:
    assert words(spelled) == ("etjänst",)


def test_a_word_stands_where_it_stands_in_the_text() -> None:
    text = "Vi sköter BYGGLOV, och E-arkiv."

    assert [text[token.start : token.end] for token in tokens(text)] == [
        *("Vi", "sköter", "BYGGLOV", "och", "E-arkiv"),
    ]


def test_a_full_stop_in_an_abbreviation_ends_no_sentence() -> None:
    whole = tokens("lista.xlsx för skolan")
    apart = tokens("lista. För skolan")

    assert len({token.clause for token in whole}) == 1
    assert len({token.clause for token in apart}) == 2


@given(st.text(max_size=80))
def test_any_text_has_words_in_order_and_within_itself(text: str) -> None:
    found = tokens(text)

    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@given(st.text(alphabet="aeå E-.,;\t\n(p", max_size=40))
def test_a_text_read_without_places_has_the_same_words(text: str) -> None:
    assert tuple(said(pieces(text)).words) == words(text)


@given(st.text(alphabet="aeå E-.,;\t\n(p", max_size=40))
def test_a_text_in_pieces_is_as_long_as_it_was(text: str) -> None:
    assert len(" ".join(pieces(text))) == len(text)


def test_a_name_is_told_by_its_capital_letter() -> None:
    told = said(pieces("Schemat görs i (Medvind)"))

    assert [told.is_capital(number) for number in range(4)] == [True, False, False, True]
