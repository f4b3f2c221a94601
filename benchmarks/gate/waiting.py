"""Made-up requests that wait for a decision: complete, and every candidate answered."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, select
from sqlmodel import col

from app.database import Database
from app.storage.loading import DATA, PROCESS
from benchmarks.register.made_up.register import BENCH
from intake.candidates.candidate import Answer, Candidate, candidate_id
from intake.candidates.found import Found
from intake.candidates.open_needs import OpenNeeds
from intake.candidates.seeking import Look
from intake.process.in_use import take_into_use
from intake.process.steps import StepCode
from intake.requests.reading.dossiers import Dossiers
from intake.requests.request import (
    RequestAuthor,
    RequestState,
    RequestStep,
    SystemRequest,
)
from intake.requests.writing.looking import confidential_for, found_for
from inventory.organisation.units import Unit
from inventory.vocabulary.functions import Function
from matching.detector import Detector
from record.driver.bulk import insert_rows
from record.people import Person, Role
from record.row import Row, now

WRITTEN: Mapping[StepCode, Mapping[str, Any]] = {
    StepCode.BUSINESS_CONTACT_CHECK: {"exists_elsewhere": True, "existing_can_serve": False},
    StepCode.INFORMATION_CLASSIFICATION: {
        **dict.fromkeys(("confidentiality", "integrity", "availability", "traceability"), 2),
        "personal_data": False,
    },
    StepCode.PROCUREMENT_CONSULTATION: {
        "value": {"one_time": 50_000, "per_month": 4_000, "months": None, "options": 0},
        "consulted_on": "2026-10-01",
        "consulted_person": "Ulla Upphandlare",
        "answer": "Avropa ramavtalet.",
        "followed": True,
    },
    StepCode.DECISION_BASIS: {
        "summary": "Verksamheten vill ha ett eget system.",
        "recommendation": "Avslå; använd det som finns.",
    },
}


def fill_desk(database: Database, number: int) -> list[UUID]:
    """Put requests into review, past the history."""
    with database.writing(BENCH) as session:
        take_into_use(session, (DATA / PROCESS).read_text(encoding="utf-8"), PROCESS)
    with database.engine.execution_options(writing=True).begin() as connection:
        ids = _ask(connection, number)
        _answer_candidates(connection, ids, now().date())
    return ids


def _ask(connection: Connection, number: int) -> list[UUID]:
    """Let the units ask for the functions in turn, in words.

    So the systems are likely candidates, and the requests weak ones of each other: where thousands
    wait, others would come up as likely when some have been decided.
    """
    process = connection.exec_driver_sql("SELECT id FROM process_version").scalar()
    units = connection.execute(select(col(Unit.id), col(Unit.name)).order_by(col(Unit.slug))).all()
    functions = connection.execute(
        select(col(Function.code), col(Function.label)).order_by(col(Function.code))
    ).all()
    people = select(col(Person.id), col(Person.name)).order_by(col(Person.sort_key).desc())
    author = connection.execute(people.limit(1)).one()
    rows: list[Row] = []
    ids = [uuid4() for _ in range(number)]
    for at, request_id in enumerate(ids):
        unit, function = units[at % len(units)], functions[at % len(functions)]
        rows += _request(request_id, at, unit, function, UUID(str(process)), author)
    _insert(connection, rows)
    return ids


def _request(  # noqa: PLR0917 - what a request is made of
    request_id: UUID, at: int, unit: Any, function: Any, process: UUID, author: Any
) -> Iterator[Row]:
    yield SystemRequest(
        id=request_id,
        year=2026,
        number=at + 1,
        ref=f"IT-2026-{at + 1:04}",
        title=f"System till {unit.name}",
        unit_id=unit.id,
        process_id=process,
        created_by_id=author.id,
        created_by=author.name,
        state=RequestState.IN_REVIEW,
    )
    yield RequestAuthor(request_id=request_id, person_id=author.id)
    need = {
        "need": f"{unit.name} behöver stöd för {function.label.lower()}.",
        "way_of_working": "Excelblad som skickas runt med e-post.",
        "possible_change": "Vi kunde göra det tillsammans med andra.",
        "functions": [],
    }
    for step, content in {StepCode.NEEDS_ANALYSIS: need, **WRITTEN}.items():
        yield RequestStep(
            request_id=request_id,
            step=step,
            content=json.dumps(content, ensure_ascii=False),
            person_id=author.id,
            filled_in_by=author.name,
            role=Role.BUSINESS_CONTACT,
        )


def _answer_candidates(connection: Connection, ids: list[UUID], today: date) -> None:
    """Keep what the detector finds for each, with an answer that counts."""
    detector = Detector()
    known = detector.look(connection, today)
    others = OpenNeeds().at(connection, known.words)
    look = Look(connection, detector, known, known.confidential, others)
    dossiers = Dossiers(connection, ids, today).found
    found = [
        (request_id, one)
        for request_id in ids
        for look_for in (found_for, confidential_for)
        for one in look_for(dossiers[request_id], look)
    ]
    _insert(connection, [_answered(request_id, one) for request_id, one in found])


def _answered(request_id: UUID, found: Found) -> Candidate:
    return Candidate(
        id=candidate_id(request_id, found.target_id),
        request_id=request_id,
        system_id=found.system_id,
        other_id=found.other_id,
        score=found.score,
        certainty=str(found.certainty),
        evidence=found.evidence,
        function_codes=found.functions,
        is_common=found.is_common,
        answer=Answer.REUSE if found.system_id else Answer.SEPARATE,
        reason="" if found.system_id else "Olika tid.",
        answered_by="Karin Kundansvarig",
        answered_at=now(),
        agreed_by=None if found.system_id else "Karin Kundansvarig",
    )


def _insert(connection: Connection, rows: list[Row]) -> None:
    by_table: dict[type[Row], list[Row]] = {}
    for row in rows:
        by_table.setdefault(type(row), []).append(row)
    for table, of_it in by_table.items():
        insert_rows(connection, table, [row.__dict__ for row in of_it])
