"""Files come in whole or not at all, as people save them, and can be taken back."""

import json
from pathlib import Path
from typing import Any

import pytest

from record.people import Role
from tests.app.examples import units_of
from tests.factories import TESTER, Api, Caller, make_system

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "corpora" / "table-files"
MANIFEST = CORPUS / "manifest.jsonl"
REGISTER = SHARED / "eval" / "sv_register" / "systems.csv"
ROUNDED = "Beloppet avrundades till 12501 kr."
"""What every good file of the corpus is told: one of its amounts ends in 50 öre."""

needs_corpus = pytest.mark.skipif(not MANIFEST.exists(), reason="the corpus of files is not here")


def send(caller: Caller, content: bytes | str, name: str = "system.csv", **fields: str) -> Any:
    form = {"kind": "systems", "create_units": "true"} | fields
    answer = caller.post("imports", data=form, files={"file": (name, content)})
    assert answer.status_code < 500, f"{name}: {answer.text}"
    return answer


def manifest() -> list[tuple[str, bytes, str, int]]:
    """Return each file of the corpus: name, bytes, verdict, and how many rows it holds."""
    told = [json.loads(line) for line in MANIFEST.read_text("utf-8").splitlines()]
    return [
        (one["file"], (CORPUS / one["file"]).read_bytes(), one["verdict"], one.get("rows", 3))
        for one in told
    ]


def everything(caller: Caller) -> list[Any]:
    return [caller.get(f"{path}?limit=200").json() for path in ("systems", "units", "changes")]


@needs_corpus
@pytest.mark.thorough
def test_seen_beforehand_each_file_is_judged_as_it_deserves_and_nothing_is_kept(api: Api) -> None:
    editor = api.sign_in()
    before = everything(editor)
    for name, content, verdict, rows in manifest():
        answer = send(editor, content, name, dry_run="true")
        told = answer.json()
        match verdict:
            case "accept":
                warnings = {warning["problem"] for warning in told["warnings"]}
                assert (answer.status_code, told["rows"]) == (200, rows), name
                assert warnings <= {ROUNDED}, name
                assert told["created"] == rows, name
            case "warn":
                assert answer.status_code == 200, name
                assert told["warnings"], name
            case "reject":
                assert answer.status_code == 422, name
                assert told["rejected"], name
        assert_counted(told, name)
        assert everything(editor) == before, name


def assert_counted(told: dict[str, Any], name: str) -> None:
    """Hold an answer, good or bad, against its shape: counts that add up, places, Swedish."""
    done = told["created"] + told["updated"] + told["unchanged"]
    assert done in ((0,) if told["rejected"] else (told["rows"],)), name
    for problem in (*told["warnings"], *told["rejected"]):
        assert set(problem) == {"line", "column", "value", "problem"}, name
        assert problem["problem"].endswith((".", "fel.")), name
        assert (problem["value"] or "").isprintable(), name


@needs_corpus
@pytest.mark.thorough
@pytest.mark.parametrize("verdict", ["accept", "warn"])
def test_a_file_that_is_taken_comes_in_as_was_seen_beforehand_and_once(
    api: Api, verdict: str
) -> None:
    editor = api.sign_in()
    for name, content, its_verdict, _ in manifest():
        if its_verdict == verdict:
            seen = send(editor, content, name, dry_run="true").json()
            done = send(editor, content, name)
            again = send(editor, content, name)
            assert (done.status_code, done.json()) == (201, seen), name
            assert again.json()["unchanged"] == seen["rows"], f"{name}: {again.text}"
            assert editor.get("systems").json()["total"] == seen["rows"], name
            take_back_all(editor)


def take_back_all(editor: Caller) -> None:
    while (answer := editor.post("imports/undo")).status_code == 200:
        pass
    assert answer.json()["type"] == "/problems/cannot-undo"
    assert editor.get("systems").json()["total"] == 0


@needs_corpus
@pytest.mark.thorough
def test_a_file_that_is_refused_or_doubtful_leaves_nothing_half_done(api: Api) -> None:
    editor = api.sign_in()
    for name, content, verdict, _ in manifest():
        if verdict not in ("accept", "warn"):
            before = everything(editor)
            answer = send(editor, content, name)
            assert answer.status_code in (201, 422), name
            if answer.status_code == 422:
                assert everything(editor) == before, name
                assert answer.json()["type"] == "/problems/import-rejected", name
            else:
                take_back_all(editor)


