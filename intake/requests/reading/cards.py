"""Requests as they are given out: how far they have come, what is missing, who must act."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from intake.candidates.reading import candidate_card
from intake.decisions.reading import board_decision_card, decision_card
from intake.delegation.decisions.reading import delegation_decision_card
from intake.inquiries.reading import inquiry_card, names_asked
from intake.process.steps import StepCode
from intake.requests.reading.deviations import deviations_of
from intake.requests.reading.dossier import Dossier, Values
from intake.requests.reading.dossiers import Dossiers
from intake.requests.reading.flags import flags_of
from intake.requests.reading.waiting import Waiting
from intake.requests.request import SystemRequest
from inventory.organisation.units import Unit
from inventory.systems.system import System
from inventory.vocabulary.functions import Function

OWN = (
    *("id", "title", "external_reference", "case_number", "state", "state_since", "round"),
    *("created_at", "submitted_at", "returned_because", "reopened_because", "warnings"),
)
Card = dict[str, Any]


def read_requests(connection: Connection, ids: Sequence[UUID], today: date) -> dict[UUID, Card]:
    """Return requests, as of today; as many selects for one as for hundreds."""
    dossiers = Dossiers(connection, ids, today)
    names = Names(connection, dossiers.found.values())
    waiting = Waiting(dossiers.acting)
    return {
        request_id: _card(dossier, names, waiting) for request_id, dossier in dossiers.found.items()
    }


class Names:
    """What units, functions, systems and requests are called that dossiers refer to."""

    def __init__(self, connection: Connection, dossiers: Sequence[Dossier] | Any) -> None:
        rows = [dossier.request for dossier in dossiers]
        self.units = _named(connection, Unit, {row["unit_id"] for row in rows})
        systems = {row[name] for row in rows for name in ("met_system_id", "implemented_as_id")}
        self.systems = _named(connection, System, systems)
        codes = {code for dossier in dossiers for code in dossier.functions}
        labels = select(col(Function.code), col(Function.label)).where(
            col(Function.code).in_(codes)
        )
        self.labels = dict(connection.execute(labels).all())
        joined = {row["joined_into_id"] for row in rows}
        refs = select(col(SystemRequest.id), col(SystemRequest.ref))
        found = connection.execute(refs.where(col(SystemRequest.id).in_(joined)))
        self.requests = {row_id: {"id": row_id, "reference": ref} for row_id, ref in found}
        inquiries = [row for dossier in dossiers for row in dossier.inquiries]
        self.asked = names_asked(connection, inquiries)
        self.deviations = deviations_of(connection, rows)


def _named(connection: Connection, table: Any, ids: set[UUID | None]) -> dict[UUID, Card]:
    rows = connection.execute(select(table.id, table.name).where(table.id.in_(ids - {None})))
    return {row_id: {"id": row_id, "name": name} for row_id, name in rows}


def _card(dossier: Dossier, names: Names, waiting: Waiting) -> Card:
    row = dossier.request
    card = {name: row[name] for name in OWN}
    card["reference"] = row["ref"]
    card["unit"] = names.units[row["unit_id"]]
    card["created_by"] = {"id": row["created_by_id"], "name": row["created_by"]}
    card["process"] = dossier.process.told()
    card |= _asked_for(dossier, names)
    card["steps"] = {code.value: _step(dossier.steps.get(code)) for code in dossier.process.steps}
    card["missing_steps"] = [missing.told() for missing in dossier.missing]
    card["fast_path"] = dossier.facts.has_fast_path
    card["candidates"] = [candidate_card(one) for one in dossier.candidates]
    card["likely_candidates"] = len(dossier.likely)
    card["unanswered"] = len(dossier.unanswered)
    card["inquiries"] = [inquiry_card(one, names.asked) for one in dossier.inquiries]
    card["decisions"] = [decision_card(one) for one in dossier.decisions]
    card["board_decisions"] = [board_decision_card(one) for one in dossier.board_decisions]
    card["delegation_decisions"] = [
        delegation_decision_card(one) for one in dossier.delegation_decisions
    ]
    card["waiting_for"] = waiting.of(dossier)
    card["flags"] = flags_of(dossier)
    return card | _outcome(row, names)


def _asked_for(dossier: Dossier, names: Names) -> Card:
    need = dossier.steps.get(StepCode.NEEDS_ANALYSIS, {}).get("content", {})
    return {
        "need": need.get("need"),
        "functions": [{"code": code, "label": names.labels[code]} for code in dossier.functions],
        "value_48_months": dossier.facts.value,
        "information_class": dossier.facts.levels or None,
        "several_departments": len(dossier.departments) > 1,
    }


def _step(step: Values | None) -> Card | None:
    if step is None:
        return None
    by = {"id": step["person_id"], "name": step["filled_in_by"], "role": step["role"]}
    return {
        "content": step["content"],
        "filled_in_by": by,
        "filled_in_at": step["filled_in_at"],
    }


def _outcome(row: Mapping[str, Any], names: Names) -> Card:
    met = row["met_how"] and {
        "how": row["met_how"],
        "system": names.systems.get(row["met_system_id"]),
    }
    implemented = row["implemented_as_id"] and {
        "system": names.systems[row["implemented_as_id"]],
        "deviations": names.deviations.get(row["id"], []),
    }
    return {
        "joined_into": names.requests.get(row["joined_into_id"]),
        "met": met,
        "implemented": implemented,
    }
