"""Which functions a system serves, and why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.functions.evidence import Certainty, ServedFunction, Signal
from matching.functions.reading import read
from matching.functions.vocabulary.compiled import compile_vocabulary
from matching.functions.vocabulary.entries import ProductEntry
from matching.profiles import Profile, UseProfile
from tests.matching.functions.small_vocabulary import (
    FUNCTIONS,
    PRODUCTS,
    VOCABULARY,
    likely,
    served,
)


def test_what_a_person_set_is_certain_and_whole() -> None:
    one = served(functions=("diary",))["diary"]

    assert (one.score, one.certainty) == (100, Certainty.CERTAIN)
    assert [(e.signal, e.field, e.weight) for e in one.evidence] == [
        (Signal.FUNCTION, "functions", 1.0)
    ]


def test_what_a_unit_uses_it_for_is_certain() -> None:
    one = served(uses=(UseProfile(functions=("library",)),))["library"]

    assert one.certainty is Certainty.CERTAIN
    assert one.evidence[0].signal is Signal.USE


def test_a_plain_word_of_the_function_field_decides() -> None:
    assert served(stated=("vikariebokning",))["substitutes"].certainty is Certainty.CERTAIN


@pytest.mark.parametrize("word", ["system", "verksamhetsstöd", "schema", "bokning"])
def test_a_general_word_of_the_function_field_decides_nothing(word: str) -> None:
    found = served(stated=(word,))

    assert all(one.certainty is Certainty.POSSIBLE for one in found.values())
    assert not likely(stated=(word,))


def test_prose_only_proposes() -> None:
    one = served(purpose="Schemaläggning för medarbetare på badet")["staff_scheduling"]

    assert one.certainty is Certainty.POSSIBLE
    assert one.score >= 50


def test_evidence_is_the_text_as_it_stands_in_the_register() -> None:
    (evidence,) = served(purpose="Sköter ÖNSKESCHEMAN")["staff_scheduling"].evidence

    assert (evidence.signal, evidence.field) == (Signal.PURPOSE, "purpose")
    assert (evidence.found, evidence.matched) == ("ÖNSKESCHEMAN", "önskeschema")


@pytest.mark.parametrize(
    "purpose",
    [
        "schemaläggning",
        "schema läggning",
        "Schemaläggningssystem",
        "lägga scheman",
        "schemalägger",
    ],
)
def test_compounds_may_be_joined_split_or_inflected(purpose: str) -> None:
    assert likely(purpose=purpose) == {"staff_scheduling"}


def test_a_school_timetable_is_no_staff_schedule() -> None:
    assert likely(purpose="Skolschema: lektioner per elev och sal") == {"timetabling"}


def test_booking_rooms_halls_and_interpreters_are_three_jobs() -> None:
    assert likely(purpose="boka rum på kontoret") == {"room_booking"}
    assert likely(purpose="hyra lokal för kalas") == {"hall_booking"}
    assert likely(purpose="boka tolk till samtal") == {"interpreters"}


@pytest.mark.parametrize(
    "purpose",
    [
        "Ska ersättas av diarium",
        "Används inte för diarium",
        "Diarium köptes aldrig",
        "Tidigare diarium",
    ],
)
def test_what_the_purpose_denies_is_no_evidence(purpose: str) -> None:
    assert not served(purpose=purpose)


def test_the_name_of_the_department_says_where_and_not_what() -> None:
    assert "library" in likely(purpose="Biblioteket")
    assert not served(purpose="Biblioteket", departments=("Biblioteket",))


@pytest.mark.parametrize("purpose", ["", "   ", "System", "Ett system som används i verksamheten"])
def test_empty_and_general_texts_say_nothing(purpose: str) -> None:
    assert not likely(name="Systemet", purpose=purpose)


def test_what_a_person_refused_is_never_found_again() -> None:
    assert not served(stated=("diarium",), purpose="Diarium", refused=("diary",))


def test_a_product_that_does_one_thing_decides() -> None:
    one = served(name="TimeCare Pool")["substitutes"]

    assert one.certainty is Certainty.CERTAIN
    assert one.evidence[0].signal is Signal.KNOWN_PRODUCT


def test_a_suite_only_proposes_and_its_text_picks() -> None:
    found = served(name="Lifecare", purpose="Hemtjänstplanering för alla grupper")

    assert found["home_care"].certainty is Certainty.POSSIBLE
    assert found["home_care"].score > found.get("care_records", found["home_care"]).score - 1
    assert served(name="Procapita")["care_records"].certainty is Certainty.POSSIBLE


def test_the_longest_product_name_wins() -> None:
    assert likely(name="Lifecare Planering") == {"home_care"}


def test_a_name_that_is_a_common_word_needs_its_vendor() -> None:
    assert not likely(name="Viva")
    assert likely(name="Viva", vendor="Ilab AB") == {"care_records"}
    assert not likely(name="Viva", vendor="Microsoft")


def test_a_home_made_list_is_not_the_product_of_that_name() -> None:
    assert not likely(name="Platina", vendor="egen")


def test_a_word_in_passing_gives_way_to_what_the_text_is_about() -> None:
    found = likely(
        name="Boklån", purpose="Bibliotek med boklån och reservationer, konferensrum finns"
    )

    assert found == {"library"}


def test_a_field_gives_way_to_the_job_that_is_found() -> None:
    assert likely(stated=("personalplanering",), purpose="vikarier") >= {"substitutes"}


WORDS = st.lists(
    st.sampled_from(
        """schemaläggning vikarier diarium boka rum tolk hemtjänst planering bibliotek elev lektion
        system och för inte används schema idrottshall patientjournal Ängsgården x 2024 .
        ,""".split()  # noqa: SIM905
    ),
    max_size=12,
).map(" ".join)
PROFILES = st.builds(
    Profile,
    key=st.just("one"),
    name=st.one_of(WORDS, st.sampled_from(["Lifecare", "Viva", "Time Care Pool", "Platina X"])),
    vendor=st.sampled_from(["", "Ilab", "egen", "Tietoevry"]),
    purpose=WORDS,
    stated=st.lists(WORDS, max_size=2).map(tuple),
    functions=st.lists(st.sampled_from(["diary", "library"]), max_size=1).map(tuple),
)


def without(profile: Profile, function: ServedFunction) -> Profile:
    """Take away every word that the evidence names."""
    cleared = profile
    for evidence in function.evidence:
        if evidence.field == "functions":
            cleared = replace(cleared, functions=())
        elif evidence.field == "stated":
            cleared = replace(cleared, stated=())
        elif evidence.field == "name":
            cleared = replace(cleared, name=cleared.name.replace(evidence.found, " "))
        elif evidence.field == "purpose":
            cleared = replace(cleared, purpose=cleared.purpose.replace(evidence.found, " "))
    return cleared


@given(PROFILES)
def test_without_its_evidence_a_finding_is_gone_or_rests_on_other_evidence(
    profile: Profile,
) -> None:
    for function in read(VOCABULARY, profile):
        left = without(profile, function)
        again = {one.code: one for one in read(VOCABULARY, left)}.get(function.code)
        if again is not None:
            before = {(e.field, e.found, e.matched) for e in function.evidence}
            after = {(e.field, e.found, e.matched) for e in again.evidence}
            assert not before & after


@given(PROFILES)
def test_scores_lie_between_0_and_100_and_every_finding_has_evidence(profile: Profile) -> None:
    for function in read(VOCABULARY, profile):
        assert 0 < function.score <= 100
        assert function.evidence
        assert all(0 < evidence.weight <= 1 for evidence in function.evidence)


@given(PROFILES)
def test_what_is_found_stands_in_the_register(profile: Profile) -> None:
    for function in read(VOCABULARY, profile):
        for evidence in function.evidence:
            if evidence.field in ("name", "purpose"):
                assert evidence.found in getattr(profile, evidence.field)
            if evidence.field == "stated":
                assert any(evidence.found in item for item in profile.stated)


@given(PROFILES)
def test_the_order_of_the_vocabulary_makes_no_difference(profile: Profile) -> None:
    turned = compile_vocabulary(FUNCTIONS[::-1], PRODUCTS[::-1])

    assert read(turned, profile) == read(VOCABULARY, profile)


def test_a_word_of_two_functions_speaks_for_the_one_that_the_rest_speaks_for() -> None:
    assert likely(stated=("schema",), purpose="Lektionsschema för alla klasser") == {"timetabling"}


def test_a_stated_word_does_not_decide_where_the_text_speaks_for_something_else() -> None:
    found = served(stated=("diarium",), purpose="Vikarier till skolan")

    assert found["diary"].certainty is Certainty.POSSIBLE


def test_a_product_that_the_register_is_unsure_of_decides_nothing() -> None:
    assert not likely(name="Systemet", aliases=("Time Care Pool?",))


def test_only_a_part_of_the_name_decides_nothing() -> None:
    one = served(name="Platina fotoalbum")["diary"]

    assert one.certainty is Certainty.POSSIBLE


def test_a_given_name_alone_is_no_product() -> None:
    stella = ProductEntry("Stella", (), "Miljödata", ("diary",))
    vocabulary = compile_vocabulary(FUNCTIONS, [stella])

    (found,) = read(vocabulary, Profile("one", name="Stella"))
    (sure,) = read(vocabulary, Profile("one", name="Stella", vendor="Miljödata AB"))

    assert found.score < 50
    assert sure.certainty is Certainty.CERTAIN


def test_what_it_is_used_for_too_is_not_said_in_passing() -> None:
    before = "Här finns det som vi i gruppen har samlat på oss under många långa år och"

    assert likely(purpose=f"{before}. Används också som diarium") == {"diary"}


@pytest.mark.parametrize("purpose", ["vikarielistan", "vikariebokn", "vikarier"])
def test_definite_and_shortened_words_are_the_same_words(purpose: str) -> None:
    assert likely(purpose=purpose) == {"substitutes"}


def test_a_phrase_is_told_as_it_stands_between_tabs_and_line_breaks() -> None:
    (evidence,) = served(purpose="Här kan\tman\n  boka rum\tidag")["room_booking"].evidence

    assert evidence.found == "boka rum"


def test_words_of_two_clauses_are_no_phrase() -> None:
    assert "room_booking" not in likely(purpose="Boka. Rum")


def test_what_its_own_field_says_more_clearly_is_not_said_in_passing() -> None:
    purpose = "Personalplanering, bemanning och tid för de anställda på badet, med vikarier"

    assert likely(purpose=purpose) == {"substitutes"}
