"""The dossiers of requests, read for many at once."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, Select, bindparam, select
from sqlmodel import Session, SQLModel, col

from intake.attachments.reading import attachments_of
from intake.candidates.reading import read_candidates
from intake.decisions.decision import BoardDecision, Decision, DecisionCondition
from intake.delegation.decisions.decision import DelegationDecision
from intake.inquiries.inquiry import Inquiry
from intake.requests.reading.dossier import Dossier, Values
from intake.requests.reading.surroundings import surroundings_of
from intake.requests.reading.using import units_represented, units_using
from intake.requests.request import RequestFunction, RequestStep, SystemRequest
from inventory.visibility import confidential_systems
from record.row import now

IDS: BindParameter[Sequence[UUID]] = bindparam("ids", expanding=True)


JOINED = select(col(SystemRequest.joined_into_id), col(SystemRequest.unit_id)).where(
    col(SystemRequest.joined_into_id).in_(IDS)
)


class Dossiers:
    """The dossiers of some requests; as many selects for one as for hundreds."""

    def __init__(self, connection: Connection, ids: Sequence[UUID], today: date) -> None:
        self._connection, self._ids = connection, ids
        self.around = surroundings_of(connection, today)
        self._confidential = confidential_systems(connection, today)
        self.found = self._read()

    def _read(self) -> dict[UUID, Dossier]:
        found = {
            row["id"]: Dossier(row, self.around.processes[row["process_id"]])
            for row in self._rows(SystemRequest, "id")
        }
        for row in self._rows(RequestStep, "request_id"):
            content = json.loads(row["content"])
            found[row["request_id"]].steps[row["step"]] = {**row, "content": content}
        for row in self._rows(RequestFunction, "request_id"):
            found[row["request_id"]].functions.append(row["function_code"])
        for into, unit_id in self._connection.execute(JOINED, {"ids": self._ids}):
            found[into].joined_units.append(unit_id)
        self._read_candidates(found)
        for row in self._rows(Inquiry, "request_id"):
            if row["to_system_id"] not in self._confidential:
                found[row["request_id"]].inquiries.append(row)
        self._read_decisions(found)
        for request_id, attached in attachments_of(self._connection, list(found)).items():
            found[request_id].attachments = attached
        for dossier in found.values():
            dossier.functions.sort()
            dossier.inquiries.sort(key=lambda row: (row["asked_at"], row["id"]))
            dossier.departments = self.around.units.departments(units_using(dossier))
            dossier.represented = self.around.units.departments(units_represented(dossier))
        return found

    def _read_candidates(self, found: Mapping[UUID, Dossier]) -> None:
        for row in read_candidates(self._connection, self._ids):
            found[row["request_id"]].candidates.append(row)

    def _read_decisions(self, found: Mapping[UUID, Dossier]) -> None:
        decisions = self._rows(Decision, "request_id")
        conditions = self._conditions() if decisions else {}
        for row in decisions:
            of_it = sorted(conditions.get(row["id"], ()), key=lambda one: one["place"])
            decision = {**row, "conditions": of_it, "confidential": self._confidential}
            found[row["request_id"]].decisions.append(decision)
        for row in self._rows(BoardDecision, "request_id"):
            found[row["request_id"]].board_decisions.append(row)
        for row in self._rows(DelegationDecision, "request_id"):
            found[row["request_id"]].delegation_decisions.append(row)
        for dossier in found.values():
            dossier.decisions.sort(key=lambda row: row["round"])
            dossier.delegation_decisions.sort(key=_in_order)

    def _conditions(self) -> Mapping[UUID, list[Values]]:
        conditions: defaultdict[UUID, list[Values]] = defaultdict(list)
        for condition in self._connection.execute(_conditions(), {"ids": self._ids}).mappings():
            conditions[condition["decision_id"]].append({**condition})
        return conditions

    def _rows(self, table: type[SQLModel], among: str) -> list[dict[str, Any]]:
        rows = self._connection.execute(_rows_of(table, among), {"ids": self._ids})
        return [dict(row) for row in rows.mappings()]


@cache
def _rows_of(table: type[SQLModel], among: str) -> Select[Any]:
    """Return a select, made once: to make it takes as long as to ask it."""
    wanted: Select[Any] = select(table.__table__)  # type: ignore[attr-defined]
    return wanted.where(getattr(table, among).in_(IDS))


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
