"""Everything there is about requests, read for many at once."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, Select, bindparam, select
from sqlmodel import Session, SQLModel, col

from intake.candidates.candidate import LIKELY, must_be_answered
from intake.candidates.reading import read_candidates
from intake.decisions.decision import BoardDecision, Decision, DecisionCondition
from intake.delegation.decisions.decision import DelegationDecision
from intake.inquiries.inquiry import Inquiry, InquiryAnswer, InquiryKind
from intake.process.facts import Facts
from intake.process.missing import CANDIDATES, MissingStep, missing_steps
from intake.process.process import Process, read_process
from intake.process.steps import StepCode
from intake.requests.departments import Departments
from intake.requests.request import ProcessVersion, RequestFunction, RequestStep, SystemRequest
from inventory.organisation.posts import Acting
from record.people import Role
from record.row import now

Values = Mapping[str, Any]
WORD = re.compile(r"\W*(\w+)")
"""The first word: *jag vet inte* is no *ja*."""


@dataclass
class Dossier:
    """Everything there is about one request."""

    request: Values
    process: Process
    steps: dict[StepCode, dict[str, Any]] = field(default_factory=dict)
    candidates: list[Values] = field(default_factory=list)
    inquiries: list[Values] = field(default_factory=list)
    decisions: list[dict[str, Any]] = field(default_factory=list)
    board_decisions: list[Values] = field(default_factory=list)
    delegation_decisions: list[Values] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    departments: frozenset[UUID] = frozenset()
    represented: frozenset[UUID] = frozenset()

    @cached_property
    def facts(self) -> Facts:
        """Return what the rules are asked with."""
        return Facts(
            answers={code: step["content"] for code, step in self.steps.items()},
            limits=self.process.limits,
            departments=self.departments,
            represented=self.represented,
            likely_candidates=len(self.likely),
        )

    @property
    def likely(self) -> list[Values]:
        """Return the candidates that must be answered, or have been."""
        return [one for one in self.candidates if one["is_current"] and one["score"] >= LIKELY]

    @property
    def unanswered(self) -> list[Values]:
        """Return the candidates that stand in the way of a decision."""
        return [one for one in self.candidates if must_be_answered(one)]

    @cached_property
    def missing(self) -> tuple[MissingStep, ...]:
        """Return what is missing before it can be decided."""
        unanswered = tuple(map(_unanswered, self.unanswered))
        return (*missing_steps(self.process, self.facts), *unanswered)


def _unanswered(candidate: Values) -> MissingStep:
    waits_for_agreement = candidate["answer"] is not None
    return MissingStep(
        step=CANDIDATES,
        title=candidate["name"],
        field=None,
        roles=(Role.BUSINESS_CONTACT,) if waits_for_agreement else ANSWERING,
        why=(
            "Kundansvarig ska hålla med om svaret innan det räknas."
            if waits_for_agreement
            else "Ett troligt alternativ ska besvaras innan ärendet avgörs."
        ),
        candidate=str(candidate["id"]),
    )


ANSWERING = (Role.REQUESTER, Role.BUSINESS_CONTACT)


IDS: BindParameter[Sequence[UUID]] = bindparam("ids", expanding=True)


class Dossiers:
    """The dossiers of some requests; as many selects for one as for hundreds."""

    def __init__(self, connection: Connection, ids: Sequence[UUID], today: date) -> None:
        self._connection, self._ids, self._today = connection, ids, today
        self._departments = Departments(connection)
        self.found = self._read()

    @cached_property
    def acting(self) -> Acting:
        """Return who acts for which unit."""
        return Acting(self._connection, self._today)

    def _read(self) -> dict[UUID, Dossier]:
        versions = {row["id"]: row["content"] for row in self._rows(ProcessVersion)}
        found = {
            row["id"]: Dossier(row, _process(versions[row["process_id"]]))
            for row in self._rows(SystemRequest, "id")
        }
        for row in self._rows(RequestStep, "request_id"):
            content = json.loads(row["content"])
            found[row["request_id"]].steps[row["step"]] = {**row, "content": content}
        for row in self._rows(RequestFunction, "request_id"):
            found[row["request_id"]].functions.append(row["function_code"])
        self._read_candidates(found)
        for row in self._rows(Inquiry, "request_id"):
            found[row["request_id"]].inquiries.append(row)
        self._read_decisions(found)
        for dossier in found.values():
            dossier.functions.sort()
            dossier.inquiries.sort(key=lambda row: (row["asked_at"], row["id"]))
            self._place(dossier)
        return found

    def _read_candidates(self, found: Mapping[UUID, Dossier]) -> None:
        for row in read_candidates(self._connection, self._ids):
            found[row["request_id"]].candidates.append(row)

    def _read_decisions(self, found: Mapping[UUID, Dossier]) -> None:
        conditions: defaultdict[UUID, list[Values]] = defaultdict(list)
        for condition in self._connection.execute(_conditions(), {"ids": self._ids}).mappings():
            conditions[condition["decision_id"]].append({**condition})
        for row in self._rows(Decision, "request_id"):
            of_it = sorted(conditions[row["id"]], key=lambda one: one["place"])
            found[row["request_id"]].decisions.append({**row, "conditions": of_it})
        for row in self._rows(BoardDecision, "request_id"):
            found[row["request_id"]].board_decisions.append(row)
        for row in self._rows(DelegationDecision, "request_id"):
            found[row["request_id"]].delegation_decisions.append(row)
        for dossier in found.values():
            dossier.decisions.sort(key=lambda row: row["round"])
            dossier.delegation_decisions.sort(key=_in_order)

    def _rows(self, table: type[SQLModel], among: str = "") -> list[dict[str, Any]]:
        rows = self._connection.execute(_rows_of(table, among), {"ids": self._ids} if among else {})
        return [dict(row) for row in rows.mappings()]

    def _place(self, dossier: Dossier) -> None:
        """Say which departments are to use it, and which of them are represented."""
        need = dossier.steps.get(StepCode.NEEDS_ANALYSIS, {}).get("content", {})
        using = [dossier.request["unit_id"], *map(UUID, need.get("using_units") or ())]
        using += [UUID(asked["unit"]) for asked in need.get("asked_units") or () if _same(asked)]
        using += [row["to_unit_id"] for row in dossier.inquiries if _shares_the_need(row)]
        group = need.get("reference_group") or ()
        dossier.departments = self._departments.of(using)
        dossier.represented = self._departments.of(
            UUID(one["unit"]) for one in group if one.get("person")
        )


@cache
def _rows_of(table: type[SQLModel], among: str) -> Select[Any]:
    """Return a select, made once: to make it takes as long as to ask it."""
    wanted: Select[Any] = select(table.__table__)  # type: ignore[attr-defined]
    return wanted.where(getattr(table, among).in_(IDS)) if among else wanted


@cache
def _conditions() -> Select[Any]:
    decided = select(col(Decision.id)).where(col(Decision.request_id).in_(IDS))
    wanted: Select[Any] = select(DecisionCondition.__table__)  # type: ignore[attr-defined]
    return wanted.where(col(DecisionCondition.decision_id).in_(decided))


def dossier_of(session: Session, request: SystemRequest) -> Dossier:
    """Return the dossier of a request as it is now, with what has been done so far."""
    session.flush()
    return Dossiers(session.connection(), [request.id], now().date()).found[request.id]


def _in_order(decision: Values) -> tuple[Any, ...]:
    return decision["decided_on"], decision["recorded_at"], decision["id"]


def _same(asked: Mapping[str, Any]) -> bool:
    """Return whether a unit that was asked says that it has the same need."""
    first = WORD.match(str(asked.get("answer") or "").casefold())
    return first is not None and first[1] in ("ja", "jo", "yes")


def _shares_the_need(inquiry: Values) -> bool:
    return (
        inquiry["kind"] is InquiryKind.SAME_NEED
        and inquiry["to_unit_id"] is not None
        and inquiry["answer"] in (InquiryAnswer.YES, InquiryAnswer.CONDITIONS)
    )


@lru_cache(maxsize=64)
def _process(content: str) -> Process:
    return read_process(content)
