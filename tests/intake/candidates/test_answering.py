"""What an answer demands, and whose answer counts."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.candidates.answering import answer_candidate
from intake.candidates.candidate import (
    LIKELY,
    OF_REQUESTS,
    OF_SYSTEMS,
    TO_BE_AGREED,
    Answer,
    Candidate,
    candidate_id,
    is_answered,
    must_be_answered,
)
from inventory.errors import InvalidFieldsError
from inventory.exemptions.exemption import ReasonCode
from record.actors import Actor, Grant
from record.people import Role

REQUEST, SYSTEM, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)
WHOLE = {
    "reason": "Gör något annat.",
    "reason_code": ReasonCode.NEEDS_NOT_MET,
    "until": date(2027, 1, 1),
}
DEMANDED = {
    Answer.REUSE: set(),
    Answer.EXTEND: set(),
    Answer.REPLACES: {"#/until"},
    Answer.PARALLEL: {"#/reason", "#/reason_code", "#/until"},
    Answer.NOT_RELEVANT: {"#/reason"},
    Answer.JOIN: set(),
    Answer.SEPARATE: {"#/reason"},
}


def actor(role: Role) -> Actor:
    return Actor(f"{role}", uuid4(), (Grant(role),))


REQUESTER, CONTACT = actor(Role.REQUESTER), actor(Role.BUSINESS_CONTACT)


def candidate(answer: Answer | None = None, *, score: int = 90) -> Candidate:
    """Return a candidate that this answer is one of."""
    of_request = answer in OF_REQUESTS
    target: Any = {"other_id": OTHER} if of_request else {"system_id": SYSTEM}
    return Candidate(request_id=REQUEST, score=score, certainty="certain", **target)


def give(one: Candidate, who: Actor, answer: Answer, **fields: Any) -> None:
    answer_candidate(one, who, {"answer": answer} | fields)


def counts(one: Candidate) -> bool:
    return is_answered(one.model_dump())


@pytest.mark.parametrize("answer", Answer)
def test_each_answer_demands_what_the_contract_says(answer: Answer) -> None:
    demanded = DEMANDED[answer]
    if demanded:
        with pytest.raises(InvalidFieldsError) as refused:
            give(candidate(answer), CONTACT, answer)
        assert {pointer for pointer, _ in refused.value.errors} == demanded
    one = candidate(answer)
    give(one, CONTACT, answer, **{name.removeprefix("#/"): WHOLE[name[2:]] for name in demanded})
    assert counts(one)


@pytest.mark.parametrize("answer", Answer)
def test_a_system_cannot_be_joined_nor_a_request_reused(answer: Answer) -> None:
    wrong = candidate(Answer.REUSE if answer in OF_REQUESTS else Answer.JOIN)

    with pytest.raises(InvalidFieldsError) as refused:
        give(wrong, CONTACT, answer, **WHOLE)

    assert refused.value.errors[0][0] == "#/answer"
    assert wrong.answer is None


@pytest.mark.parametrize("answer", Answer)
def test_an_interested_party_cannot_hide_an_overlap(answer: Answer) -> None:
    one = candidate(answer)
    give(one, REQUESTER, answer, **WHOLE)

    assert counts(one) is (answer not in TO_BE_AGREED)
    give(one, CONTACT, answer, **WHOLE)
    assert counts(one)


def test_agreeing_leaves_the_answer_as_it_was_given() -> None:
    one = candidate()
    give(one, REQUESTER, Answer.NOT_RELEVANT, reason="Gör något annat.")
    give(one, CONTACT, Answer.NOT_RELEVANT, reason="Håller med.")

    assert (one.reason, one.answered_by, one.agreed_by) == (
        "Gör något annat.",
        REQUESTER.name,
        CONTACT.name,
    )


def test_an_answer_given_anew_has_to_be_agreed_to_anew() -> None:
    one = candidate()
    give(one, REQUESTER, Answer.NOT_RELEVANT, reason="Gör något annat.")
    give(one, CONTACT, Answer.NOT_RELEVANT, reason="Håller med.")
    give(one, REQUESTER, Answer.NOT_RELEVANT, reason="Vi vill inte.")

    assert not counts(one)
    assert one.agreed_by is None


def test_the_kundansvarig_may_mend_the_words_of_their_own_answer() -> None:
    one = candidate()
    give(one, CONTACT, Answer.NOT_RELEVANT, reason="Gör något anat.")
    give(one, CONTACT, Answer.NOT_RELEVANT, reason="Gör något annat.")

    assert (one.reason, counts(one)) == ("Gör något annat.", True)


def test_another_answer_takes_nothing_of_the_first_with_it() -> None:
    one = candidate()
    give(one, CONTACT, Answer.PARALLEL, **WHOLE)
    give(one, CONTACT, Answer.REUSE)

    assert (one.reason, one.reason_code, one.until, one.agreed_by) == ("", None, None, None)


@pytest.mark.parametrize("role", Role)
def test_only_the_kundansvarig_and_who_decides_can_agree(role: Role) -> None:
    one = candidate()
    give(one, REQUESTER, Answer.NOT_RELEVANT, reason="Gör något annat.")
    give(one, actor(role), Answer.NOT_RELEVANT, reason="Ja.")

    agreeing = {Role.BUSINESS_CONTACT, Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE}
    assert counts(one) is (role in agreeing)


@pytest.mark.parametrize(
    ("score", "current", "blocks"),
    [(LIKELY, True, True), (LIKELY - 1, True, False), (100, False, False)],
)
def test_only_what_is_likely_and_still_there_stands_in_the_way(
    score: int, current: bool, blocks: bool
) -> None:
    one = candidate(score=score)
    one.is_current = current

    assert must_be_answered(one.model_dump()) is blocks


def test_a_candidate_keeps_its_id_from_look_to_look() -> None:
    assert candidate_id(REQUEST, SYSTEM) == candidate_id(REQUEST, SYSTEM)
    assert candidate_id(REQUEST, SYSTEM) != candidate_id(OTHER, SYSTEM)


SAID = st.tuples(st.sampled_from([REQUESTER, CONTACT]), st.sampled_from(sorted(OF_SYSTEMS)))


@given(st.lists(SAID))
def test_whatever_is_answered_in_turn_the_last_word_of_each_holds(
    said: list[tuple[Actor, Answer]],
) -> None:
    one = candidate()
    for who, answer in said:
        give(one, who, answer, **WHOLE)

    if not said:
        assert not counts(one)
        return
    last_by, last = said[-1]
    assert one.answer is last
    assert counts(one) is (last not in TO_BE_AGREED or last_by is CONTACT)
    assert set(OF_SYSTEMS) | set(OF_REQUESTS) == set(Answer)
