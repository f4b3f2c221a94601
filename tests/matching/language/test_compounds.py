"""Compounds are split into words that the vocabulary and the municipality know."""

import time

import pytest

from matching.language.compounds import LONGEST_COMPOUND, Compounds
from matching.language.stemming import stem

COMPOUNDS = Compounds(["bemanning", "schemaläggning", "lönesystem", "låns"])
SOON = 0.2
"""Seconds of processor time for a hundred words; to try each way anew takes several times that."""


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


@pytest.mark.parametrize("word", ["klubbarna", "jobbarna", "snabbarna"])
def test_the_end_of_a_plural_is_no_child(word: str) -> None:
    assert COMPOUNDS.parts(word) == (stem(word),)


def test_parents_are_not_made_of_other_words() -> None:
    assert COMPOUNDS.parts("föräldrarna") == (stem("förälder"),)
    assert COMPOUNDS.parts("föräldramöte") == (stem("förälder"), stem("möte"))


def test_what_is_kept_is_no_preschool() -> None:
    assert COMPOUNDS.parts("förs") == ("förs",)


def test_a_small_word_of_a_phrase_is_no_part_of_compounds() -> None:
    compounds = Compounds(["samma", "sena", "utan", "betalare"])

    assert compounds.parts("sammanträde") == (stem("sammanträde"),)
    assert compounds.parts("arbetsmarknadsenhet") == (stem("arbetsmarknad"), stem("enhet"))
    assert compounds.parts("utanför") == (stem("utanför"),)


def test_a_word_that_nobody_knows_is_its_own_stem() -> None:
    assert COMPOUNDS.parts("kvantflimmer") == (stem("kvantflimmer"),)


def test_what_is_longer_than_any_word_is_left_whole() -> None:
    longest = ("låns" * LONGEST_COMPOUND)[:LONGEST_COMPOUND]

    assert len(COMPOUNDS.parts(longest)) > 1
    assert COMPOUNDS.parts(longest * 400) == (longest * 400,)


def test_words_that_can_be_split_in_many_ways_but_never_whole_are_given_up_soon() -> None:
    beginnings = (f"x{first}{second}x" for first in "bcdfghjklm" for second in "bcdfghjklm")
    before = time.process_time()

    for beginning in beginnings:
        assert COMPOUNDS.parts(f"{beginning}{'tids' * 11}")

    assert time.process_time() - before < SOON
