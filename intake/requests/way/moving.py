"""Moving a request along its way, and what that takes."""

from collections.abc import Sequence

from intake.process.missing import MissingStep
from intake.requests.request import SystemRequest
from intake.requests.way.transitions import Transition, end_of
from record.row import now


class ChecklistIncompleteError(Exception):
    """Something that the process demands is missing."""

    def __init__(self, missing: Sequence[MissingStep]) -> None:
        super().__init__(", ".join(one.step for one in missing))
        self.missing = missing


def move(request: SystemRequest, transition: Transition) -> None:
    """Take a request further; refuse a way that it does not have from where it is."""
    request.state = end_of(transition, request.state)
    request.state_since = now()


def demand_complete(missing: Sequence[MissingStep]) -> None:
    """Refuse to go on while something is missing."""
    if missing:
        raise ChecklistIncompleteError(missing)
