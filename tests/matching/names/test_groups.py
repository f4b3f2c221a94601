"""Groups of entries that are one product."""

from hypothesis import given
from hypothesis import strategies as st

from matching.names.findings import Certainty, SameProduct
from matching.names.groups import groups_of


def finding(left: str, right: str, score: int = 95) -> SameProduct:
    return SameProduct(left, right, score, Certainty.CERTAIN, ())


def test_three_that_are_all_alike_are_one_group() -> None:
    assert groups_of([finding("a", "b"), finding("b", "c"), finding("a", "c")]) == [("a", "b", "c")]


def test_a_chain_is_no_group_and_the_better_finding_wins() -> None:
    assert groups_of([finding("a", "b", 80), finding("b", "c", 95)]) == [("b", "c")]


PAIRS = st.sets(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda p: p[0] < p[1])
)


@given(PAIRS)
def test_every_two_of_a_group_are_a_finding_and_nobody_is_in_two_groups(
    pairs: set[tuple[str, str]],
) -> None:
    groups = groups_of(finding(left, right) for left, right in pairs)
    members = [key for group in groups for key in group]
    assert len(members) == len(set(members))
    for group in groups:
        assert all((a, b) in pairs for a in group for b in group if a < b)
