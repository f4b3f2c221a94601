"""Files that belong to a request."""

import io
import zipfile
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import httpx2
import pytest
from sqlmodel import func, select

from app.routes.gate.requests.attachments import as_download
from app.storage.loading import DATA
from intake.attachments.attachment import AttachmentContent
from intake.attachments.kinds import AttachmentKind
from intake.attachments.naming import safe_name
from intake.process.in_use import take_into_use
from record.history.changes import Change
from record.people import Role
from tests.app.examples import units_of
from tests.app.gate.requests import Gate, open_gate
from tests.factories import TESTER, Api, Caller

PDF = b"%PDF-1.7\nofferten"
MIB = 1024 * 1024


@pytest.fixture
def gate(api: Api) -> Gate:
    """A request that has just begun, the requester for its unit alone."""
    with api.database.writing(TESTER) as session:
        take_into_use(session, (DATA / "process.toml").read_text(), "process.toml")
    unit = units_of(api, "Kultur")["Kultur"]
    gate = open_gate(api, unit)
    gate.begin(unit)
    return gate


def attach(
    gate: Gate, content: bytes, name: str = "offert.pdf", who: Caller | None = None, **options: Any
) -> httpx2.Response:
    file = {"file": (name, content)}
    return (who or gate.requester).post(f"{gate.address}/attachments", files=file, **options)


def office(*parts: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for part in parts:
            made.writestr(part, "application/vnd.oasis.opendocument.text" * (part == "mimetype"))
    return written.getvalue()


def test_a_file_that_was_added_is_downloaded_as_it_was(gate: Gate) -> None:
    added = attach(gate, PDF)

    assert added.status_code == 201
    told = added.json()
    assert (told["name"], told["kind"], told["size"]) == ("offert.pdf", "pdf", len(PDF))
    assert gate.contact.get(f"{gate.address}/attachments").json()["items"] == [told]
    file = gate.contact.get(added.headers["Location"])
    assert file.content == PDF
    assert file.headers["content-type"] == "application/pdf"
    assert file.headers["x-content-type-options"] == "nosniff"
    assert file.headers["content-disposition"].startswith("attachment;")
    known = gate.contact.get(
        added.headers["Location"], headers={"If-None-Match": file.headers["ETag"]}
    )
    assert known.status_code == 304


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n...", "karta.png", "png"),
        (b"\xff\xd8\xff\xe0", "foto.JPG", "jpeg"),
        (office("[Content_Types].xml", "word/document.xml"), "offert.docx", "docx"),
        (office("[Content_Types].xml", "xl/workbook.xml"), "kalkyl.xlsx", "xlsx"),
        (office("mimetype", "content.xml"), "protokoll.odt", "odt"),
        ("namn;pris\nÅtta;8".encode(), "priser.csv", "csv"),
        ("Hej på dig".encode("utf-8-sig"), "brev.txt", "txt"),
    ],
)
def test_what_a_file_is_shows_in_its_content(
    gate: Gate, content: bytes, name: str, kind: str
) -> None:
    added = attach(gate, content, name)

    assert (added.status_code, added.json()["kind"]) == (201, kind)
    assert added.json()["name"] == name


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00",
        b"PK\x03\x04 not a zip",
        b"\xff\xfeH\x00e\x00j\x00",
        b"text\x00with nul",
        office("run.exe"),
        office("content.xml", "mimetype"),
        office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    ],
)
def test_what_it_is_called_makes_nothing_a_pdf(gate: Gate, content: bytes) -> None:
    refused = attach(gate, content, "offert.pdf")

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "#/file")
    assert gate.requester.get(f"{gate.address}/attachments").json()["total"] == 0


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\bo\\offert.pdf", "offert.pdf"),
        ("\u202efdp.exe", "fdp.exe.pdf"),
        ("sida.html", "sida.html.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a_bSet-Cookie_ x.pdf"),
        (".pdf", "pdf.pdf"),
        ("Åtgärdsförslag – 日本.pdf", "Åtgärdsförslag – 日本.pdf"),
        ("x" * 400, "x" * 120 + ".pdf"),
    ],
)
def test_a_name_leads_nowhere_and_says_what_the_file_is(name: str, kept: str) -> None:
    assert safe_name(name, AttachmentKind.PDF) == kept
    header = as_download(kept)
    assert header.isascii()
    assert header.count('"') == 2
    assert unquote(header.partition("UTF-8''")[2]) == kept


def test_a_page_is_downloaded_as_text(gate: Gate) -> None:
    added = attach(gate, b"<script>alert(1)</script>", "sida.html")

    file = gate.requester.get(added.headers["Location"])
    assert added.json()["name"] == "sida.html.txt"
    assert file.headers["content-type"] == "text/plain; charset=utf-8"


def test_the_history_keeps_the_hash_and_neither_name_nor_content(gate: Gate) -> None:
    added = attach(gate, b"hemligt inneh\xc3\xa5ll", "personakt.txt").json()

    with gate.api.database.reading() as connection:
        entries = [dict(row) for row in connection.execute(select(Change)).mappings()]
        kept = [row.content for row in connection.execute(select(AttachmentContent))]
    told = str([entry["after"] for entry in entries])
    assert added["sha256"] in told
    assert "personakt" not in told
    assert "hemligt" not in told
    assert b"hemligt".hex() not in told
    assert kept == ["hemligt innehåll".encode()]


