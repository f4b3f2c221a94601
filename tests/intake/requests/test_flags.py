"""What stands out in a request, and whom it waits for, follows from what is known of it."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from intake.candidates.candidate import Answer
from intake.process.steps import StepCode
from intake.requests.reading.dossier import Dossier
from intake.requests.reading.flags import RequestFlag, flags_of
from intake.requests.reading.waiting import Awaited, Waiting
from intake.requests.request import RequestState
from intake.requests.way.transitions import OPEN
from inventory.organisation.posts import Acting
from record.people import Role
from tests.intake.process.answers import CARE, COMPLETE, OURS, SCHOOL

CLASS, VALUE = StepCode.INFORMATION_CLASSIFICATION, StepCode.PROCUREMENT_CONSULTATION
FLAG = RequestFlag


def dossier(
    state: RequestState = RequestState.IN_REVIEW,
    *,
    warnings: list[Any] | None = None,
    **known: Any,
) -> Dossier:
    """Return a small, harmless request with all that is asked of it, and what else is said."""
    request = {"state": state, "warnings": warnings or [], "created_by_id": UUID(int=9)}
    request |= {
        "created_by": "Anna",
        "unit_id": SCHOOL,
        "state_since": datetime(2026, 1, 1, tzinfo=UTC),
    }
    steps = {code: {"content": content} for code, content in COMPLETE.items()}
    steps |= {code: {"content": said} for code, said in known.pop("said", {}).items()}
    return Dossier(request, OURS, steps, departments=frozenset({SCHOOL}), **known)


def candidate(answer: Answer | None = None, agreed: str | None = None) -> dict[str, Any]:
    told = {"id": UUID(int=5), "name": "Heroma", "is_current": True, "score": 90}
    return told | {"answer": answer, "agreed_by": agreed}


@pytest.mark.parametrize(
    ("known", "flags"),
    [
        ({}, {FLAG.FAST_PATH}),
        ({"said": {CLASS: COMPLETE[CLASS] | {"integrity": 4}}}, {FLAG.SECURITY_PROTECTED}),
        ({"said": {VALUE: {"value": {"one_time": 699_999}}}}, set()),
        ({"said": {VALUE: {"value": {"one_time": 700_000}}}}, {FLAG.OVER_DIRECT_PROCUREMENT}),
        ({"candidates": [candidate()]}, {FLAG.OVERLAP}),
        ({"candidates": [candidate(Answer.REUSE)]}, {FLAG.OVERLAP}),
        ({"candidates": [candidate() | {"score": 49}]}, {FLAG.FAST_PATH}),
        ({"warnings": [{"mistake": "x"}]}, {FLAG.FAST_PATH, FLAG.COMMON_MISTAKE}),
        ({"inquiries": [{"answer": None}]}, {FLAG.FAST_PATH, FLAG.INQUIRY_OPEN}),
        ({"inquiries": [{"answer": "yes"}]}, {FLAG.FAST_PATH}),
    ],
    ids=range(10),
)
def test_what_stands_out(known: dict[str, Any], flags: set[RequestFlag]) -> None:
    assert set(flags_of(dossier(**known))) == flags


def test_several_departments_stand_out() -> None:
    shared = dossier()
    shared.departments = frozenset({SCHOOL, CARE})

    assert flags_of(shared) == [FLAG.SEVERAL_DEPARTMENTS]


@pytest.mark.parametrize("state", RequestState)
def test_a_question_is_open_only_while_its_request_is(state: RequestState) -> None:
    asked = dossier(state, inquiries=[{"answer": None}])

    assert (FLAG.INQUIRY_OPEN in flags_of(asked)) is (state in OPEN)


def waits_for(known: Dossier) -> str | None:
    waiting = Waiting(NOBODY)
    told = waiting.of(known)
    return None if told is None else told["role"]


def awaited_in(known: Dossier) -> list[Role]:
    return [one.role for one in Waiting(NOBODY).everyone(known)]


class Nobody(Acting):
    """An organisation where nobody holds a post."""

    def __init__(self) -> None: ...

    def find(self, *_: Any) -> None: ...


NOBODY = Nobody()


@pytest.mark.parametrize(
    ("state", "role"),
    [
        ("draft", "requester"),
        ("returned", "requester"),
        ("submitted", "business_contact"),
        ("in_review", "head_of_it"),
        ("referred", "board_secretary"),
        ("approved", "register_editor"),
        *((state, None) for state in ("rejected", "met", "joined", "withdrawn", "implemented")),
    ],
)
def test_each_state_waits_for_who_takes_it_further(state: str, role: str | None) -> None:
    assert waits_for(dossier(RequestState(state))) == role


def test_in_review_it_waits_for_the_first_that_is_missing_and_then_for_either_decider() -> None:
    lacking = dossier(said={CLASS: {}})
    unanswered = dossier(candidates=[candidate()])
    unagreed = dossier(candidates=[candidate(Answer.NOT_RELEVANT)])
    agreed = dossier(candidates=[candidate(Answer.NOT_RELEVANT, "Kia")])

    told = [waits_for(known) for known in (lacking, unanswered, unagreed, agreed)]

    assert told == ["information_security", "requester", "business_contact", "head_of_it"]
    assert awaited_in(agreed) == [Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE]
    assert awaited_in(unanswered) == [Role.REQUESTER, Role.BUSINESS_CONTACT]
    assert awaited_in(dossier(RequestState.MET)) == []


def test_it_waits_for_all_who_lack_something_and_for_those_who_were_asked() -> None:
    unit, system = {"to_unit_id": CARE}, {"to_unit_id": None, "to_system_id": UUID(int=7)}
    open_ones = [one | {"answer": None} for one in (unit, system)]

    asked = Waiting(NOBODY).everyone(dossier(inquiries=[*open_ones, unit | {"answer": "no"}]))

    assert list(asked) == [
        Awaited(Role.HEAD_OF_IT),
        Awaited(Role.CHIEF_EXECUTIVE),
        Awaited(Role.BUSINESS_CONTACT, unit=CARE),
        Awaited(Role.REGISTER_EDITOR),  # who was told, as nobody has the post
        Awaited(Role.SYSTEM_MANAGER, system=UUID(int=7)),
    ]
    assert awaited_in(dossier(RequestState.REJECTED, inquiries=open_ones)) == []


def test_it_waits_for_who_began_it_by_name() -> None:
    told = Waiting(NOBODY).of(dossier(RequestState.DRAFT))

    assert told is not None
    assert told["person"] == {"id": UUID(int=9), "name": "Anna"}
