"""What the process had said on the day that a delegate decided."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.storage.loading import DATA, PROCESS
from intake.decisions.decision import BoardOutcome, DecisionOutcome
from intake.delegation.decisions.known import process_had_approved
from intake.process.process import read_process
from intake.requests.reading.dossier import Dossier
from intake.requests.request import RequestState

APPROVED, REJECTED = DecisionOutcome.APPROVED, DecisionOutcome.REJECTED
REFERRED = DecisionOutcome.REFERRED_TO_BOARD
FIRST = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def a_dossier(
    *outcomes: DecisionOutcome, boards: Any = (), state: Any = RequestState.APPROVED
) -> Dossier:
    """Return a request that was decided on once a week, and then went where it is."""
    at = [FIRST + n * 7 * DAY for n in range(len(outcomes))]
    decisions = [
        {"outcome": outcome, "decided_at": when} for outcome, when in zip(outcomes, at, strict=True)
    ]
    request = {"state": state, "state_since": (at or [FIRST])[-1] + DAY}
    process = read_process((DATA / PROCESS).read_text("utf-8"))
    return Dossier(request, process, decisions=decisions, board_decisions=list(boards))


def had_approved(dossier: Dossier, days_after_the_first: int) -> bool:
    return process_had_approved(dossier, (FIRST + days_after_the_first * DAY).date())


def test_an_approval_counts_from_its_day_on() -> None:
    dossier = a_dossier(APPROVED)

    assert [had_approved(dossier, days) for days in (-1, 0, 1, 400)] == [False, True, True, True]


@pytest.mark.parametrize("outcomes", [(), (REJECTED,), (REFERRED,)])
def test_what_is_no_approval_does_not_count(outcomes: tuple[DecisionOutcome, ...]) -> None:
    assert not had_approved(a_dossier(*outcomes), 400)


def test_the_last_decision_by_then_is_the_one_that_counts() -> None:
    dossier = a_dossier(REJECTED, APPROVED, REJECTED)

    assert [had_approved(dossier, days) for days in (6, 7, 13, 14)] == [False, True, True, False]


def test_an_approval_that_was_taken_up_again_counts_no_more() -> None:
    dossier = a_dossier(APPROVED, state=RequestState.IN_REVIEW)

    assert [had_approved(dossier, days) for days in (0, 1)] == [True, False]


def test_what_was_referred_is_approved_when_the_board_has_approved_it() -> None:
    said = {"outcome": BoardOutcome.APPROVED, "decided_on": (FIRST + 5 * DAY).date()}
    said |= {"recorded_at": FIRST + 6 * DAY}
    dossier = a_dossier(REFERRED, boards=[said])

    assert [had_approved(dossier, days) for days in (4, 5)] == [False, True]
    rejected = said | {"outcome": BoardOutcome.REJECTED}
    assert not had_approved(a_dossier(REFERRED, boards=[rejected]), 5)


def test_a_boards_earlier_approval_says_nothing_of_a_later_referral() -> None:
    earlier = {"outcome": BoardOutcome.APPROVED, "decided_on": date(2026, 3, 3)}
    earlier |= {"recorded_at": FIRST + DAY}
    dossier = a_dossier(REFERRED, REFERRED, boards=[earlier])

    assert [had_approved(dossier, days) for days in (6, 7)] == [True, False]
