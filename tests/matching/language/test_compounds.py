"""Compounds are split into words that the vocabulary and the municipality know."""

import pytest

from matching.language.compounds import Compounds
from matching.language.stemming import stem

COMPOUNDS = Compounds(["bemanning", "schemaläggning", "lönesystem"])


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("hemtjänstplanering", "hemtjänst planering"),
        ("nattbemanning", "natt bemanning"),
        ("skolschema", "skol schema"),
        ("lokalbokningarna", "lokal bokning"),
        ("lönesystemet", "löne system"),
        ("schemaläggningssystem", "schema lägga system"),
        ("tidrapportering", "tid rapport"),
    ],
)
def test_a_compound_is_split_into_its_words(compound: str, parts: str) -> None:
    assert COMPOUNDS.parts(compound) == tuple(stem(part) for part in parts.split())


@pytest.mark.parametrize(
    "word", ["hemtjänst", "bygglov", "medarbetare", "läkemedel", "uppföljning", "förvaltning"]
)
def test_a_word_of_its_own_is_not_split(word: str) -> None:
    assert COMPOUNDS.parts(word) == (stem(word),)


def test_a_word_that_nobody_knows_is_its_own_stem() -> None:
    assert COMPOUNDS.parts("kvantflimmer") == (stem("kvantflimmer"),)
