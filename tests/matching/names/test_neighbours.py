"""Texts a slip or two apart."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.names.pairing.neighbours import SHORTEST_FOR_TWO, neighbours

LONG = st.text("abcdefghijklmno", min_size=SHORTEST_FOR_TWO + 2, max_size=30)


def are_near(one: str, other: str) -> bool:
    left, right = neighbours([one, other], np.array([True, True]))
    return list(zip(left.tolist(), right.tolist(), strict=True)) == [(0, 1)]


@given(LONG, st.data())
def test_a_letter_left_out_wrong_or_added_is_near(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    assert are_near(text, text[:place] + text[place + 1 :])
    assert are_near(text, text[:place] + "z" + text[place + 1 :])
    assert are_near(text, text[:place] + "z" + text[place:])


@given(LONG, st.data())
def test_two_slips_in_a_long_text_are_near(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text) - 2))
    second = data.draw(st.integers(first + 1, len(text) - 1))
    wrong = f"{text[:first]}z{text[first + 1 : second]}y{text[second + 1 :]}"
    assert are_near(text, wrong)


def test_different_texts_are_not_near_and_what_nobody_seeks_is_left_out() -> None:
    assert not are_near("bokningsportalen", "raindance")
    nobody = np.array([False, False])
    assert not len(neighbours(["bokning", "boknig"], nobody)[0])
    assert len(neighbours(["bokning", "boknig"], np.array([False, True]))[0]) == 1
