"""One product entered twice, and look-alikes that are not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.names.findings import Certainty, Evidence, SameProduct, same_products
from matching.names.reading.knowledge import Knowledge, KnownProduct, tasks_from
from matching.profiles import Profile, UseProfile

KNOWLEDGE = Knowledge(
    products=(
        KnownProduct("Lifecare", ("Procapita",), "Tietoevry"),
        KnownProduct("MCSS", ("Appva",), "Vitec Appva"),
        KnownProduct("QlikView", (), "Qlik"),
        KnownProduct("Qlik Sense", (), "Qlik"),
        KnownProduct("Zoom", (), "Zoom", frozenset({"video_meeting"})),
    ),
    tasks=tasks_from(
        [
            ("staff_scheduling", "schema"),
            ("staff_scheduling", "schemaläggning"),
            ("purchase_ordering", "inköp"),
            ("recruitment", "rekrytering"),
            ("time_reporting", "tidrapportering"),
            ("homecare_route_planning", "planering"),
            ("care_placement", "placering"),
            ("e_signing", "signering"),
            ("video_meeting", "videokonferens"),
            ("video_meeting", "konferens"),
        ]
    ),
)


def thing(key: str, name: str, vendor: str = "", *aliases: str, stated: str = "") -> Profile:
    return Profile(key, name, aliases, vendor, stated=(stated,) if stated else ())


def found(*profiles: Profile) -> list[SameProduct]:
    return same_products(profiles, KNOWLEDGE)


def are_one(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return bool(found(thing("a", *left), thing("b", *right)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Heroma", "CGI"), ("CGI HEROMA v.2023", "CGI")),
        (("Time Care Pool", "Time Care"), ("timecarepool", "RLDatix")),
        (("Time Care Planering", "RLDatix"), ("TC-planering", "Timecare AB")),
        (("Digital Fox Respons", "DF"), ("DF Respons", "Digital Fox")),
        (("Power BI", "Microsoft"), ("PowerBI Pro", "MS")),
        (("QGIS", "öppen källkod"), ("Q-GIS 3.28", "")),
        (("Treserva", "CGI"), ("CGI Treserva LSS", "")),
        (("Interbook Go", "Argentum"), ("interbook", "")),
        (("Bokningsportalen", "Firma AB"), ("Boknigsportalen", "Firma")),
        (("Biblioteksportal Kako", "Firma AB"), ("Bibli. Kako", "Firma AB")),
        (("Kvarnviken", "Firma AB"), ("Cvarnwiken", "")),
        (("Zoom", "Zoom"), ("Zoom licenser konferens", "")),
    ],
)
def test_one_product_is_found_under_two_spellings(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    assert are_one(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Cicero", "Systematic"), ("Ciceron", "Visma Ciceron")),
        (("Castor", "Prosona"), ("Kastor", "egen")),
        (("ARX", "Assa Abloy"), ("ARK", "")),
        (("Salto", "Salto Systems"), ("Saldo", "")),
        (("Viva", "Ilab"), ("Viva Insights", "Microsoft", "Viva")),
        (("Heroma", "CGI"), ("Heroma Schema", "CGI")),
        (("Open ePlatform", "Nordic Peak"), ("Open ePlatform Signera", "Nordic Peak")),
        (("Raindance", "CGI"), ("Raindance Inköp", "")),
        (("Tidrapportering", ""), ("Tidrapportering", "")),
        (("Kako Barn", "Firma AB"), ("Kako Äldre", "Firma AB")),
        (("Omsorg Planering", "Firma AB"), ("Omsorg Placering", "Firma AB")),
        (("QlikView", "Qlik"), ("Qlik Sense", "Qlik", "QlikView")),
        (("", ""), ("", "")),
    ],
)
def test_look_alikes_are_not_one_product(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert not are_one(left, right)


def test_a_former_name_is_found_through_what_is_known_of_the_product() -> None:
    [finding] = found(thing("a", "Lifecare", "Tietoevry"), thing("b", "Procapita", "Tieto"))
    assert finding.certainty is Certainty.CERTAIN
    assert finding.evidence[0][:4] == ("known_product", "name", "Lifecare", "Procapita")


def test_a_known_name_of_another_vendor_is_not_that_product() -> None:
    assert not are_one(("MCSS", "Vitec Appva"), ("Appva", "Snickaren AB"))


def test_a_nickname_is_found_among_aliases_and_among_what_units_call_it() -> None:
    finance = thing("a", "Raindance", "CGI", "Ekot")
    [finding] = found(finance, thing("b", "Ekot", "CGI"))
    assert finding.evidence[0] == Evidence("alias", "alias", "Ekot", "Ekot", 1.0)
    in_use = Profile("a", "Raindance", vendor="CGI", uses=(UseProfile(local_name="Ekot"),))
    assert found(in_use, thing("b", "Ekot", "CGI"))[0].evidence[0].field == "local_name"


def test_a_short_form_of_a_modules_name_is_no_evidence() -> None:
    module = thing("a", "Tempus Tidrapportering", "Tempus Tid AB", "Tempus")
    assert not found(module, thing("b", "Tempus", "Tempus Information"))


def test_the_same_stated_function_makes_a_task_in_the_name_say_nothing() -> None:
    described = thing("a", "Skola24 schemaläggning", stated="schema")
    assert found(described, thing("b", "Skola24", "Skola24", stated="schema"))
    assert not found(described, thing("b", "Skola24", "Skola24", stated="närvaro"))


def test_three_letters_in_common_are_not_enough_where_the_functions_differ() -> None:
    two = (thing("a", "PMO", "CGI"), thing("b", "PMO"))
    assert same_products(two)
    functions = {"a": frozenset({"student_health"}), "b": frozenset({"project_portfolio"})}
    assert not same_products(two, functions=functions)


def test_a_name_that_two_vendors_products_have_is_evidence_for_neither() -> None:
    mine, other, unclear = (
        thing("a", "Kako", "Firma"),
        thing("b", "Kako", "Bolag"),
        thing("c", "Kako"),
    )
    assert found(mine, unclear)
    assert not found(mine, other, unclear)


def test_a_slip_is_possible_and_never_certain() -> None:
    [finding] = found(
        thing("a", "Bokningsportalen", "Firma"), thing("b", "Boknigsportalen", "Firma")
    )
    assert finding.certainty is Certainty.POSSIBLE


NAMES = st.sampled_from(
    [
        "Heroma", "CGI Heroma v.2023", "Heroma Schema", "Lifecare", "Procapita", "Kako Barn",
        "Kako Äldre", "kakobarn", "Bokningsportalen", "Boknigsportalen", "Ekot", "Raindance",
        "Skola24", "skola 24", "Time Care Pool", "TC pool", "", "360",
    ]
)  # fmt: skip
PROFILES = st.lists(
    st.builds(
        lambda name, alias, vendor: Profile("", name, (alias,) if alias else (), vendor),
        NAMES,
        NAMES,
        st.sampled_from(("", "CGI", "Tieto", "Firma AB")),
    ),
    max_size=6,
).map(lambda profiles: [replace(one, key=f"{place}") for place, one in enumerate(profiles)])


@given(PROFILES, st.randoms(use_true_random=False))
def test_the_order_of_the_register_makes_no_difference(
    profiles: list[Profile], chance: object
) -> None:
    shuffled = list(profiles)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert same_products(shuffled, KNOWLEDGE) == same_products(profiles, KNOWLEDGE)


@given(PROFILES)
def test_without_its_evidence_a_finding_is_gone(profiles: list[Profile]) -> None:
    for finding in same_products(profiles, KNOWLEDGE):
        pair = [one for one in profiles if one.key in (finding.left_key, finding.right_key)]
        left, right = sorted(pair, key=lambda one: one.key)
        for only in same_products([left, right], KNOWLEDGE):
            gone = {item.found for item in only.evidence if item.signal != "vendor"}
            assert not same_products([without(left, gone), right], KNOWLEDGE)


def without(profile: Profile, texts: set[str]) -> Profile:
    name = "" if profile.name in texts else profile.name
    return replace(
        profile, name=name, aliases=tuple(one for one in profile.aliases if one not in texts)
    )


@given(PROFILES)
def test_scores_are_within_0_and_100_and_keys_in_order(profiles: list[Profile]) -> None:
    for finding in same_products(profiles, KNOWLEDGE):
        assert 0 < finding.score <= 100
        assert finding.left_key < finding.right_key


WORDS = st.sampled_from(("Barn", "Äldre", "Vuxen", "Gymnasium", "Kultur", "Bygg", "Teknik"))


@given(WORDS, WORDS, st.text("bdfgklmnprstv", min_size=5, max_size=9))
def test_a_name_never_joins_one_with_another_distinguishing_word(
    one: str, other: str, family: str
) -> None:
    pair = same_products([thing("a", f"{family} {one}", "F"), thing("b", f"{family} {other}", "F")])
    assert bool(pair) == (one == other)
