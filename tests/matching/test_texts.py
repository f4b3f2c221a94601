"""Texts are alike by the words they share, the rare ones most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.texts import FunctionTexts, TextIndex

BAGS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), min_size=1, max_size=6)


def test_a_rare_word_in_common_makes_more_alike_than_a_common_one() -> None:
    texts = TextIndex([["system", "tolk"], ["system", "lås"], ["system", "tolk", "bokning"]])

    _itself, common, rare = texts.likeness(["system", "tolk"])

    assert rare > common > 0


def test_texts_are_also_alike_by_the_functions_they_are_close_to() -> None:
    bags = [["wiki", "fast"], ["wikis", "wiki"], ["fast", "mail"]]
    likeness = FunctionTexts(bags, [["wiki"], ["mail"]]).likeness(0)

    assert likeness[1] > likeness[2]


@given(BAGS)
def test_likeness_lies_between_0_and_1_and_is_1_with_oneself(bags: list[list[str]]) -> None:
    texts = TextIndex(bags)

    for number, bag in enumerate(bags):
        likeness = texts.likeness(bag)
        assert ((likeness >= 0) & (likeness <= 1.001)).all()
        assert likeness[number] == pytest.approx(1.0 if bag else 0.0, abs=1e-3)


@given(BAGS)
def test_likeness_is_mutual(bags: list[list[str]]) -> None:
    texts = TextIndex(bags)

    assert texts.likeness(bags[0])[-1] == pytest.approx(texts.likeness(bags[-1])[0], abs=1e-5)