@needs_corpus
def test_a_good_file_says_the_same_however_it_was_saved(api: Api) -> None:
    editor = api.sign_in()
    for name in ("enc-cp1252-semicolon.csv", "enc-utf16le-bom-tab.txt", "dia-comma.csv"):
        send(editor, (CORPUS / name).read_bytes(), name)
        first, *_, last = editor.get("systems").json()["items"]
        assert [first["name"], last["name"]] == ["007-Registret", "Ärendehanteraren"], name
        assert last["owner_unit"]["name"] == "Miljö- och hälsoskydd"
        assert (last["vendor"], last["annual_cost"]) == ("Åkerö AB", 12501)
        assert last["purpose"] == 'Hanterar ärenden; skickar "kvitto"'
        assert last["information_class"]["confidentiality"] == 3
        take_back_all(editor)


@needs_corpus
def test_columns_that_would_give_power_are_named_and_have_no_effect(api: Api) -> None:
    editor = api.sign_in()
    name = "hdr-privileged-columns.csv"

    told = send(editor, (CORPUS / name).read_bytes(), name).json()

    unknown = {warning["column"] for warning in told["warnings"] if warning["line"] == 1}
    assert unknown == {"approved_by", "approved_at", "owner_id", "is_admin", "tenant_id"}
    for system in editor.get("systems").json()["items"]:
        assert (system["version"], system["confirmed_by"]) == (1, None)


@pytest.mark.skipif(not REGISTER.exists(), reason="the register of another town is not here")
def test_the_register_of_another_town_comes_in_whole(api: Api) -> None:
    editor = api.sign_in()
    content = REGISTER.read_bytes()

    done, again = send(editor, content), send(editor, content)

    assert (done.status_code, done.json()["rows"], done.json()["created"]) == (201, 320, 320)
    assert again.json()["unchanged"] == 320
    assert by_hand(editor) == {"product": 242, "spreadsheet": 33, "home_made": 24} | {
        "module": 12,
        "platform_function": 9,
    }
    (diary,) = editor.get("systems?q=Ciceron DoÄ").json()["items"]
    assert (diary["external_id"], diary["status"]) == ("d001", "phasing_out")
    assert (diary["vendor"], diary["functions_stated"]) == ("Visma Ciceron", ["diarium"])
    assert diary["owner_unit"]["name"] == "Nämndsekretariat"
    assert [use["users"] for use in diary["uses"]] == [75]
    assert diary["annual_cost"] == 115000
    (plans,) = editor.get("systems?q=Mina planer").json()["items"]
    assert plans["functions_stated"] == ["verksamhetsstöd", "vård"]
    roots = [u for u in editor.get("units?kind=municipality").json()["items"] if not u["parent"]]
    assert [root["name"] for root in roots] == ["Kommunen"]


def by_hand(editor: Caller) -> dict[str, int]:
    kinds = ("product", "spreadsheet", "home_made", "module", "platform_function")
    return {kind: editor.get(f"systems?kind={kind}").json()["total"] for kind in kinds}


@pytest.mark.skipif(not REGISTER.exists(), reason="the register of another town is not here")
def test_the_last_import_can_be_taken_back_while_nothing_has_touched_it(api: Api) -> None:
    editor = api.sign_in()
    send(editor, "Systemnamn\nEkot\n")
    kept = [caller.json() for caller in (editor.get("systems"), editor.get("units"))]
    send(editor, REGISTER.read_bytes())

    undone = editor.post("imports/undo")

    assert undone.status_code == 200
    assert undone.json()["filename"] == "system.csv"
    assert [caller.json() for caller in (editor.get("systems"), editor.get("units"))] == kept


def test_an_import_that_has_been_built_upon_cannot_be_taken_back(api: Api) -> None:
    editor = api.sign_in()
    send(editor, "Systemnamn\nEkot\n")
    (system,) = editor.get("systems").json()["items"]
    editor.patch(f"systems/{system['id']}", json={"purpose": "Ekonomi"})

    undone = editor.post("imports/undo")

    assert undone.status_code == 409
    assert "ändrats" in undone.json()["detail"]
    assert editor.get("systems").json()["total"] == 1


