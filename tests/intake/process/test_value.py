"""A purchase is worth all that may be paid, and an agreement without an end 48 months of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.process.value import value_of

MONEY = st.integers(0, 10**9)
MONTHS = st.none() | st.integers(0, 1200)


@pytest.mark.parametrize(
    ("months", "value"),
    [(None, 48_000), (0, 0), (1, 1_000), (47, 47_000), (48, 48_000), (49, 48_000), (120, 48_000)],
)
def test_a_running_cost_counts_for_its_months_but_never_for_more_than_48(
    months: int | None, value: int
) -> None:
    assert value_of({"per_month": 1_000, "months": months}, 48) == value


def test_options_and_what_is_paid_once_are_part_of_the_value() -> None:
    parts = {"one_time": 50_000, "per_month": 4_000, "months": None, "options": 30_000}

    assert value_of(parts, 48) == 50_000 + 30_000 + 48 * 4_000


def test_what_is_not_stated_costs_nothing() -> None:
    assert value_of({}, 48) == 0
    assert value_of({"one_time": None, "per_month": None, "options": None}, 48) == 0


@given(MONEY, MONEY, MONTHS, MONEY, MONEY)
def test_more_to_pay_is_never_worth_less(
    one_time: int, per_month: int, months: int | None, options: int, more: int
) -> None:
    parts = {"one_time": one_time, "per_month": per_month, "months": months, "options": options}
    value = value_of(parts, 48)

    for name in ("one_time", "per_month", "options"):
        assert value_of(parts | {name: parts[name] + more}, 48) >= value  # type: ignore[operator]
    assert value <= value_of(parts | {"months": None}, 48)
