"""The way of a request: the one table of which transitions there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from intake.requests.request import RequestState as State


class Transition(StrEnum):
    """A step on a request's way."""

    SUBMIT = "submit"
    REVIEW = "review"
    RETURN = "return"
    WITHDRAW = "withdraw"
    JOIN = "join"
    MEET = "meet"
    APPROVE = "approve"
    REJECT = "reject"
    REFER = "refer"
    BOARD_APPROVE = "board_approve"
    BOARD_REJECT = "board_reject"
    IMPLEMENT = "implement"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Way:
    """From which states a transition leads, and where to."""

    starts: frozenset[State]
    ends: State


def _way(starts: str, ends: State) -> Way:
    return Way(frozenset(map(State, starts.split())), ends)


UNDECIDED = "draft submitted in_review returned"

WAYS: Mapping[Transition, Way] = {
    Transition.SUBMIT: _way("draft returned", State.SUBMITTED),
    Transition.REVIEW: _way("submitted", State.IN_REVIEW),
    Transition.RETURN: _way("submitted in_review", State.RETURNED),
    Transition.WITHDRAW: _way(UNDECIDED, State.WITHDRAWN),
    Transition.JOIN: _way(UNDECIDED, State.JOINED),
    Transition.MEET: _way("draft submitted in_review", State.MET),
    Transition.APPROVE: _way("in_review", State.APPROVED),
    Transition.REJECT: _way("in_review", State.REJECTED),
    Transition.REFER: _way("in_review", State.REFERRED),
    Transition.BOARD_APPROVE: _way("referred", State.APPROVED),
    Transition.BOARD_REJECT: _way("referred", State.REJECTED),
    Transition.IMPLEMENT: _way("approved", State.IMPLEMENTED),
    Transition.REOPEN: _way("approved rejected met", State.IN_REVIEW),
}
"""Filling in the kundansvarig's step is the review: it takes a submitted request further."""

OPEN = frozenset(map(State, UNDECIDED.split()))
"""A request that is still on its way: steps may be filled in, and others be told of it."""


class NoSuchWayError(Exception):
    """A transition that the table does not have from the state that a request is in."""

    def __init__(self, transition: Transition | str, state: State) -> None:
        super().__init__(f"{transition} from {state}")
        self.transition = transition
        self.state = state


def end_of(transition: Transition, state: State) -> State:
    """Return where a transition leads from a state; refuse one that leads nowhere from it."""
    way = WAYS[transition]
    if state not in way.starts:
        raise NoSuchWayError(transition, state)
    return way.ends
