"""A request goes the ways of the contract's table, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.requests.request import RequestState
from intake.requests.way.transitions import OPEN, WAYS, NoSuchWayError, Transition, end_of

TABLE = {
    "submit": ("draft returned", "submitted"),
    "review": ("submitted", "in_review"),
    "return": ("submitted in_review", "returned"),
    "withdraw": ("draft returned submitted in_review", "withdrawn"),
    "join": ("draft returned submitted in_review", "joined"),
    "meet": ("draft submitted in_review", "met"),
    "approve": ("in_review", "approved"),
    "reject": ("in_review", "rejected"),
    "refer": ("in_review", "referred"),
    "board_approve": ("referred", "approved"),
    "board_reject": ("referred", "rejected"),
    "implement": ("approved", "implemented"),
    "reopen": ("approved rejected met", "in_review"),
}
"""As the contract has it, written anew."""


@pytest.mark.parametrize("transition", Transition)
@pytest.mark.parametrize("state", RequestState)
def test_each_transition_leads_where_the_table_says_from_each_state(
    transition: Transition, state: RequestState
) -> None:
    starts, end = TABLE[transition]
    if state in starts.split():
        assert end_of(transition, state) == end
    else:
        with pytest.raises(NoSuchWayError) as refused:
            end_of(transition, state)
        assert (refused.value.transition, refused.value.state) == (transition, state)


def test_what_is_over_stays_over() -> None:
    leads_on = {state for way in WAYS.values() for state in way.starts}

    assert set(RequestState) - leads_on == {
        RequestState.JOINED,
        RequestState.WITHDRAWN,
        RequestState.IMPLEMENTED,
    }


def test_a_request_under_way_has_not_been_decided() -> None:
    decided = {WAYS[way].ends for way in (Transition.APPROVE, Transition.REJECT, Transition.REFER)}

    assert OPEN.isdisjoint(decided)
    assert WAYS[Transition.WITHDRAW].starts == OPEN == WAYS[Transition.JOIN].starts


@given(st.lists(st.sampled_from(Transition), max_size=12))
def test_no_order_of_transitions_decides_what_has_not_been_reviewed(way: list[Transition]) -> None:
    state, reviewed = RequestState.DRAFT, False
    for transition in way:
        try:
            state = end_of(transition, state)
        except NoSuchWayError:
            continue
        reviewed = reviewed or state is RequestState.IN_REVIEW
        decided = state in (RequestState.APPROVED, RequestState.REJECTED, RequestState.REFERRED)
        assert reviewed or not decided
