"""The value with how it was worked out: what is shown adds up to what is judged."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.basis.value import worked_out
from intake.process.facts import Facts
from intake.process.limits import Limits
from intake.process.steps import StepCode

LIMITS = Limits(100_000, 700_000, 48, 2, 4, 2)
AMOUNTS = st.integers(0, 10**12)


def facts(**value: Any) -> Facts:
    return Facts({StepCode.PROCUREMENT_CONSULTATION: {"value": value or None}}, LIMITS)


def test_what_has_no_end_counts_for_forty_eight_months() -> None:
    told = worked_out(facts(one_time=50_000, per_month=4_000, months=None, options=10_000))

    assert told is not None
    assert (told["months_counted"], told["running"], told["total"]) == (48, 192_000, 252_000)
    assert told["over_documentation_limit"]
    assert not told["over_direct_procurement_limit"]


@pytest.mark.parametrize(("months", "counted"), [(0, 0), (12, 12), (48, 48), (60, 48)])
def test_an_agreement_counts_for_as_long_as_the_law_looks(months: int, counted: int) -> None:
    told = worked_out(facts(one_time=0, per_month=1_000, months=months, options=0))

    assert told is not None
    assert (told["months_counted"], told["total"]) == (counted, 1_000 * counted)


def test_nothing_stated_is_nothing_worked_out() -> None:
    assert worked_out(facts()) is None


@given(AMOUNTS, AMOUNTS, st.none() | st.integers(0, 1_200), AMOUNTS)
def test_the_lines_add_up_to_the_sum(one: int, month: int, months: int | None, more: int) -> None:
    asked = facts(one_time=one, per_month=month, months=months, options=more)

    told = worked_out(asked)

    assert told is not None
    assert told["one_time"] + told["running"] + told["options"] == told["total"] == asked.value
