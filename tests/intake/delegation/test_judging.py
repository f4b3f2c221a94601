"""A decision held against the board's order: conforms, why, and flags A to F."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.delegation.in_force import Rule
from intake.delegation.judging.evaluating import evaluate
from intake.delegation.judging.judgement import Conforms, Flag, Judgement
from intake.delegation.rules import Consultation, Delegate, LimitKind, ProcessMention
from tests.intake.delegation.orders import CARE, a_rule, the_facts

YES, NO, CANNOT = Conforms.YES, Conforms.NO, Conforms.CANNOT_BE_JUDGED
PROCUREMENT, IT, BOARD = (
    *(Consultation.PROCUREMENT_OFFICE, Consultation.IT),
    Consultation.BOARD,
)


def judge(said: dict[str, Any], known: dict[str, Any]) -> tuple[Conforms, str]:
    judgement = evaluate(a_rule(**said), the_facts(**known))
    return judgement.conforms, "".join(judgement.flags)


def test_a_decision_that_follows_the_order_conforms_and_says_why() -> None:
    judgement = evaluate(a_rule(), the_facts())

    assert (judgement.conforms, judgement.flags) == (YES, ())
    assert judgement.because == (
        "Förvaltningschef har nämndens delegation (punkt 4.2).",
        "Värdet, 400\u00a0000\u00a0kr, ryms inom gränsen 500\u00a0000\u00a0kr.",
        "Samråd med Upphandlingskontoret har skett.",
    )


@pytest.mark.parametrize(
    ("said", "known", "conforms", "flags"),
    [
        ({}, {"process_approved": False}, NO, "A"),
        ({"process": ProcessMention.NOT_MENTIONED}, {"process_approved": False}, YES, "A"),
        ({"process": ProcessMention.REFERRED_TO}, {"process_approved": False}, CANNOT, "A"),
        ({"process": ProcessMention.NOT_STATED}, {"process_approved": False}, CANNOT, "A"),
        ({}, {"decider": Delegate.HEAD_OF_IT}, NO, "B"),
        ({}, {"decider": Delegate.UNIT_HEAD, "process_approved": False}, NO, "A"),
        ({}, {"decider": None}, YES, ""),
        ({}, {"decider": None, "process_approved": False}, YES, ""),
        ({}, {"decider": None, "value": 600_000}, NO, "BD"),
        ({"delegate": Delegate.NOBODY}, {"decider": None}, CANNOT, "B"),
        ({"delegate": Delegate.NOBODY}, {}, CANNOT, "B"),
        ({"delegate": Delegate.UNNAMED_CHIEF}, {}, CANNOT, ""),
        ({"delegate": Delegate.NOT_STATED}, {}, CANNOT, ""),
        ({}, {"decider": Delegate.NOT_STATED}, CANNOT, ""),
        ({"delegate": Delegate.BOARD}, {}, NO, "B"),
        ({}, {"decider": Delegate.BOARD, "value": 600_000, "process_approved": False}, YES, ""),
        ({"delegate": Delegate.NOBODY}, {"decider": Delegate.BOARD}, YES, ""),
    ],
)
def test_who_decided_is_held_against_whom_the_order_names(
    said: dict[str, Any], known: dict[str, Any], conforms: Conforms, flags: str
) -> None:
    assert judge(said, known) == (conforms, flags)


@pytest.mark.parametrize(
    ("said", "known", "conforms", "flags"),
    [
        ({}, {"value": 500_000}, YES, ""),
        ({}, {"value": 500_001}, NO, "BD"),
        ({}, {"value": 500_001, "process_approved": False}, NO, "AD"),
        ({}, {"value": None}, CANNOT, ""),
        ({"limit": LimitKind.NONE_STATED}, {"value": None}, YES, ""),
        ({"limit": LimitKind.NONE_STATED}, {"value": 699_999}, YES, ""),
        ({"limit": LimitKind.NONE_STATED}, {"value": 700_000}, YES, "D"),
        ({"limit": LimitKind.STATED_UNKNOWN}, {}, CANNOT, ""),
        ({"amount": 900_000}, {"value": 800_000}, YES, "D"),
        ({"amount": 0}, {"value": 0}, YES, ""),
        ({}, {"value": 300_000, "direct_procurement_limit": 200_000}, YES, "D"),
    ],
)
def test_the_value_is_held_against_the_limits_of_the_order_and_of_the_law(
    said: dict[str, Any], known: dict[str, Any], conforms: Conforms, flags: str
) -> None:
    assert judge(said, known) == (conforms, flags)


@pytest.mark.parametrize(
    ("said", "known", "conforms", "flags"),
    [
        ({}, {"consulted": {PROCUREMENT: False}}, NO, "C"),
        ({}, {"consulted": {}}, CANNOT, ""),
        ({}, {"followed": False}, YES, "C"),
        ({"consultation": (PROCUREMENT, IT)}, {}, CANNOT, ""),
        ({"consultation": (BOARD,)}, {"consulted": {BOARD: True}}, YES, ""),
        ({"consultation": ()}, {}, CANNOT, ""),
        ({"consultation": (Consultation.NONE_STATED,)}, {"consulted": {}}, YES, ""),
        ({"consultation": (), "consultation_text": "efter överläggning"}, {}, CANNOT, ""),
    ],
)
def test_consultation_is_a_duty_and_no_veto(
    said: dict[str, Any], known: dict[str, Any], conforms: Conforms, flags: str
) -> None:
    assert judge(said, known) == (conforms, flags)


@pytest.mark.parametrize(
    ("authorised", "conforms", "flags"), [(True, YES, ""), (False, NO, "F"), (None, CANNOT, "")]
)
def test_a_delegation_is_passed_on_only_where_the_board_lets_it(
    authorised: bool | None, conforms: Conforms, flags: str
) -> None:
    known = {"onward": True, "decider": Delegate.UNIT_HEAD}

    assert judge({"onward": authorised}, known) == (conforms, flags)


def test_a_function_that_another_board_owns_is_settled_between_the_boards() -> None:
    judgement = evaluate(a_rule(), the_facts(owner_board="Kommunstyrelsen"))

    assert (judgement.conforms, judgement.flags) == (CANNOT, (Flag.E,))
    assert judge({}, {"owner_board": "kultur- och  fritidsnämnden"}) == (YES, "")


def test_without_a_rule_nothing_can_be_judged_and_the_law_is_told_all_the_same() -> None:
    judgement = evaluate(None, the_facts(value=700_000, process_approved=False))

    assert judgement.conforms is CANNOT
    assert judgement.flags == (Flag.A, Flag.D)
    assert "Kultur- och fritidsnämnden" in judgement.because[0]


def test_every_flag_says_whom_to_take_it_to() -> None:
    facts = the_facts(
        decider=Delegate.UNIT_HEAD,
        value=800_000,
        consulted={PROCUREMENT: False},
        owner_board=CARE.name,
        onward=True,
    )

    judgement = evaluate(a_rule(), facts)

    assert "".join(judgement.flags) == "BCDEF"
    told = [why for why in judgement.because if why[1:2] == ":"]
    assert [why[0] for why in told] == ["B", "C", "D", "E", "F"]


def test_it_is_told_as_plain_values() -> None:
    told = Judgement(NO, ("Därför.",), (Flag.B,)).told({"id": 1})

    assert told == {"rule": {"id": 1}, "conforms": "no", "because": ["Därför."], "flags": ["B"]}


RULES = (
    st.none()
    | st.builds(
        a_rule,
        delegate=st.sampled_from(Delegate),
        limit=st.sampled_from([LimitKind.NONE_STATED, LimitKind.STATED_UNKNOWN]),
        consultation=st.sampled_from(
            [(), (PROCUREMENT,), (IT, BOARD), (Consultation.NONE_STATED,)]
        ),
        process=st.sampled_from(ProcessMention),
        onward=st.none() | st.booleans(),
    )
    | st.builds(a_rule, amount=st.integers(0, 10**9))
)
FACTS = st.builds(
    the_facts,
    decider=st.none() | st.sampled_from(Delegate),
    process_approved=st.booleans(),
    value=st.none() | st.integers(0, 10**9),
    consulted=st.dictionaries(st.sampled_from([PROCUREMENT, IT, BOARD]), st.booleans()),
    followed=st.none() | st.booleans(),
    owner_board=st.none() | st.just(CARE.name),
    onward=st.none() | st.booleans(),
)


@given(RULES, FACTS)
def test_every_judgement_has_a_reason_and_no_flag_comes_twice(
    rule: Rule | None, facts: Any
) -> None:
    judgement = evaluate(rule, facts)

    assert judgement.because
    assert all(why.endswith(".") for why in judgement.because)
    assert list(judgement.flags) == sorted(set(judgement.flags))


@given(RULES, FACTS)
def test_flag_a_is_the_process_passed_by_and_b_is_the_process_alone(
    rule: Rule | None, facts: Any
) -> None:
    flags = evaluate(rule, facts).flags

    assert not {Flag.A, Flag.B} <= set(flags)
    assert (Flag.A in flags) == (
        not facts.process_approved and facts.decider not in (None, Delegate.BOARD)
    )
    assert facts.process_approved or Flag.B not in flags
