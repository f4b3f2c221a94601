"""Whatever is tried with a request, by whom and in what order: it goes the way of the contract."""

from typing import Any, ClassVar
from uuid import UUID

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection, select
from sqlmodel import col

from intake.candidates.candidate import candidate_id
from intake.decisions.decision import Decision
from intake.requests.request import RequestState, SystemRequest
from record.history.changes import Change, HistoryHead
from record.history.reading import verify_history
from record.people import Role
from tests.app.gate.house import Colleague, House, open_house
from tests.app.gate.requests import ASSESSED, CHECKED, CLASSIFIED, CONSULTED, NEED, SUMMED_UP
from tests.app.gate.way import DECISIONS, OPEN, STEPS, WAYS, WRITING, Way
from tests.factories import Api

TRIED = 16
"""So much is tried with one request: enough to decide it, reopen it, and decide it again."""

STALE = '"0"'
ENDS = ("withdraw", "join", "implement")
SO_FAR = (
    *("", "needs_analysis", "needs_analysis submit"),
    *(f"needs_analysis submit written {then}" for then in ("", "", "approve", "reject", "refer")),
)
DOINGS = (*WAYS, *WRITING)
FILLED_IN = (NEED | {"functions": ["payroll"]}, CHECKED, CLASSIFIED, ASSESSED, CONSULTED, SUMMED_UP)
EVERYWHERE = (
    *SO_FAR,
    *("withdraw", "join", "meet", "needs_analysis submit return"),
    "needs_analysis submit written approve implement",
)
"""A way to each state."""
BODIES: dict[str, Any] = {
    **dict(zip(STEPS, FILLED_IN, strict=True)),
    "reuse": {"answer": "reuse"},
    "not_relevant": {"answer": "not_relevant", "reason": "Gör något annat."},
    "return": {"what": "Skriv mer om behovet."},
    "meet": {"how": "changed_way_of_working"},
    "approve": {"outcome": "approved"},
    "reject": {"outcome": "rejected", "reason": "Heroma räcker."},
    "refer": {"outcome": "referred_to_board"},
    "board_approve": {"outcome": "approved", "on": "2026-11-20", "reference": "KS § 12"},
    "board_reject": {"outcome": "rejected", "on": "2026-11-20", "reference": "KS § 12"},
    "reopen": {"why": "Behovet har ändrats."},
}
ADDRESSES = {
    **{step: f"steps/{step}" for step in STEPS},
    **dict.fromkeys(DECISIONS, "decisions"),
    **dict.fromkeys(("board_approve", "board_reject"), "board-decision"),
}


