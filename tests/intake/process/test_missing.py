"""What the process demands depends on what has been answered so far."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.process.conditions import CONDITIONS
from intake.process.missing import SECURITY_PROTECTED, missing_steps
from intake.process.steps import LEVELS, ImpactCriterion, ImpactOutcome, StepCode
from record.people import Role
from tests.intake.process.answers import CARE, COMPLETE, OURS, SCHOOL, facts, missing

NEED, CHECK = StepCode.NEEDS_ANALYSIS, StepCode.BUSINESS_CONTACT_CHECK
CLASS, IMPACT = StepCode.INFORMATION_CLASSIFICATION, StepCode.IMPACT_ASSESSMENT
VALUE, BASIS = StepCode.PROCUREMENT_CONSULTATION, StepCode.DECISION_BASIS

PERSONAL: dict[StepCode, Any] = {CLASS: {"personal_data": True}}
CONSULTED = {"consulted_on": "2026-10-01", "consulted_person": "Ulla", "answer": "Avropa."}


def worth(amount: int, **said: Any) -> dict[StepCode, Any]:
    return {VALUE: {"value": {"one_time": amount}} | said}


def test_nothing_is_missing_in_a_small_need_that_is_told_in_full() -> None:
    assert missing(facts()) == set()


def test_everything_is_missing_in_the_order_of_the_process_before_anything_is_told() -> None:
    known = facts(dict.fromkeys(COMPLETE))
    told = missing_steps(OURS, known)

    assert [one.step for one in told] == [code for code in StepCode if code is not IMPACT]
    assert all(one.why and one.title and one.roles for one in told)


def test_a_step_that_is_there_but_blank_is_missing_field_by_field() -> None:
    known = facts({CHECK: {"exists_elsewhere": None}, NEED: {"need": ""}})

    assert missing(known) == {(CHECK, "exists_elsewhere"), (NEED, "need")}


def test_no_is_an_answer() -> None:
    assert missing(facts({CHECK: {"exists_elsewhere": False}})) == set()


def test_the_fast_path_is_visibly_shorter() -> None:
    fast = facts({BASIS: None})
    slow = facts(worth(100_000) | {BASIS: None})

    assert (fast.has_fast_path, missing(fast)) == (True, set())
    assert not slow.has_fast_path
    assert len(missing(slow)) >= 5


@pytest.mark.parametrize(
    "risk",
    [
        {"likely": 1},
        {"departments": (SCHOOL, CARE)},
        {"changes": {CLASS: {"integrity": 3}}},
        {"changes": {CLASS: {"integrity": None}}},
        {"changes": {CLASS: {"personal_data": True}}},
        {"changes": {CLASS: {"personal_data": None}}},
        {"changes": {CLASS: None}},
        {"changes": {VALUE: None}},
        {"changes": worth(100_000)},
    ],
    ids=str,
)
def test_any_risk_or_overlap_or_gap_closes_the_fast_path(risk: dict[str, Any]) -> None:
    assert facts().has_fast_path
    assert not facts(**risk).has_fast_path


def test_the_office_is_consulted_from_the_limit_on_and_not_below_it() -> None:
    below, at = facts(worth(99_999)), facts(worth(100_000))

    asked = {(VALUE, name) for name in ("consulted_on", "consulted_person", "answer", "followed")}
    assert missing(below) == set()
    assert missing(at) == asked


def test_who_departs_from_the_advice_says_why() -> None:
    departed = facts(worth(200_000, **CONSULTED, followed=False))
    why = facts(worth(200_000, **CONSULTED, followed=False, reason="Ramavtalet är slut."))
    followed = facts(worth(200_000, **CONSULTED, followed=True))

    assert missing(departed) == {(VALUE, "reason")}
    assert missing(why) == missing(followed) == set()


@pytest.mark.parametrize("aspect", LEVELS)
def test_level_4_in_any_aspect_stops_the_request(aspect: str) -> None:
    (stop,) = missing_steps(OURS, facts({CLASS: {aspect: 4}}))

    assert (stop.step, stop.field, stop.why) == (CLASS, aspect, SECURITY_PROTECTED)


def test_level_3_stops_nothing() -> None:
    assert missing(facts({CLASS: dict.fromkeys(LEVELS, 3)})) == set()


def test_personal_data_makes_the_impact_assessment_a_step_to_take() -> None:
    assert missing(facts(PERSONAL)) == {(IMPACT, None)}
    assert missing(facts(PERSONAL | {IMPACT: {}})) == {(IMPACT, "outcome")}
    assert missing(facts(PERSONAL | {IMPACT: {"outcome": "not_required"}})) == set()


@pytest.mark.parametrize("number", range(len(ImpactCriterion) + 1))
def test_two_criteria_make_the_impact_assessment_mandatory(number: int) -> None:
    criteria = list(ImpactCriterion)[:number]
    known = facts(PERSONAL | {IMPACT: {"criteria": criteria, "outcome": "not_required"}})

    demanded = {(IMPACT, "opinion"), (IMPACT, "outcome")}
    assert missing(known) == (demanded if number >= 2 else set())
    assert known.impact_is_mandatory is (number >= 2)


def test_one_criterion_named_twice_is_one() -> None:
    criteria = [ImpactCriterion.LARGE_SCALE] * 2

    assert not facts({IMPACT: {"criteria": criteria}}).impact_is_mandatory


@pytest.mark.parametrize("outcome", ImpactOutcome)
def test_a_mandatory_assessment_is_to_be_made_before_the_decision(outcome: ImpactOutcome) -> None:
    said = {"criteria": list(ImpactCriterion)[:2], "opinion": "Låg risk", "outcome": outcome}
    is_made = outcome in (ImpactOutcome.DONE, ImpactOutcome.PRIOR_CONSULTATION)

    assert missing(facts(PERSONAL | {IMPACT: said})) == (
        set() if is_made else {(IMPACT, "outcome")}
    )


def test_each_department_has_a_named_person_in_the_reference_group() -> None:
    both = (SCHOOL, CARE)
    group: dict[StepCode, Any] = {NEED: {"reference_group": [{"unit": str(SCHOOL)}]}}
    lacks = {(NEED, "reference_group")}

    assert missing(facts(group, represented=(SCHOOL,))) == set()
    assert missing(facts(departments=both)) == lacks
    assert missing(facts(group, departments=both, represented=(SCHOOL,))) == lacks
    assert missing(facts(group, departments=both, represented=both)) == set()


def test_a_small_need_of_two_departments_has_somebody_to_sum_it_up() -> None:
    known = facts({BASIS: None}, departments=(SCHOOL, CARE), represented=(SCHOOL, CARE))

    assert (BASIS, None) in missing(known)


def test_every_condition_can_be_asked_of_a_request_that_says_nothing() -> None:
    nothing = facts(dict.fromkeys(COMPLETE), departments=())

    held = {name for name, holds in CONDITIONS.items() if holds(nothing)}

    assert held == {"always", "not_fast_path"}


LEVEL = st.none() | st.integers(0, 4)
SAID = st.fixed_dictionaries(
    {
        CLASS: st.fixed_dictionaries(
            dict.fromkeys(LEVELS, LEVEL) | {"personal_data": st.none() | st.booleans()}
        ),
        IMPACT: st.none()
        | st.fixed_dictionaries(
            {
                "criteria": st.lists(st.sampled_from(ImpactCriterion), max_size=3),
                "outcome": st.none() | st.sampled_from(ImpactOutcome),
            }
        ),
        VALUE: st.fixed_dictionaries(
            {
                "value": st.none() | st.fixed_dictionaries({"one_time": st.integers(0, 10**6)}),
                "followed": st.none() | st.booleans(),
            }
        ),
    }
)


@given(SAID, st.integers(0, 2))
def test_what_is_missing_is_always_told_with_who_and_why(said: dict[Any, Any], likely: int) -> None:
    known = facts(said, likely=likely)
    told = missing_steps(OURS, known)

    assert all(one.why.endswith(".") or one.why.endswith(").") for one in told)
    assert all(set(one.roles) <= set(Role) and one.roles for one in told)
    stops = any(one.why == SECURITY_PROTECTED for one in told)
    assert stops is known.is_security_protected
    assert not (known.has_fast_path and known.is_security_protected)
