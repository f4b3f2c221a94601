"""Requests that wait for a decision, as many as are wanted: put there past API and history."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlmodel import col

from app.database import Database
from intake.process.in_use import ProcessVersion
from intake.process.steps import StepCode
from intake.requests.request import (
    RequestAuthor,
    RequestState,
    RequestStep,
    SystemRequest,
)
from inventory.organisation.units import Unit
from record.driver.bulk import insert_rows
from record.people import Person, Role
from record.row import Row
from tests.app.gate.requests import CHECKED, CLASSIFIED, CONSULTED, NEED

CHEAP = {"one_time": 20_000, "per_month": 0, "months": 12, "options": 0}
FAST: Mapping[StepCode, Mapping[str, Any]] = {
    StepCode.NEEDS_ANALYSIS: NEED | {"need": "Vi behöver låna ut cyklar."},
    StepCode.BUSINESS_CONTACT_CHECK: CHECKED,
    StepCode.INFORMATION_CLASSIFICATION: CLASSIFIED | {"personal_data": False},
    StepCode.PROCUREMENT_CONSULTATION: CONSULTED | {"value": CHEAP},
}
"""All that the short way demands."""


def put_in_review(database: Database, unit: Unit, author: Person, number: int) -> list[UUID]:
    """Put requests for the same into review, complete, and return their ids."""
    with database.engine.execution_options(writing=True).begin() as connection:
        process = connection.execute(select(col(ProcessVersion.id))).scalars().one()
        first = (connection.scalar(select(func.max(col(SystemRequest.number)))) or 0) + 1
        requests = [
            SystemRequest(
                year=2026,
                number=place,
                ref=f"IT-2026-{place:04}",
                title=f"Cykelpool {place}",
                unit_id=unit.id,
                process_id=process,
                created_by_id=author.id,
                created_by=author.name,
                state=RequestState.IN_REVIEW,
            )
            for place in range(first, first + number)
        ]
        _insert(connection, requests)
        _insert(connection, [step for one in requests for step in _steps(one, author)])
        _insert(connection, [_author(one, author) for one in requests])
    return [request.id for request in requests]


def _steps(request: SystemRequest, author: Person) -> Iterator[RequestStep]:
    for code, content in FAST.items():
        yield RequestStep(
            request_id=request.id,
            step=code,
            content=json.dumps(content),
            person_id=author.id,
            filled_in_by=author.name,
            role=Role.BUSINESS_CONTACT,
        )


def _author(request: SystemRequest, author: Person) -> RequestAuthor:
    return RequestAuthor(request_id=request.id, person_id=author.id)


def _insert(connection: Connection, rows: list[Any]) -> None:
    if rows:
        table: type[Row] = type(rows[0])
        insert_rows(connection, table, [row.__dict__ for row in rows])
