"""What is taken out of the register can be put back, unchanged and without danger on the way."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlmodel import SQLModel

from app.schemas.systems.entry_in import SystemIn
from tests.app.examples import anew, units_of
from tests.copies import once
from tests.factories import TESTER, Api, Caller, make_function, make_system, make_unit

NAUGHTY = Path(__file__).parents[3] / "shared" / "corpora" / "naughty-strings" / "blns.json"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
KEPT = frozenset({"person", "role_holding", "api_token", "change", "personal_text", "history_head"})
"""Tables of who may use the register, and of what has been done in it."""

FORMULAS = st.sampled_from(
    ["=1+1", "+46", "-", "@SUM(A1)", "'", "''=1", "＝1", "=cmd|' /C calc'!A0"]
)
LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20)
TEXTS = FORMULAS | LETTERS.filter(str.strip)
ITEMS = st.lists(TEXTS.filter(lambda text: ";" not in text), max_size=3, unique=True)
PROSE = TEXTS | st.lists(TEXTS, min_size=2, max_size=3).map("\n".join)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31)).map(date.isoformat)
LEVELS = st.integers(0, 4)
SYSTEMS = st.fixed_dictionaries(
    {"owner": st.sampled_from(["Skola", "Lager", "Hamn"]), "known_elsewhere": st.booleans()},
    optional={
        "aliases": ITEMS,
        "kind": st.sampled_from(["module", "spreadsheet", "platform_function", "home_made"]),
        "vendor": TEXTS,
        "purpose": PROSE,
        "status": st.sampled_from(["planned", "introducing", "in_use", "phasing_out", "retired"]),
        "functions": st.lists(st.sampled_from(["payroll", "archive"]), unique=True),
        "functions_stated": ITEMS,
        "common_for": st.lists(st.sampled_from(["payroll", "archive"]), unique=True),
        "annual_cost": st.integers(0, 10**12),
        "introduced_on": DAYS,
        "planned_retirement_on": DAYS,
        "retired_on": DAYS,
        "source": TEXTS,
        "note": PROSE,
        "information_class": st.fixed_dictionaries(
            {"confidentiality": LEVELS}, optional={"integrity": LEVELS, "traceability": LEVELS}
        ),
        "operation": st.fixed_dictionaries(
            {}, optional={"hosting": st.just("saas"), "country": TEXTS, "sign_in": TEXTS}
        ),
        "personal_data": st.just({"kind": "sensitive"}),
    },
)
NAMES = st.lists(TEXTS, min_size=1, max_size=4)


def add_units(api: Api) -> dict[str, str]:
    with api.database.writing(TESTER) as session:
        root = make_unit(session)
        above = [make_unit(session, name, root) for name in ("Barn", "Teknik")]
        below = {"Skola": above[0], "Lager": above[1], "Hamn": above[1]}
        return {name: str(make_unit(session, name, unit).id) for name, unit in below.items()}


def empty(api: Api) -> None:
    """Take everything out of the register, past its history; leave it its vocabulary."""
    with api.database.engine.begin() as connection:
        for table in reversed(SQLModel.metadata.sorted_tables):
            if table.name not in KEPT:
                connection.execute(delete(table))
    with api.database.writing(TESTER) as session:
        for code in ("payroll", "archive"):
            make_function(session, code)


def exported(api: Api, caller: Caller, suffix: str) -> Any:
    answer = anew(api, caller).get(f"exports/systems.{suffix}")
    assert answer.status_code == 200
    return answer


def cells(answer: Any, suffix: str) -> list[list[str]]:
    """Return an export's rows as a spreadsheet would show them."""
    if suffix == "csv":
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    (sheet,) = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
    rows = sheet.iter_rows()
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return [["" if cell.value is None else str(cell.value) for cell in row] for row in rows]


