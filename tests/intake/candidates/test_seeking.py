"""What is likely to meet a need is found in a moment: the same as a whole look finds."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.database import Database
from intake.candidates.candidate import LIKELY
from intake.candidates.found import Found
from intake.candidates.open_needs import OpenNeeds
from intake.candidates.other_needs import Need
from intake.candidates.seeking import Look
from inventory.systems.functions import CommonSolution
from inventory.systems.system import System
from inventory.vocabulary.functions import Function
from matching.detector import Detector
from record.row import now
from tests.factories import TESTER

EVERY = 4
"""One in so many functions is asked for."""


@pytest.fixture
def look(sample: None, database: Database) -> Iterator[Look]:
    """A look at the sample, where every tenth system is hidden and some are common solutions."""
    with database.writing(TESTER) as session:
        systems = session.scalars(select(System).order_by(col(System.slug))).all()
        for system in systems[::10]:
            system.confidential = True
        codes = session.scalars(select(col(Function.code)).order_by(col(Function.code))).all()
        for system, code in zip(systems[::7], codes[::9], strict=False):
            session.add(CommonSolution(system_id=system.id, function_code=code))
    with database.reading() as connection:
        detector = Detector()
        known = detector.look(connection, now().date())
        others = OpenNeeds().at(connection, known.words)
        yield Look(connection, detector, known, known.confidential, others)


def needs(look: Look) -> Iterator[Need]:
    labels = [*look.known.words.vocabulary.labels.items()][::EVERY]
    for code, label in labels:
        text = f"Vi behöver stöd för {label.lower()} och statistik."
        yield Need(uuid4(), "Nytt system", text, ())
        yield Need(uuid4(), label, "Vi har Excelblad.", (code,))


def likely(found: list[Found]) -> dict[object, Found]:
    return {one.target_id: one for one in found if one.score >= LIKELY}


def test_what_is_likely_is_what_a_whole_look_says_is_likely(look: Look) -> None:
    some = 0
    for need in needs(look):
        found = look.likely(need)
        assert likely(found) == likely(look.candidates(need))
        assert len(likely(found)) == len(found)
        some += bool(found)

    assert some


def test_what_is_confidential_is_what_is_likely_once_nothing_is_hidden(look: Look) -> None:
    seeing = replace(look, hidden=frozenset())
    some = 0
    for need in needs(look):
        known = likely(seeing.candidates(need))
        hidden = [one for one in known.values() if one.target_id in look.hidden]
        found = look.confidential(need)
        assert likely(found) == {one.target_id: one for one in hidden}
        assert look.confidential(need, but=[one.target_id for one in found]) == []
        some += bool(found)

    assert some