class OnItsWay(RuleBasedStateMachine):
    """One request, and everybody who may want something with it."""

    house: ClassVar[House]
    other: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.id = self.house.begin("Lönesystem")
        self.address = f"requests/{self.id}"
        self.tags = [STALE, self.house.in_role(Role.AUDITOR).get(self.address).headers["ETag"]]
        self.way = Way(authors={"requester"})
        candidate = candidate_id(UUID(self.id), self.house.system.id)
        answer = f"candidates/{candidate}/answer"
        self.addresses = ADDRESSES | dict.fromkeys(("reuse", "not_relevant"), answer)
        self.bodies = BODIES | {
            "join": {"into": self.other},
            "implement": {"system": str(self.house.system.id)},
        }

    @initialize(so_far=st.sampled_from(SO_FAR))
    def it_has_come_some_way(self, so_far: str) -> None:
        """At random, few requests would get as far as a decision."""
        self.go(so_far)

    def go(self, so_far: str) -> None:
        """Let all of this be done by those who may."""
        for doing in so_far.split():
            if doing == "written":
                self.write_all_that_is_demanded()
            else:
                self.attempt(doing, self.who_may(doing)[0], self.tags[-1])

    @rule(data=st.data())
    def somebody_tries_it_too_early_or_too_late(self, data: st.DataObject) -> None:
        """They may, and have read it as it is; but it is not there."""
        if not_now := self.not_now():
            doing = data.draw(st.sampled_from(not_now), "doing")
            who = data.draw(st.sampled_from(self.who_may(doing)), "who")
            self.attempt(doing, who, self.tags[-1])

    @rule(data=st.data())
    def somebody_tries_who_may_not(self, data: st.DataObject) -> None:
        """Whatever they have read, and also where it could be done."""
        doing = data.draw(st.sampled_from(DOINGS), "doing")
        others = [one for one in self.house.people if one not in self.who_may(doing)]
        self.attempt(doing, data.draw(st.sampled_from(others), "who"), self.tags[-1])

    @rule(data=st.data())
    def somebody_tries_to_decide_on_their_own(self, data: st.DataObject) -> None:
        """They have the role, and wrote in the request in another."""
        deciders = [
            one for one in self.house.people if one.role in ("head_of_it", "chief_executive")
        ]
        authors = [one for one in deciders if one.person in self.way.authors]
        doing = data.draw(st.sampled_from(sorted(DECISIONS)), "doing")
        self.attempt(doing, data.draw(st.sampled_from(authors), "who"), self.tags[-1])

    @precondition(lambda self: self.possible())
    @rule(data=st.data())
    def somebody_tries_who_has_not_read_it_as_it_is(self, data: st.DataObject) -> None:
        """They have read an older version, or none."""
        doing = data.draw(st.sampled_from(self.possible()), "doing")
        who = data.draw(st.sampled_from(self.who_may(doing)), "who")
        tag = data.draw(st.sampled_from([self.tags[0], self.tags[-2], None]), "tag")
        self.attempt(doing, who, tag)

    @precondition(lambda self: self.possible())
    @rule(data=st.data())
    def somebody_who_may_does_what_can_be_done(self, data: st.DataObject) -> None:
        """Go on, and seldom end it."""
        possible = self.possible()
        going_on = [doing for doing in possible if doing not in ENDS]
        doing = data.draw(st.sampled_from(going_on * 4 + possible), "doing")
        who = data.draw(st.sampled_from(self.who_may(doing)), "who")
        self.attempt(doing, who, self.tags[-1])

    def write_all_that_is_demanded(self) -> None:
        """Let everything be filled in that is not, and the candidate be answered."""
        for doing in (*STEPS, "reuse"):
            if doing not in self.way.written and not (doing == "reuse" and self.way.answered):
                self.attempt(doing, self.who_may(doing)[0], self.tags[-1])

    def attempt(self, doing: str, who: Colleague, tag: str | None) -> None:
        """Try something: it is answered as the contract says, and a refusal writes nothing."""
        before, expected = self.seen(head), self.expected(doing, who, tag)
        answer = who.caller.call(
            "PUT" if doing in WRITING else "POST",
            f"{self.address}/{self.addresses.get(doing, doing)}",
            json=self.bodies.get(doing),
            headers={} if tag is None else {"If-Match": tag},
        )
        assert answer.status_code == expected, f"{doing} by {who.person} as {who.role}"
        if expected >= 400:
            assert self.seen(head) == before, f"{doing} was refused, and something is written"
        else:
            self.way.do(who.person, who.role, doing)
            self.tags.append(answer.headers["ETag"])

    def expected(self, doing: str, who: Colleague, tag: str | None) -> int:
        """Return the status: the first of the reasons to refuse, in their order."""
        if not self.way.may(who.person, who.role, doing):
            return 403
        if tag != self.tags[-1]:
            return 428 if tag is None else 412
        if doing in ("reuse", "not_relevant") and not self.way.has_candidate:
            return 404
        if not self.way.leads_on(doing):
            return 409
        return 201 if doing in DECISIONS else 200

    def who_may(self, doing: str) -> list[Colleague]:
        """Return those who may do this at all."""
        return [one for one in self.house.people if self.way.may(one.person, one.role, doing)]

    def possible(self) -> list[str]:
        """Return what can be done now, by those who may."""
        return [doing for doing in DOINGS if self.way.leads_on(doing)]

    def not_now(self) -> list[str]:
        """Return what cannot be done now, even by those who may."""
        return [doing for doing in DOINGS if not self.way.leads_on(doing) and self.who_may(doing)]

    @invariant()
    def the_request_is_where_its_way_has_led(self) -> None:
        """State and decisions are those of the model."""
        assert self.seen(state) == self.way.state
        assert [one.outcome for one in self.seen(decisions)] == self.way.decisions

    @invariant()
    def who_has_written_in_it_has_not_decided_it(self) -> None:
        """Only the two with authority decide, also by the history, and never on their own."""
        for decision in self.seen(decisions):
            assert decision.role in (Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE)
            assert decision.decided_by not in self.way.authors
        assert set(self.seen(roles_that_decided)) <= {"head_of_it", "chief_executive"}

    def seen(self, question: Any) -> Any:
        """Return what is kept."""
        with self.house.api.database.reading() as connection:
            return question(connection, UUID(self.id))

    def teardown(self) -> None:
        """Let the next request be the only one for the job."""
        if self.way.state in OPEN:
            self.attempt("withdraw", self.who_may("withdraw")[0], self.tags[-1])


def head(connection: Connection, _request: UUID) -> int | None:
    return connection.scalar(select(col(HistoryHead.sequence)))


def state(connection: Connection, request: UUID) -> str | None:
    return connection.scalar(
        select(col(SystemRequest.state)).where(col(SystemRequest.id) == request)
    )


def decisions(connection: Connection, request: UUID) -> list[Any]:
    taken: Any = select(Decision.__table__).where(col(Decision.request_id) == request)  # type: ignore[attr-defined]
    return list(connection.execute(taken.order_by(col(Decision.round))))


def roles_that_decided(connection: Connection, request: UUID) -> list[str]:
    entries = select(col(Change.roles)).where(
        col(Change.about) == request, col(Change.object_type) == "decision"
    )
    return list(connection.scalars(entries))


@pytest.fixture
def house(api: Api) -> House:
    """A town hall, with another request that one may be joined into."""
    OnItsWay.house = open_house(api)
    OnItsWay.other = OnItsWay.house.begin("Ett annat ärende")
    return OnItsWay.house


@pytest.mark.thorough
@pytest.mark.usefixtures("house")
def test_from_no_state_is_there_a_way_that_the_contract_does_not_have() -> None:
    states = set()
    for so_far in EVERYWHERE:
        request = OnItsWay()
        request.go(so_far)
        states.add(request.way.state)
        for doing in request.not_now():
            request.attempt(doing, request.who_may(doing)[0], request.tags[-1])
        request.teardown()

    assert states == set(RequestState)


@pytest.mark.thorough
def test_a_request_goes_the_way_of_the_contract_whatever_is_tried(house: House) -> None:
    # What fails is told as it was found: to make it shorter would take minutes.
    examples = min(settings().max_examples, 40) // 2
    searched = settings(max_examples=examples, stateful_step_count=TRIED, phases=[Phase.generate])
    run_state_machine_as_test(OnItsWay, settings=searched)

    with house.api.database.reading() as connection:
        assert verify_history(connection).intact