def test_taking_back_an_import_gives_the_names_back_that_things_are_found_by(api: Api) -> None:
    editor = api.sign_in()
    send(editor, "id;Systemnamn\n1;Ekot\n2;Mu\n")
    before = editor.get("systems").json()
    send(editor, "id;Systemnamn\n1;Zebra\n2;Mu\n")

    undone = editor.post("imports/undo")

    assert undone.status_code == 200
    assert [system["name"] for system in editor.get("systems").json()["items"]] == ["Ekot", "Mu"]
    assert editor.get("systems?q=ekot").json()["total"] == 1
    assert editor.get("systems?q=zebra").json()["total"] == 0
    assert [s["name"] for s in before["items"]] == ["Ekot", "Mu"]


def test_one_row_that_is_wrong_keeps_all_the_others_out(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = api.sign_in()
    rows = f"Systemnamn;Förvaltning\nEkot;{unit.name}\n;{unit.name}\nHeroma;Nowhere\n"

    answer = send(editor, rows, create_units="false")

    assert answer.status_code == 422
    assert [problem["line"] for problem in answer.json()["rejected"]] == [3, 4]
    assert [problem["column"] for problem in answer.json()["rejected"]] == [
        "Systemnamn",
        "Förvaltning",
    ]
    assert answer.json()["rejected"][1]["value"] == "Nowhere"
    assert editor.get("systems").json()["total"] == 0


def test_an_import_never_changes_an_entry_to_less_than_it_was(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        system = make_system(session, "Ekot", external_id="1", purpose="Ekonomi", vendor="CGI")
    editor = api.sign_in()

    told = send(editor, "id;Systemnamn;Beskrivning;Leverantör\n1;Ekot;;\n").json()

    found = editor.get(f"systems/{system.id}").json()
    assert (told["unchanged"], found["purpose"], found["vendor"]) == (1, "Ekonomi", "CGI")


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"kind": "nonsense"}, "#/kind"),
        ({"kind": ""}, "#/kind"),
        ({"dry_run": "maybe"}, "#/dry_run"),
        ({"unknown": "1"}, "#/unknown"),
    ],
)
def test_a_form_takes_only_what_it_knows(api: Api, fields: dict[str, str], pointer: str) -> None:
    answer = send(api.sign_in(), "Systemnamn\nEkot\n", **fields)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_what_is_no_form_or_has_no_file_is_refused(api: Api) -> None:
    editor = api.sign_in()
    broken = {"Content-Type": "multipart/form-data; boundary=x"}

    as_json = editor.post("imports", json={"kind": "systems"})
    without_file = editor.post("imports", files={"kind": (None, "systems")})
    cut_short = editor.post("imports", content=b"--x\r\nnonsense", headers=broken)
    text_as_file = editor.post("imports", files={"kind": (None, "systems"), "file": (None, "x")})

    assert as_json.status_code == 415
    for answer in (without_file, cut_short, text_as_file):
        assert answer.status_code == 422
        assert "#/file" in {error["pointer"] for error in answer.json()["errors"]}


@pytest.mark.parametrize("name", ["", "a" * 5000, "../../etc/passwd", "å\x00.csv", "x\n.csv", "😀"])
def test_what_a_file_is_called_is_no_more_than_a_name(api: Api, name: str) -> None:
    editor = api.sign_in()
    part = b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nsystems\r\n'
    part += b'--x\r\nContent-Disposition: form-data; name="file"; filename="'
    part += name.encode() + b'"\r\n\r\nSystemnamn\nEkot\n\r\n--x--\r\n'

    form = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = editor.post("imports", content=part, headers=form)

    assert answer.status_code in (201, 422), answer.text


def test_only_who_may_import_imports(api: Api) -> None:
    for role in (Role.REQUESTER, Role.BUSINESS_CONTACT, Role.AUDITOR):
        assert send(api.sign_in(role), "Systemnamn\nEkot\n").status_code == 403