def put_back(caller: Caller, answer: Any, suffix: str) -> Any:
    form = {"kind": "systems", "create_units": "true"}
    files = {"file": (f"system.{suffix}", answer.content)}
    back = caller.post("imports", data=form, files=files)
    assert back.status_code == 201, back.text
    return back.json()


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@settings(
    max_examples=settings().max_examples // 4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(names=NAMES, systems=st.lists(SYSTEMS, min_size=4, max_size=4))
def test_an_export_goes_back_into_its_register_and_into_an_empty_one(
    api: Api, suffix: str, names: list[str], systems: list[dict[str, Any]]
) -> None:
    empty(api)
    editor = api.sign_in()
    enter(api, editor, names, systems)
    first = exported(api, editor, suffix)
    table = cells(first, suffix)
    assert not [cell for row in table for cell in row if cell.startswith(DANGEROUS)]
    assert len(table) == len(names) + 1

    again = put_back(editor, first, suffix)
    assert again["unchanged"] == len(names), again
    assert cells(exported(api, editor, suffix), suffix) == table

    empty(api)
    elsewhere = put_back(editor, first, suffix)
    assert elsewhere["created"] == len(names), elsewhere
    assert cells(exported(api, editor, suffix), suffix) == table


def enter(api: Api, editor: Caller, names: list[str], systems: list[dict[str, Any]]) -> None:
    units = add_units(api)
    for number, (name, system) in enumerate(zip(names, systems, strict=False)):
        owner, known_elsewhere = units[system["owner"]], system["known_elsewhere"]
        said = {key: value for key, value in system.items() if key in SystemIn.model_fields}
        said |= {"name": name, "owner_unit": owner, "allow_same_name": True}
        said |= {"external_id": f"id-{number}"} if known_elsewhere else {}
        made = editor.post("systems", json=said)
        assert made.status_code == 201, made.text


def enter_naughty(api: Api) -> tuple[str | None, int]:
    """Enter systems with names and purposes that break others; return who did, and how many."""
    editor, unit = api.sign_in(), add_units(api)["Skola"]
    body = {"owner_unit": unit, "allow_same_name": True}
    kept = 0
    for text in json.loads(NAUGHTY.read_text("utf-8"))[::2]:
        made = editor.post("systems", json=body | {"name": f"{text} ", "purpose": text})
        assert made.status_code in (201, 422), text
        kept += made.status_code == 201
    return editor.token, kept


@pytest.mark.thorough
@pytest.mark.skipif(not NAUGHTY.exists(), reason="the corpus of strings is not here")
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_strings_that_break_other_exports_break_none_of_ours(api: Api, suffix: str) -> None:
    token, kept = once(api.database, "strings that break exports", lambda: enter_naughty(api))
    editor = Caller(api.client, token)

    first = exported(api, editor, suffix)

    assert kept > 200
    assert put_back(editor, first, suffix)["unchanged"] == kept
    assert not [c for row in cells(first, suffix) for c in row if c.startswith(DANGEROUS)]


def test_a_quote_of_ones_own_is_doubled_and_comes_back_as_one(api: Api) -> None:
    editor, unit = api.sign_in(), add_units(api)["Skola"]
    editor.post("systems", json={"name": "'Ekot", "owner_unit": unit, "purpose": "=1+1"})

    _, row = cells(exported(api, editor, "csv"), "csv")

    assert {"''Ekot", "'=1+1"} <= set(row)
    assert put_back(editor, exported(api, editor, "csv"), "csv")["unchanged"] == 1
    assert editor.get("systems").json()["items"][0]["name"] == "'Ekot"


def test_units_of_one_name_are_told_apart_by_what_lies_above(api: Api) -> None:
    units = units_of(api, "Barn", "Teknik")
    with api.database.writing(TESTER) as session:
        rooms = [make_unit(session, "Lager", units[above]) for above in ("Barn", "Teknik")]
        for room in rooms:
            make_system(session, "Ekot", owner_unit=room.id)
    editor = api.sign_in()

    first = exported(api, editor, "csv")

    assert {row[9] for row in cells(first, "csv")[1:]} == {"Barn / Lager", "Teknik / Lager"}
    assert put_back(editor, first, "csv")["unchanged"] == 2


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("json", "application/json"),
    ],
)
def test_an_export_is_a_file_with_a_name(api: Api, suffix: str, media_type: str) -> None:
    answer = api.sign_in().get(f"exports/systems.{suffix}")

    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="system.{suffix}"'


def test_an_export_narrows_down_as_the_list_does(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    with api.database.writing(TESTER) as session:
        for name in ("Ekot", "Heroma"):
            make_system(session, name, owner_unit=unit.id)

    answer = api.sign_in().get("exports/systems.csv?q=ekot")

    assert [row[2] for row in cells(answer, "csv")[1:]] == ["Ekot"]


def test_a_format_that_is_not_made_does_not_exist(api: Api) -> None:
    answer = api.sign_in().get("exports/systems.pdf")

    assert answer.status_code == 404
    assert answer.json()["type"] == "/problems/not-found"
