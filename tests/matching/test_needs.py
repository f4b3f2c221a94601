"""A need in a department's own words, against what there is."""

import pytest

from matching.functions.evidence import Certainty
from matching.functions.reading import read
from matching.needs.index import Candidate, NeedIndex
from matching.profiles import Profile
from tests.matching.functions.small_vocabulary import VOCABULARY

SYSTEMS = (
    Profile(key="pool", name="Time Care Pool", purpose="Vikarier beställs av enheterna"),
    Profile(key="list", name="Listan", purpose="vikarier till köket"),
    Profile(key="halls", name="Hallen", stated=("lokalbokning",), purpose="idrottshall"),
    Profile(key="platina", name="Platina", vendor="Formpipe"),
    Profile(key="skates", name="Skridskoboden", purpose="Skridskor och hjälmar på vintern"),
)


@pytest.fixture
def index() -> NeedIndex:
    filled = NeedIndex(VOCABULARY)
    for profile in SYSTEMS:
        filled.put(profile, read(VOCABULARY, profile))
    return filled


def likely(candidates: tuple[Candidate, ...]) -> list[str]:
    return [one.key for one in candidates if one.score >= 50]


def test_what_serves_the_need_comes_first_the_surest_before_others(index: NeedIndex) -> None:
    match = index.match("Vi har ont om vikarier och vill slippa ringa runt")

    assert [one.code for one in match.functions] == ["substitutes"]
    assert [one.key for one in match.candidates][:2] == ["pool", "list"]
    assert match.candidates[0].certainty is Certainty.CERTAIN
    assert match.candidates[0].evidence


def test_a_need_that_nothing_meets_shows_nothing_as_likely(index: NeedIndex) -> None:
    assert not likely(index.match("Vi vill simulera skyfall i gatunätet").candidates)
    assert not likely(index.match("").candidates)


def test_words_in_common_are_weak_and_never_likely(index: NeedIndex) -> None:
    match = index.match("Låna skridskor och hjälmar på vintern vid skridskoboden")

    assert match.candidates[0].key == "skates"
    assert not likely(match.candidates)
    assert {one.found for one in match.candidates[0].evidence} >= {"Skridskor", "hjälmar"}


def test_what_the_department_set_weighs_most(index: NeedIndex) -> None:
    match = index.match("Vi behöver något nytt", functions=("hall_booking",))

    assert likely(match.candidates) == ["halls"]


def test_a_product_named_in_the_need_counts(index: NeedIndex) -> None:
    assert likely(index.match("Vi har sett Platina hos en grannkommun").candidates) == ["platina"]


def test_what_a_need_wants_to_be_rid_of_is_not_what_it_asks_for(index: NeedIndex) -> None:
    asked = index.match("Vi vill slippa diarium, vi vill boka tolk").functions

    assert asked[0].code == "interpreters"


def test_saying_that_something_is_lacking_is_a_need(index: NeedIndex) -> None:
    assert likely(index.match("Vi saknar ett system för vikarier").candidates)


def test_a_changed_system_is_found_as_it_is_now(index: NeedIndex) -> None:
    changed = Profile(key="list", name="Listan", stated=("lokalbokning",))
    index.put(changed, read(VOCABULARY, changed))
    index.drop("pool")

    assert not likely(index.match("vikarier").candidates)
    assert set(likely(index.match("Vi vill hyra lokal").candidates)) == {"halls", "list"}


def test_the_order_in_which_systems_came_makes_no_difference(index: NeedIndex) -> None:
    turned = NeedIndex(VOCABULARY)
    for profile in reversed(SYSTEMS):
        turned.put(profile, read(VOCABULARY, profile))

    for text in ("vikarier i köket", "idrottshall på vintern", ""):
        assert turned.match(text) == index.match(text)


def test_a_system_for_the_whole_field_may_do_the_part_that_is_asked_for(index: NeedIndex) -> None:
    whole = Profile(key="whole", name="Tiden", functions=("staffing",))
    index.put(whole, read(VOCABULARY, whole))

    (found,) = index.match("Något nytt", functions=("staff_scheduling",)).candidates

    assert (found.key, found.certainty) == ("whole", Certainty.POSSIBLE)
    assert found.score >= 50


def test_what_may_not_be_seen_has_no_influence(index: NeedIndex) -> None:
    seen = ("list", "halls", "skates")
    hidden = frozenset(profile.key for profile in SYSTEMS if profile.key not in seen)
    alone = NeedIndex(VOCABULARY)
    for profile in SYSTEMS:
        if profile.key in seen:
            alone.put(profile, read(VOCABULARY, profile))

    for need in ("vikarier till köket på vintern", "hyra en idrottshall", "skridskor"):
        assert index.match(need, hidden=hidden) == alone.match(need)


@pytest.mark.parametrize(
    "text",
    ["Vi har ont om vikarier", "Vi bokar idrottshallar och beställer vikarier", "Skridskor", ""],
)
def test_what_is_likely_is_known_without_looking_for_words(index: NeedIndex, text: str) -> None:
    for hidden in (frozenset[str](), frozenset({"pool"})):
        match = index.match(text, hidden=hidden)
        quick = index.likely(match.functions, 50, hidden)

        assert quick is not None
        assert {*quick} == {one for one in match.candidates if one.score >= 50}


def test_where_more_are_likely_than_are_asked_for_words_must_be_looked_at(index: NeedIndex) -> None:
    match = index.match("", ("substitutes", "hall_booking"))

    assert sorted(likely(match.candidates)) == ["halls", "pool"]
    assert index.likely(match.functions, 2) is not None
    assert index.likely(match.functions, 1) is None
