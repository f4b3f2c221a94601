"""A request stands by what the register is when that is merged, undone or cleared."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.storage.loading import DATA, PROCESS
from intake.candidates.candidate import Candidate
from intake.process.in_use import take_into_use
from intake.requests.request import SystemRequest
from intake.requests.writing.entering import begin_request
from inventory.organisation.units import Unit
from inventory.sample.clearing import clear_sample
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.system import System
from tests.app.gate.small import PAY, Small
from tests.factories import TESTER, Api

FILE = "Systemnamn;Förvaltning;Funktioner\nPersonec;Omsorg;Lön\n"


def named(gate_card: dict[str, object]) -> list[str]:
    candidates = gate_card["candidates"]
    return [one["system"]["name"] for one in candidates]  # type: ignore[attr-defined]


def test_two_candidates_that_are_one_product_become_one_with_its_answer(town: Small) -> None:
    editor = town.api.sign_in()
    body = {"name": "Personec", "owner_unit": str(town.care.id), "functions": ["payroll"]}
    other = editor.post("systems", json=body).json()["id"]
    gate = town.submit(**PAY)
    assert sorted(named(gate.read())) == ["Heroma", "Personec"]
    gate.answer_all(gate.contact, answer="extend", reason="Modulen finns.")

    system = f"systems/{town.heroma.id}"
    merged = editor.change("POST", f"{system}/merge", system, json={"into": other})

    assert merged.status_code == 200, merged.text
    (candidate,) = gate.read()["candidates"]
    assert (candidate["system"]["name"], candidate["answer"]) == ("Personec", "extend")
    assert len(gate.requester.get(f"{gate.address}/candidates").json()["items"]) == 1
    gate.fill_in_the_rest()
    assert gate.do(gate.decider, "decisions", outcome="approved").status_code == 201


def test_an_import_that_a_request_has_come_to_rest_on_is_not_undone(town: Small) -> None:
    editor = town.api.sign_in()
    taken = editor.post("imports", data={"kind": "systems"}, files={"file": ("a.csv", FILE)})
    assert taken.status_code == 201, taken.text
    gate = town.submit(**PAY)
    assert "Personec" in named(gate.read())

    undone = editor.post("imports/undo")

    assert undone.status_code == 409
    assert "Personec" in named(gate.read())


@pytest.mark.usefixtures("sample")
def test_what_a_request_needs_of_the_sample_stays_when_the_sample_goes(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        take_into_use(session, (DATA / PROCESS).read_text(encoding="utf-8"), PROCESS)
        unit = session.scalars(select(Unit).where(col(Unit.name) == "Biblioteket")).one()
        system = session.scalars(select(System).where(col(System.name) == "MCSS")).one()
        catalogue = Catalogue(session)
        request = begin_request(catalogue, TESTER, {"title": "Schema", "unit": unit.id})
        session.flush()
        session.add(
            Candidate(request_id=request.id, system_id=system.id, score=60, certainty="certain")
        )

    with api.database.writing(TESTER) as session:
        cleared = clear_sample(session)

    kept = {(row.table, row.name) for row in cleared.kept}
    assert {("unit", "Biblioteket"), ("system", "MCSS")} <= kept
    assert cleared.removed["system"] == 139
    with api.database.writing(TESTER) as session:
        assert session.scalars(select(SystemRequest)).one().unit_id == unit.id
    answer = api.sign_in().get("requests")
    assert [one["title"] for one in answer.json()["items"]] == ["Schema"]