def test_what_has_been_erased_is_absent(gate: Gate) -> None:
    address = attach(gate, PDF).headers["Location"]
    with gate.api.database.writing(TESTER) as session:
        session.delete(session.scalars(select(AttachmentContent)).one())

    assert gate.requester.get(address).status_code == 404
    assert gate.requester.get(f"{gate.address}/attachments").json()["total"] == 1


def test_who_adds_a_file_has_written_in_the_request_and_does_not_decide_it(gate: Gate) -> None:
    person = UUID(gate.procurement.get("me").json()["id"])
    assert attach(gate, PDF, who=gate.procurement).status_code == 201
    gate.submit_with()
    gate.fill_in_the_rest()

    decider = gate.api.sign_in(Role.HEAD_OF_IT, person=person)
    refused = gate.do(decider, "decisions", outcome="approved")

    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/own-request")


def test_a_request_that_is_over_takes_no_more_files(gate: Gate) -> None:
    assert gate.do(gate.requester, "withdraw").status_code == 200

    refused = attach(gate, PDF)

    assert (refused.status_code, refused.json()["state"]) == (409, "withdrawn")


def test_the_same_key_and_file_is_one_attachment(gate: Gate) -> None:
    keyed: dict[str, Any] = {"headers": {"Idempotency-Key": "en-gang"}}
    first, again = attach(gate, PDF, **keyed), attach(gate, PDF, **keyed)
    other = attach(gate, PDF + b" till", **keyed)

    assert first.json() == again.json()
    assert (other.status_code, other.json()["type"]) == (422, "/problems/idempotency-mismatch")
    assert gate.requester.get(f"{gate.address}/attachments").json()["total"] == 1


@pytest.mark.parametrize("over", [1, MIB])
def test_a_file_beyond_the_limit_is_refused_at_once(gate: Gate, over: int) -> None:
    refused = attach(gate, PDF.ljust(10 * MIB + over))

    assert refused.status_code == 413


def test_a_file_may_be_ten_mebibytes(gate: Gate) -> None:
    assert attach(gate, PDF.ljust(10 * MIB)).status_code == 201


def test_a_form_without_a_file_or_with_something_else_is_refused(gate: Gate) -> None:
    address = f"{gate.address}/attachments"

    assert gate.requester.post(address, files={"fil": ("a.pdf", PDF)}).status_code == 422
    assert gate.requester.post(address, data={"file": "text"}).status_code == 415
    assert gate.requester.post(address, json={}).status_code == 415
    assert gate.requester.post(address, files={"file": ("", PDF)}).status_code in (201, 422)


def test_other_departments_do_not_read_it(gate: Gate) -> None:
    address = attach(gate, PDF).headers["Location"]
    other = gate.api.sign_in(Role.REQUESTER, units_of(gate.api, "Teknik")["Teknik"])

    assert other.get(address).status_code == 404
    assert gate.api.sign_in(Role.AUDITOR).get(address).status_code == 200
    refused = attach(gate, PDF, who=gate.api.sign_in(Role.AUDITOR))
    assert (refused.status_code, refused.json()["missing_permission"]) == (403, "create_attachment")
    assert gate.requester.get(f"{gate.address}/attachments/{UUID(int=7)}").status_code == 404


def erase(gate: Gate, address: str, who: Caller | None = None) -> httpx2.Response:
    return (who or gate.requester).change("DELETE", address, gate.address)


def test_who_added_a_file_takes_it_away_and_the_history_remembers_that_it_was_there(
    gate: Gate,
) -> None:
    added = attach(gate, PDF)
    address = added.headers["Location"]

    assert erase(gate, address, gate.contact).status_code == 403
    assert erase(gate, address).status_code == 204
    assert gate.requester.get(address).status_code == 404
    assert erase(gate, address).status_code == 404
    with gate.api.database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(AttachmentContent)) == 0
    history = gate.api.sign_in(Role.AUDITOR).get("changes", params={"object": added.json()["id"]})
    told = {(one["object_type"], one["action"]) for one in history.json()["items"]}
    assert ("attachment", "deleted") in told
    assert ("attachment_content", "deleted") in told


def test_an_administrator_takes_away_what_should_never_have_been_added(gate: Gate) -> None:
    address = attach(gate, PDF).headers["Location"]

    assert erase(gate, address, gate.api.sign_in(Role.ADMINISTRATOR)).status_code == 204


def test_what_a_decision_was_shown_stays_even_if_the_request_is_taken_up_again(gate: Gate) -> None:
    gate.submit_with()
    gate.fill_in_the_rest()
    address = attach(gate, PDF).headers["Location"]
    gate.do(gate.decider, "decisions", outcome="rejected", reason="Nej.")
    decided = erase(gate, address)
    gate.do(gate.contact, "reopen", why="Billigare.")
    later = attach(gate, PDF + b"ny").headers["Location"]

    assert [decided.status_code, erase(gate, address).status_code] == [409, 409]
    assert erase(gate, later).status_code == 204
