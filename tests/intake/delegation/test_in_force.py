"""Which rule of a board is in force on a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from intake.delegation.in_force import rule_for, rules_in_force
from intake.delegation.rules import Delegate, LimitKind
from tests.intake.delegation.orders import a_rule

DAY = date(2026, 6, 1)
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_first_and_last_day_belong_to_the_rule() -> None:
    rule = a_rule(valid_from=DAY, valid_until=DAY + timedelta(days=2))

    held = [bool(rules_in_force([rule], DAY + timedelta(days=n))) for n in range(-1, 4)]

    assert held == [False, True, True, True, False]


def test_a_rule_without_days_has_always_been_in_force() -> None:
    rule = a_rule()

    assert rules_in_force([rule], date.min) == rules_in_force([rule], date.max) == [rule]


def test_a_later_version_takes_the_place_of_one_that_nobody_closed() -> None:
    old, new = a_rule(amount=100_000), a_rule(amount=200_000, valid_from=DAY)

    assert rule_for([new, old], DAY) == new
    assert rule_for([new, old], DAY - timedelta(days=1)) == old


def test_the_decision_is_held_against_the_rule_that_names_who_decided() -> None:
    head, unit = a_rule(), a_rule(delegate=Delegate.UNIT_HEAD, amount=50_000)

    assert rule_for([unit, head], DAY, Delegate.UNIT_HEAD) == unit
    assert rule_for([unit, head], DAY, Delegate.DEPARTMENT_HEAD) == head


def test_who_no_rule_names_is_held_against_the_one_that_reaches_furthest() -> None:
    head = a_rule(delegate=Delegate.DEPARTMENT_HEAD)
    unit = a_rule(delegate=Delegate.UNIT_HEAD, amount=50_000)
    free = a_rule(delegate=Delegate.SECTION_HEAD, limit=LimitKind.NONE_STATED)

    assert rule_for([unit, head], DAY, Delegate.HEAD_OF_IT) == head
    assert rule_for([unit, free, head], DAY) == free


def test_what_a_report_left_unsaid_gives_way_to_a_rule_that_says_it() -> None:
    report, order = a_rule(delegate=Delegate.UNNAMED_CHIEF), a_rule(valid_from=DAY)

    assert rules_in_force([report, order], DAY) == [order]
    assert rules_in_force([report, order], DAY - timedelta(days=1)) == [report]


def test_a_board_without_a_rule_that_day_has_none() -> None:
    assert rule_for([], DAY) is None
    assert rule_for([a_rule(valid_until=DAY - timedelta(days=1))], DAY) is None


@given(st.lists(st.tuples(DAYS, DAYS, st.sampled_from(Delegate)), max_size=6), st.dates())
def test_of_each_delegate_one_rule_is_in_force_and_it_holds_that_day(
    versions: list[tuple[date | None, date | None, Delegate]], day: date
) -> None:
    rules = [a_rule(valid_from=a, valid_until=b, delegate=who) for a, b, who in versions]

    held = rules_in_force(rules, day)

    assert all(rule.holds_on(day) for rule in held)
    assert len({rule.delegate for rule in held}) == len(held)
    assert bool(held) == any(rule.holds_on(day) for rule in rules)
