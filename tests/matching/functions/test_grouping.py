"""Systems of one function stand together, and no chain of likeness joins others."""

from random import Random

from matching.functions.evidence import Certainty
from matching.functions.grouping import Served, group
from matching.functions.reading import read
from matching.profiles import Profile
from tests.matching.functions.small_vocabulary import VOCABULARY


def systems(**purposes: str) -> list[Served]:
    return [
        Served(key, read(VOCABULARY, Profile(key=key, purpose=purpose)))
        for key, purpose in purposes.items()
    ]


def test_two_systems_of_one_function_are_a_group_and_one_is_none() -> None:
    (only,) = group(systems(a="schemaläggning", b="Arbetsschema för kök", c="diarium"))

    assert only.code == "staff_scheduling"
    assert [member.key for member in only.members] == ["a", "b"]


def test_a_system_of_two_functions_joins_no_others() -> None:
    found = group(systems(a="vikarier", b="vikarier och boka tolk", c="boka tolk"))

    assert {one.code: [m.key for m in one.members] for one in found} == {
        "interpreters": ["b", "c"],
        "substitutes": ["a", "b"],
    }


def test_children_alone_make_no_finding_at_their_parent() -> None:
    assert not group(systems(a="schemaläggning", b="vikarier"))


def test_a_parent_that_persons_set_is_a_group_of_its_own() -> None:
    set_by_hand = [
        Served(key, read(VOCABULARY, Profile(key=key, purpose=text, functions=("staffing",))))
        for key, text in (("a", "vikarier"), ("b", ""))
    ]

    (only,) = group(set_by_hand)

    assert only.code == "staffing"
    assert all(m.function.certainty is Certainty.CERTAIN for m in only.members)
    assert only.certain == only.members


def test_the_order_of_the_systems_makes_no_difference() -> None:
    known = systems(
        a="schemaläggning", b="arbetsschema", c="boka tolk", d="boka tolk", e="vikarier"
    )
    shuffled = list(known)
    Random(7).shuffle(shuffled)

    assert group(shuffled) == group(known)
