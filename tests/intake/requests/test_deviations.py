"""An implemented system is held against what was approved of it, and against nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.process.steps import LEVELS
from intake.requests.reading.deviations import differences

NOW = {
    "vendor": "CGI AB",
    "functions": ["leave", "payroll"],
    "information_class": dict.fromkeys(LEVELS, 2),
}
LEVEL = st.none() | st.integers(0, 4)
KNOWN = st.fixed_dictionaries(
    {
        "vendor": st.none() | st.sampled_from(["CGI AB", "Visma"]),
        "functions": st.lists(st.sampled_from(["leave", "payroll"]), unique=True).map(sorted),
        "information_class": st.fixed_dictionaries(dict.fromkeys(LEVELS, LEVEL)),
    }
)


def fields(approved: dict[str, Any], **now: Any) -> list[str]:
    return [one["field"] for one in differences(approved, NOW | now)]


def test_a_system_that_is_as_approved_deviates_in_nothing() -> None:
    assert differences(NOW, NOW) == []


@pytest.mark.parametrize("vendor", ["cgi ab", " CGI  AB ", "CGI AB"])
def test_one_vendor_may_be_written_in_many_ways(vendor: str) -> None:
    assert fields({"vendor": vendor}) == []


def test_another_vendor_and_none_at_all_deviate() -> None:
    assert fields({"vendor": "Visma"}) == fields({"vendor": "CGI AB"}, vendor=None) == ["vendor"]


def test_functions_are_the_same_in_any_order_and_differ_with_one_more_or_less() -> None:
    assert fields({"functions": ["payroll", "leave"]}) == []
    assert fields({"functions": ["payroll"]}) == ["functions"]
    assert fields({"functions": ["payroll", "leave", "time"]}) == ["functions"]


@pytest.mark.parametrize("aspect", LEVELS)
def test_each_aspect_of_the_class_is_held_to(aspect: str) -> None:
    (told,) = differences({"information_class": {aspect: 3}}, NOW)

    assert told == {"field": aspect, "approved": 3, "now": 2}


def test_what_is_not_classified_yet_does_not_deviate() -> None:
    unclassified = {"information_class": dict.fromkeys(LEVELS)}

    assert fields({"information_class": {"integrity": 3}}, **unclassified) == []


@given(KNOWN, KNOWN)
def test_only_what_was_stated_is_held_against_it(
    approved: dict[str, Any], now: dict[str, Any]
) -> None:
    found = {one["field"] for one in differences(approved, now)}

    assert differences({}, now) == []
    assert ("vendor" in found) is bool(approved["vendor"] and approved["vendor"] != now["vendor"])
    for aspect in LEVELS:
        levels = (approved["information_class"][aspect], now["information_class"][aspect])
        assert (aspect in found) <= (levels[0] != levels[1] and levels[1] is not None)
