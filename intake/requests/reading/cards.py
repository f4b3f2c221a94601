"""Requests as they are given out: how far they have come, what is missing, who must act."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from intake.decisions.reading import board_decision_card, decision_card
from intake.delegation.decisions.reading import delegation_decision_card
from intake.inquiries.reading import inquiry_card
from intake.process.steps import StepCode
from intake.requests.reading.dossier import Dossier, Values
from intake.requests.reading.dossiers import Dossiers
from intake.requests.reading.flags import flags_of
from intake.requests.reading.names import Names
from intake.requests.reading.surroundings import Surroundings
from intake.requests.reading.waiting import Waiting

OWN = (
    *("id", "title", "external_reference", "case_number", "state", "state_since", "round"),
    *("created_at", "submitted_at", "returned_because", "reopened_because", "warnings"),
)
Card = dict[str, Any]


class RequestCard(dict[str, Any]):
    """A request as it is given out, with the dossier that it was made of."""

    def __init__(self, told: Card, dossier: Dossier) -> None:
        super().__init__(told)
        self.dossier = dossier


def read_requests(
    connection: Connection, ids: Sequence[UUID], today: date
) -> dict[UUID, RequestCard]:
    """Return requests, as of today; as many selects for one as for hundreds."""
    dossiers = Dossiers(connection, ids, today)
    found = list(dossiers.found.values())
    cards = cards_of(connection, found, dossiers.around)
    return dict(zip(dossiers.found, cards, strict=True))


def cards_of(
    connection: Connection, dossiers: Sequence[Dossier], around: Surroundings
) -> list[RequestCard]:
    """Return the cards of dossiers that have been read."""
    names, waiting = Names(connection, dossiers), Waiting(around.acting)
    return [RequestCard(_card(one, names, around, waiting), one) for one in dossiers]


def _card(dossier: Dossier, names: Names, around: Surroundings, waiting: Waiting) -> Card:
    row = dossier.request
    card = {name: row[name] for name in OWN}
    card["reference"] = row["ref"]
    card["unit"] = around.units[row["unit_id"]].told()
    card["created_by"] = {"id": row["created_by_id"], "name": row["created_by"]}
    card["process"] = dossier.process.told()
    card |= _asked_for(dossier, around)
    card["steps"] = {code.value: _step(dossier.steps.get(code)) for code in dossier.process.steps}
    card["missing_steps"] = [missing.told() for missing in dossier.missing]
    card["fast_path"] = dossier.facts.has_fast_path
    card["candidates"] = dossier.candidate_cards
    card["likely_candidates"] = len(dossier.likely)
    card["unanswered"] = len(dossier.unanswered)
    card["inquiries"] = [inquiry_card(one, names.asked) for one in dossier.inquiries]
    card["attachments"] = dossier.attachments
    card["decisions"] = [decision_card(one) for one in dossier.decisions]
    card["board_decisions"] = [board_decision_card(one) for one in dossier.board_decisions]
    card["delegation_decisions"] = [
        delegation_decision_card(one) for one in dossier.delegation_decisions
    ]
    card["waiting_for"] = waiting.of(dossier)
    card["flags"] = flags_of(dossier)
    return card | _outcome(row, names)


def _asked_for(dossier: Dossier, around: Surroundings) -> Card:
    need = dossier.steps.get(StepCode.NEEDS_ANALYSIS, {}).get("content", {})
    return {
        "need": need.get("need"),
        "functions": around.functions(dossier.functions),
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
    became = names.systems.get(row["implemented_as_id"])
    implemented = row["implemented_as_id"] and {
        "system": became,
        "deviations": names.deviations.get(row["id"], []) if became else [],
    }
    return {
        "joined_into": names.requests.get(row["joined_into_id"]),
        "met": met,
        "implemented": implemented,
    }
