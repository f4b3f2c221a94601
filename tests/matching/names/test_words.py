"""Names cut into words that can be compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.names.reading.vendors import OWN, vendor_words, vendors_agree
from matching.names.reading.words import core_words, fold, sounds_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ärendehantering Åäö", ("arendehantering", "aao")),
        ("PowerBI", ("power", "bi")),
        ("Skola24", ("skola", "24")),
        ("Q-GIS 3.28", ("q", "gis", "3.28")),
        ("iLOQ", ("iloq",)),
        ("SaaS", ("saas",)),
    ],
)
def test_a_name_is_cut_into_words(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Heroma v.2023", ("heroma",)),
        ("KIA (appen)", ("kia",)),
        ("Nya Platina 12.1 test", ("platina",)),
        ("Secure App box", ("secure", "app", "box")),
        ("Webb", ("webb",)),
        ("2023", ("2023",)),
    ],
)
def test_versions_and_filler_around_a_name_are_left_out(text: str, core: tuple[str, ...]) -> None:
    assert core_words(words_of(text)) == core


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_and_words_are_in_the_folded_text(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    words = words_of(text)
    assert list(map(len, sounds_of(words))) == list(map(len, words))


@given(st.text(st.characters(codec="utf-8"), max_size=20), st.text(max_size=20))
def test_vendors_agree_both_ways(one: str, other: str) -> None:
    left, right = vendor_words(one), vendor_words(other)
    assert vendors_agree(left, right) == vendors_agree(right, left)


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("Tieto", "Tietoevry", 1),
        ("Digital Fox", "DF", 1),
        ("RCO Security", "rco", 1),
        ("Microsoft", "MS", 0),
        ("öppen källkod", "Nordic Peak", 0),
        ("egen", "egen utveckling", 0),
        ("egen", "CGI", -1),
        ("Systematic", "Sokigo", -1),
    ],
)
def test_vendors_are_compared_as_people_write_them(left: str, right: str, agree: int) -> None:
    assert vendors_agree(vendor_words(left), vendor_words(right)) == agree


def test_the_home_made_has_a_vendor_of_its_own() -> None:
    assert vendor_words("Egen utveckling") == (OWN,)
