"""The decision basis: a draft of what is there now, and frozen once decided."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from sqlalchemy import select

from app.main import create_app
from app.schemas.gate.requests.basis import DecisionBasisOut
from app.settings import Settings
from record.history.changes import Change
from record.people import Role
from tests.app.examples import units_of
from tests.app.gate.requests import Gate, gate_of, let_in, open_gate, take_process_into_use
from tests.client import Client
from tests.copies import once
from tests.factories import TESTER, Api, Caller, make_function, make_system

AS_FILES = ("pdf", "docx")


@pytest.fixture
def gate(api: Api) -> Gate:
    """A request under review, in a register with one system that does the same."""
    tokens, address = once(api.database, "under review", lambda: under_review(api))
    return gate_of(api, tokens, address)


def under_review(api: Api) -> tuple[Sequence[str], str]:
    take_process_into_use(api)
    units = units_of(api, "Kultur", "Skola")
    with api.database.writing(TESTER) as session:
        make_function(session, "scheduling", label="Schemaläggning")
        make_system(session, "Heroma", functions=["scheduling"], owner_unit=units["Skola"].id)
        tokens = let_in(session)
    gate = gate_of(api, tokens)
    gate.begin(units["Kultur"])
    asked = {"unit": str(units["Skola"].id), "person": "Karin", "answer": "Ja, samma."}
    group = [{"unit": str(units[name].id), "person": name} for name in ("Kultur", "Skola")]
    gate.submit_with(functions=["scheduling"], asked_units=[asked], reference_group=group)
    gate.fill_in_the_rest()
    return tokens, gate.address


def basis_of(gate: Gate, **query: Any) -> dict[str, Any]:
    """Return the basis, which has the shape that is documented."""
    read = gate.requester.get(f"{gate.address}/decision-basis.json", params=query)
    assert read.status_code == 200, read.text
    DecisionBasisOut.model_validate_json(read.content)
    return dict(read.json())


def decide(gate: Gate, outcome: str = "rejected") -> dict[str, Any]:
    gate.answer_all(gate.contact, answer="reuse", reason="Det räcker.")
    decided = gate.do(gate.decider, "decisions", outcome=outcome, reason="Heroma räcker.")
    assert decided.status_code == 201, decided.text
    return dict(decided.json())


def test_until_it_is_decided_it_is_a_draft_that_says_what_is_missing(gate: Gate) -> None:
    told = basis_of(gate)

    assert (told["draft"], told["state"], told["decision"]) == (True, "in_review", None)
    assert {one["step"] for one in told["missing_steps"]} == {"candidates"}
    (candidate,) = told["candidates"]
    assert (candidate["system"]["name"], candidate["answer"]) == ("Heroma", None)
    assert candidate["evidence"]


def test_a_draft_of_nothing_can_be_read_too(api: Api) -> None:
    take_process_into_use(api)
    gate = open_gate(api)
    gate.begin(units_of(api, "Kultur")["Kultur"])

    assert set(basis_of(gate)["steps"].values()) == {None}
    for suffix in AS_FILES:
        assert gate.requester.get(f"{gate.address}/decision-basis.{suffix}").status_code == 200


def test_ids_of_units_are_told_by_name(gate: Gate) -> None:
    need = basis_of(gate)["steps"]["needs_analysis"]["content"]

    assert need["asked_units"][0]["unit"]["name"] == "Skola"
    assert [one["unit"]["name"] for one in need["reference_group"]] == ["Kultur", "Skola"]


def test_the_value_is_told_with_how_it_was_computed(gate: Gate) -> None:
    value = basis_of(gate)["value"]

    assert (value["per_month"], value["months_counted"], value["running"]) == (4_000, 48, 192_000)
    assert (value["total"], value["over_documentation_limit"]) == (242_000, True)


def test_once_decided_it_is_what_the_decision_was_bound_to(gate: Gate) -> None:
    decision = decide(gate)

    told = basis_of(gate)

    assert (told["draft"], told["state"], told["missing_steps"]) == (False, "rejected", [])
    assert told["decision"]["reason"] == "Heroma räcker."
    assert told["decision"]["decided_by"]["role"] == "head_of_it"
    assert told["content_hash"] == told["decision"]["content_hash"] == decision["content_hash"]
    assert told["candidates"] == decision["candidates_at_decision"]
    assert told["candidates"][0]["answer"] == "reuse"


def test_nothing_that_happens_afterwards_changes_it(gate: Gate) -> None:
    gate.requester.post(f"{gate.address}/attachments", files={"file": ("a.txt", b"Offert")})
    decide(gate, "approved")
    before = basis_of(gate)
    files = [gate.requester.get(f"{gate.address}/decision-basis.pdf").content]
    editor, administrator = gate.api.sign_in(), gate.api.sign_in(Role.ADMINISTRATOR)
    system = before["candidates"][0]["system"]["id"]
    assert editor.patch(f"systems/{system}", json={"name": "Nytt namn"}).status_code == 200
    for unit in (before["unit"], before["organisation"]):
        renamed = administrator.patch(f"units/{unit['id']}", json={"name": "Annat"})
        assert renamed.status_code == 200
    gate.contact.post(f"{gate.address}/comments", json={"text": "Ett tillägg"})
    assert gate.do(gate.contact, "implement", system=system).status_code == 200

    assert basis_of(gate) == before
    assert [one["name"] for one in before["attachments"]] == ["a.txt"]
    files.append(gate.requester.get(f"{gate.address}/decision-basis.pdf").content)
    assert files[0] == files[1]


def test_a_request_that_is_taken_up_again_has_a_basis_for_each_decision(gate: Gate) -> None:
    decide(gate)
    first = basis_of(gate)
    assert gate.do(gate.contact, "reopen", why="Nya uppgifter.").status_code == 200

    again = basis_of(gate)
    assert (again["draft"], again["round"]) == (True, 2)
    assert [one["outcome"] for one in again["earlier_decisions"]] == ["rejected"]

    decide(gate, "approved")
    assert basis_of(gate)["state"] == "approved"
    assert basis_of(gate, round=1) == first
    address = f"{gate.address}/decision-basis.json"
    assert gate.requester.get(address, params={"round": 3}).status_code == 404
    assert gate.requester.get(address, params={"round": 0}).status_code == 422


def test_a_boards_decision_belongs_to_what_was_referred_to_it(gate: Gate) -> None:
    decide(gate, "referred_to_board")
    secretary = gate.api.sign_in(Role.BOARD_SECRETARY)
    body = {"outcome": "approved", "on": "2026-12-01", "reference": "§ 117"}
    assert gate.do(secretary, "board-decision", **body).status_code == 200

    told = basis_of(gate)

    assert told["state"] == "referred"
    assert [one["reference"] for one in told["board_decisions"]] == ["§ 117"]


def test_the_historys_checkpoint_is_where_the_decision_stands(gate: Gate) -> None:
    decision = decide(gate)

    point = basis_of(gate)["history"]

    with gate.api.database.reading() as connection:
        entries = {row["sequence"]: dict(row) for row in connection.execute(ENTRIES).mappings()}
    assert entries[point["sequence"]]["hash"] == point["hash"]
    (made,) = [row for row in entries.values() if str(row["object_id"]) == decision["id"]]
    assert made["transaction"] == entries[point["sequence"]]["transaction"]
    assert made["sequence"] <= point["sequence"]


@pytest.mark.parametrize(
    ("suffix", "media_type", "begins"),
    [
        ("pdf", "application/pdf", b"%PDF-"),
        (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK\x03\x04",
        ),
    ],
)
def test_it_is_downloaded_as_a_document(
    gate: Gate, suffix: str, media_type: str, begins: bytes
) -> None:
    file = gate.requester.get(f"{gate.address}/decision-basis.{suffix}")

    assert file.status_code == 200
    assert file.headers["content-type"] == media_type
    name = f"beslutsunderlag-IT-{gate.address[-9:]}-utkast.{suffix}"
    assert file.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert file.content.startswith(begins)


def test_other_formats_and_other_units_requests_are_absent(gate: Gate) -> None:
    other = gate.api.sign_in(Role.REQUESTER, units_of(gate.api, "Teknik")["Teknik"])

    assert gate.requester.get(f"{gate.address}/decision-basis.odt").status_code == 404
    for suffix in ("json", *AS_FILES):
        assert other.get(f"{gate.address}/decision-basis.{suffix}").status_code == 404
    for role in Role:
        caller = gate.api.sign_in(role)
        assert caller.get(f"{gate.address}/decision-basis.json").status_code == 200


def test_the_municipalitys_own_template_is_used(gate: Gate, tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("Vår mall {{referens}}")
    template.add_paragraph("{{beslutsunderlag}}")
    template.save(str(tmp_path / "mall.docx"))
    settings = Settings(rate_reads=0, rate_writes=0, decision_basis_template=tmp_path / "mall.docx")
    caller = Caller(Client(create_app(settings, gate.api.database)), gate.requester.token)

    file = caller.get(f"{gate.address}/decision-basis.docx")

    told = docx.Document(io.BytesIO(file.content)).paragraphs
    assert told[0].text == f"Vår mall {gate.read()['reference']}"


ENTRIES = select(Change.__table__)  # type: ignore[attr-defined]
