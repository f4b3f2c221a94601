"""Figures as people read them: against their goals, in tables and in the plot."""

import pytest

from benchmarks.goals import NONE_AT_ALL, Goal
from benchmarks.names.plot import plot, ticks
from benchmarks.rows import figure_as_read


@pytest.mark.parametrize(
    ("figure", "verdict"), [(0.90, "PASS aim"), (0.80, "PASS floor"), (0.79, "MISS")]
)
def test_a_share_has_to_be_large(figure: float, verdict: str) -> None:
    assert Goal(floor=0.80, aim=0.90).verdict(figure) == verdict


@pytest.mark.parametrize(("figure", "verdict"), [(1, "PASS aim"), (2, "PASS floor"), (2.1, "MISS")])
def test_a_time_has_to_be_small(figure: float, verdict: str) -> None:
    assert Goal(floor=2, aim=1).verdict(figure) == verdict


def test_one_is_too_many_where_none_is_wanted() -> None:
    assert (NONE_AT_ALL.verdict(0), NONE_AT_ALL.verdict(1)) == ("PASS aim", "MISS")


@pytest.mark.parametrize(
    ("figure", "read"),
    [(0, "0"), (7, "7"), (0.9764, "0.976"), (4.123, "4.12"), (35.21, "35.2"), (1591.3, "1,591")],
)
def test_figures_have_the_digits_that_say_something(figure: float, read: str) -> None:
    assert figure_as_read(figure) == read


@pytest.mark.parametrize("most", [0.3, 7, 14.5, 90, 300])
def test_an_axis_has_a_few_round_numbers(most: float) -> None:
    assert 2 <= len(ticks(most)) <= 8
    assert max(ticks(most)) <= most


def test_the_plot_labels_what_is_apart_from_the_rest() -> None:
    drawn = plot([(1_000, 0.1), (100_000, 3.2), (300_000, 14.5)])

    assert drawn.count("<circle") == 3
    assert "3.2 s" in drawn
    assert "0.1 s" not in drawn
