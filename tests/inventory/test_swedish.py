"""Both databases sort and search as Swedes do."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from inventory.swedish import name_key, search_key, slug_of, sort_key
from inventory.systems.reading.filters import systems_matching
from inventory.systems.system import System
from record.recording.session import RecordedSession
from tests.factories import TESTER, make_system

ALPHABET = [
    *("2C8", "Agresso", "Édith", "Ekot", "Heroma", "Öppna", "Zebra"),
    *("Ådra", "ålder", "Ägir", "Ärende", "ödla", "Østersund"),
]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Zebra", "Ådra"),
        ("Ådra", "Ägir"),
        ("Ägir", "Ödla"),
        ("ekot", "Heroma"),
        ("Ekot", "Ékz"),
        ("Idé", "Idéer"),
        ("Æon", "Öl"),
        ("Lön", "Lön 2"),
        ("Lön", "Löner"),
        ("Time Care", "TimeCare"),
    ],
)
def test_one_name_comes_before_another(first: str, then: str) -> None:
    assert sort_key(first) < sort_key(then)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Heroma", "HEROMA"), ("Idé", "ide"), ("Café", "CAFE\u0301"), ("W3D3", "w3d3")],
)
def test_case_and_accents_do_not_part_names_in_order_or_search(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)
    assert search_key(one) == search_key(other)


def test_letters_of_our_own_are_letters_and_not_accents() -> None:
    assert search_key("Får") != search_key("Far")
    assert search_key("Lön") != search_key("Lon")


@given(st.text(max_size=30))
def test_the_way_a_letter_is_composed_does_not_matter(text: str) -> None:
    for key in (sort_key, search_key, name_key):
        assert key(unicodedata.normalize("NFD", text)) == key(unicodedata.normalize("NFC", text))


@given(st.text(max_size=30))
def test_a_sort_key_has_only_what_both_databases_compare_alike(text: str) -> None:
    assert set(sort_key(text)) <= set("0123456789abcdefghijklmnopqrstuvwxyz{|} ")


@given(st.text(max_size=100))
def test_a_slug_can_stand_in_an_address_and_is_never_empty(text: str) -> None:
    slug = slug_of(text)

    assert set(slug) <= set("0123456789abcdefghijklmnopqrstuvwxyz-")
    assert 0 < len(slug) <= 60
    assert slug_of(slug) == slug


def test_a_slug_is_readable() -> None:
    assert slug_of("Vård- och omsorgsförvaltningen") == "vard-och-omsorgsforvaltningen"
    assert slug_of("  ?! ") == "utan-namn"


def test_names_are_the_same_whatever_their_case_and_spaces() -> None:
    assert name_key(" Time  Care ") == name_key("TIME CARE")
    assert name_key("Lön") != name_key("Lon")


def test_the_database_sorts_as_the_alphabet_does(session: RecordedSession) -> None:
    for name in reversed(ALPHABET):
        make_system(session, name)

    in_order = session.scalars(select(col(System.name)).order_by(col(System.sort_key))).all()

    assert in_order == sorted(ALPHABET, key=sort_key)
    assert in_order.index("Zebra") < in_order.index("Ådra") < in_order.index("Ägir")
    assert in_order.index("Ärende") < in_order.index("ödla")
    assert in_order.index("Édith") < in_order.index("Ekot") < in_order.index("Heroma")


NAMES = ("Ekonomisystemet", "Idébanken", "Lönen", "Longkalendern", "100% Koll")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ekonomi", {"Ekonomisystemet"}),
        ("EKONOMI", {"Ekonomisystemet"}),
        ("ide", {"Idébanken"}),
        ("idé", {"Idébanken"}),
        ("lön", {"Lönen"}),
        ("lon", {"Longkalendern"}),
        ("LÖNEN system", set()),
        ("banken idé", {"Idébanken"}),
        ("100%", {"100% Koll"}),
        ("0_", set()),
        ("ÅRSHJUL", {"Årshjulet"}),
        (" ", {*NAMES, "Årshjulet"}),
    ],
)
def test_search_finds_words_whatever_their_case_and_accents(
    session: RecordedSession, text: str, names: set[str]
) -> None:
    for name in NAMES:
        make_system(session, name)
    make_system(session, "Årshjulet", purpose="Planering")

    found = session.scalars(
        select(col(System.name)).where(col(System.id).in_(systems_matching(TESTER, {"q": text})))
    )

    assert set(found) == names
