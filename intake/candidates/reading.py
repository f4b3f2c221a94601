"""Candidates as they are kept, and as they are given out."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from intake.candidates.candidate import Candidate
from intake.candidates.other_needs import SHOWN
from intake.inquiries.hours import Load, loads_of
from intake.requests.request import SystemRequest
from inventory.organisation.units import Unit
from inventory.systems.system import System
from record.driver.belonging import AmongAsked, asked
from record.driver.prepared import Prepared

OTHER = aliased(SystemRequest, name="other")
OTHER_UNIT = aliased(Unit, name="other_unit")

Values = Mapping[str, Any]


class Kept(NamedTuple):
    """The candidates of requests, the common solution first, then the most likely."""

    shown: list[Values]
    confidential: list[Values]
    """Nothing of these shows in a request."""


def read_candidates(connection: Connection, request_ids: Sequence[UUID]) -> Kept:
    """Return the candidates of requests, what is confidential apart."""
    found = WANTED.dicts(connection, ids=asked(connection, request_ids))
    loads = loads_of(connection)
    for row in found:
        row["name"] = _name(row)
        # A request that is over asks for nothing any more, whenever it was last looked for.
        row["is_current"] = row["is_current"] and row["other_state"] in (None, *SHOWN)
        row["load"] = loads.get(row["system_id"], Load())
    found.sort(key=lambda row: (not row["is_common"], -row["score"], row["name"]))
    kept = Kept([], [])
    for row in found:
        (kept.confidential if row["confidential"] else kept.shown).append(row)
    return kept


def _wanted() -> Select[Any]:
    columns: Any = select(
        Candidate.__table__,  # type: ignore[attr-defined]
        col(System.name).label("system_name"),
        col(System.external_id),
        col(System.confidential),
        col(Unit.id).label("owner_id"),
        col(Unit.name).label("owner_name"),
        col(OTHER.ref),
        col(OTHER.title),
        col(OTHER.state).label("other_state"),
        col(OTHER_UNIT.id).label("other_unit_id"),
        col(OTHER_UNIT.name).label("other_unit_name"),
    )
    wanted: Select[Any] = (
        columns.outerjoin(System, col(System.id) == col(Candidate.system_id))
        .outerjoin(Unit, col(Unit.id) == col(System.owner_unit_id))
        .outerjoin(OTHER, col(OTHER.id) == col(Candidate.other_id))
        .outerjoin(OTHER_UNIT, col(OTHER_UNIT.id) == col(OTHER.unit_id))
        .where(AmongAsked(Candidate.request_id))
    )
    return wanted


WANTED = Prepared(_wanted())


def candidate_card(row: Values) -> dict[str, Any]:
    """Return a candidate as it is given out."""
    return {
        "id": row["id"],
        **_target(row),
        "score": row["score"],
        "certainty": row["certainty"],
        "evidence": row["evidence"],
        "common_solution": row["is_common"],
        "current": row["is_current"],
        "found_at": row["found_at"],
        "promised_hours_per_month": row["load"].promised_hours,
        "unanswered_inquiries": row["load"].unanswered,
        **_answer(row),
    }


def told_of(connection: Connection, request_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return other requests, as they stand among candidates; one select."""
    rows = connection.execute(
        select(
            col(SystemRequest.id),
            col(SystemRequest.ref),
            col(SystemRequest.title),
            col(Unit.id),
            col(Unit.name),
        )
        .join(Unit, col(Unit.id) == col(SystemRequest.unit_id))
        .where(col(SystemRequest.id).in_(request_ids))
    )
    return {
        other_id: {
            "id": other_id,
            "reference": ref,
            "title": title,
            "unit": {"id": unit_id, "name": unit},
        }
        for other_id, ref, title, unit_id, unit in rows
    }


def _name(row: Values) -> str:
    name: str | None = row["system_name"]
    return name or f"{row['ref']} {row['title']}"


def _target(row: Values) -> dict[str, Any]:
    if row["system_id"] is not None:
        owner = {"id": row["owner_id"], "name": row["owner_name"]} if row["owner_id"] else None
        system = {"id": row["system_id"], "external_id": row["external_id"]}
        return {"system": system | {"name": row["system_name"], "owner_unit": owner}}
    unit = {"id": row["other_unit_id"], "name": row["other_unit_name"]}
    other = {"id": row["other_id"], "reference": row["ref"]}
    return {"request": other | {"title": row["title"], "unit": unit}}


def _answer(row: Values) -> dict[str, Any]:
    return {
        "answer": row["answer"],
        "reason": row["reason"],
        "reason_code": row["reason_code"],
        "until": row["until"],
        "answered_by": _person(row, "answered_by"),
        "answered_at": row["answered_at"],
        "agreed_by": _person(row, "agreed_by"),
    }


def _person(row: Values, which: str) -> dict[str, Any] | None:
    if row[which] is None:
        return None
    return {"id": row[f"{which}_id"], "name": row[which]}
