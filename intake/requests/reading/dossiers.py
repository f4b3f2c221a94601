"""The dossiers of requests, read for many at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection
from sqlmodel import Session

from intake.attachments.attachment import Attachment
from intake.attachments.reading import attachments_of
from intake.candidates.reading import read_candidates
from intake.decisions.decision import BoardDecision, Decision, DecisionCondition
from intake.delegation.decisions.decision import DelegationDecision
from intake.inquiries.inquiry import Inquiry
from intake.requests.reading.dossier import Dossier, Values
from intake.requests.reading.rows import JOINED, Rows
from intake.requests.reading.surroundings import surroundings_of
from intake.requests.reading.using import units_represented, units_using
from intake.requests.request import RequestFunction, RequestStep, SystemRequest
from inventory.visibility import confidential_systems
from record.driver.belonging import asked
from record.row import now


class Dossiers:
    """The dossiers of some requests; as many selects for one as for hundreds."""

    def __init__(self, connection: Connection, ids: Sequence[UUID], today: date) -> None:
        self._connection, self._ids = connection, ids
        self.around = surroundings_of(connection, today)
        self._confidential = confidential_systems(connection, today)
        self.found = self._read(Rows(connection, asked(connection, ids)))

    def _read(self, rows: Rows) -> dict[UUID, Dossier]:
        processes = self.around.processes
        found = {row["id"]: Dossier(row, processes[row["process_id"]]) for row in rows.requests}
        self._read_asked_for(found, rows)
        kept = read_candidates(self._connection, self._ids)
        for candidate in kept.shown:
            found[candidate["request_id"]].candidates.append(candidate)
        for candidate in kept.confidential:
            found[candidate["request_id"]].confidential.append(candidate)
        for row in rows.of(Inquiry):
            if row["to_system_id"] not in self._confidential:
                found[row["request_id"]].inquiries.append(row)
        self._read_decisions(found, rows)
        if rows.have(Attachment):
            for request_id, attached in attachments_of(self._connection, list(found)).items():
                found[request_id].attachments = attached
        for dossier in found.values():
            dossier.functions.sort()
            dossier.inquiries.sort(key=lambda row: (row["asked_at"], row["id"]))
            dossier.departments = self.around.units.departments(units_using(dossier))
            dossier.represented = self.around.units.departments(units_represented(dossier))
        return found

    def _read_asked_for(self, found: Mapping[UUID, Dossier], rows: Rows) -> None:
        for row in rows.of(RequestStep):
            content = orjson.loads(row["content"])
            found[row["request_id"]].steps[row["step"]] = {**row, "content": content}
        for row in rows.of(RequestFunction):
            found[row["request_id"]].functions.append(row["function_code"])
        for row in rows.of(JOINED):
            found[row["joined_into_id"]].joined_units.append(row["unit_id"])

    def _read_decisions(self, found: Mapping[UUID, Dossier], rows: Rows) -> None:
        decisions = rows.of(Decision)
        conditions = _by_decision(rows.of(DecisionCondition) if decisions else ())
        for row in decisions:
            of_it = sorted(conditions.get(row["id"], ()), key=lambda one: one["place"])
            decision = {**row, "conditions": of_it, "confidential": self._confidential}
            found[row["request_id"]].decisions.append(decision)
        for row in rows.of(BoardDecision):
            found[row["request_id"]].board_decisions.append(row)
        for row in rows.of(DelegationDecision):
            found[row["request_id"]].delegation_decisions.append(row)
        for dossier in found.values():
            dossier.decisions.sort(key=lambda row: row["round"])
            dossier.delegation_decisions.sort(key=_in_order)


def _by_decision(conditions: Iterable[Values]) -> Mapping[UUID, list[Values]]:
    of_each: defaultdict[UUID, list[Values]] = defaultdict(list)
    for condition in conditions:
        of_each[condition["decision_id"]].append(condition)
    return of_each


def dossier_of(session: Session, request: SystemRequest) -> Dossier:
    """Return the dossier of a request as it is now, with what has been done so far."""
    session.flush()
    return Dossiers(session.connection(), [request.id], now().date()).found[request.id]


def _in_order(decision: Values) -> tuple[Any, ...]:
    return decision["decided_on"], decision["recorded_at"], decision["id"]
