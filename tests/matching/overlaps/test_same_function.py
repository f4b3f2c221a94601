"""Systems of one function stand together, and no chain of likeness joins others."""

from random import Random
from uuid import UUID

from matching.functions.evidence import Certainty, ServedFunction
from matching.functions.reading import read
from matching.overlaps.overlap import Overlap
from matching.overlaps.same_function import same_function
from matching.profiles import Profile
from matching.register.entries import Entry
from tests.matching.functions.small_vocabulary import VOCABULARY

Told = tuple[Entry, tuple[ServedFunction, ...]]


def told(*profiles: Profile) -> list[Told]:
    return [
        (Entry(UUID(int=number), one.key, one, sort_key=one.key), read(VOCABULARY, one))
        for number, one in enumerate(profiles)
    ]


def systems(**purposes: str) -> list[Told]:
    return told(*(Profile(key=key, purpose=purpose) for key, purpose in purposes.items()))


def found(systems: list[Told]) -> list[Overlap]:
    return list(same_function(VOCABULARY, systems))


def names(overlap: Overlap) -> list[str]:
    return [member.entry.name for member in overlap.members]


def test_two_systems_of_one_function_are_an_overlap_and_one_is_none() -> None:
    (only,) = found(systems(a="schemaläggning", b="Arbetsschema för kök", c="diarium"))

    assert only.key == "function:staff_scheduling"
    assert names(only) == ["a", "b"]


def test_a_system_of_two_functions_joins_no_others() -> None:
    overlaps = found(systems(a="vikarier", b="vikarier och boka tolk", c="boka tolk"))

    assert {one.code: sorted(names(one)) for one in overlaps} == {
        "interpreters": ["b", "c"],
        "substitutes": ["a", "b"],
    }


def test_children_alone_make_no_finding_at_their_parent() -> None:
    assert not found(systems(a="schemaläggning", b="vikarier"))


def test_a_parent_that_persons_set_has_an_overlap_with_its_children_inside() -> None:
    by_hand = [Profile(key=key, functions=("staffing",)) for key in ("a", "b")]

    (only,) = found(told(*by_hand, Profile(key="c", purpose="vikarier")))

    assert (only.code, names(only)) == ("staffing", ["a", "b"])
    assert only.certainty is Certainty.CERTAIN
    (inside,) = only.inside
    assert (inside.code, [member.entry.name for member in inside.members]) == ("substitutes", ["c"])


def test_the_order_of_the_systems_makes_no_difference() -> None:
    known = systems(
        a="schemaläggning", b="arbetsschema", c="boka tolk", d="boka tolk", e="vikarier"
    )
    shuffled = list(known)
    Random(7).shuffle(shuffled)

    assert found(shuffled) == found(known)
