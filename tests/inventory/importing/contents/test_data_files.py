"""The files in data/ say what the audit report says and nothing more, and fit together."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from app.database import Database
from inventory.swedish import name_key
from matching.overlaps.finding import look_once
from record.row import now
from tests.factories import TESTER, take_file

DATA = Path(__file__).parents[4] / "data"
KINDS = ("functions", "products", "units", "people", "systems", "uses")

SEVEN = {
    *("Heroma", "Kompanion", "Aiai", "TOJ", "Komma", "Arbetspass i Teams", "Excelblad"),
}
NAMED_IN_THE_REPORT = SEVEN | {
    *("Visma", "Stratsys", "Insidan", "Självserviceportalen", "Teams"),
}
STATED = {
    *("external_id", "name", "purpose", "function_codes", "source", "note"),
    *("kind", "parent_system", "common_for"),  # a function of Teams, spreadsheets; F6: common
}
"""What the report says of any system; it says nothing of the rest of any."""

UNIT_NAMES = {
    *("Kommunstyrelsen", "Barn- och utbildningsnämnden", "Kultur- och fritidsnämnden"),
    *("Miljö- och samhällsnämnden", "Social- och arbetsmarknadsnämnden", "Tekniska nämnden"),
    *("Vård- och omsorgsnämnden", "Kommunledningsförvaltningen", "Teknisk förvaltning"),
    *("Sektor digitalisering och kommunikation", "Sektor tillväxt", "Hemtjänsten"),
    *("Samhällsbyggnadsförvaltningen", "Kultur- och fritidsförvaltningen", "Biblioteket"),
    *("Badet och campingen", "Sektor funktionshinder", "Upphandlingskontoret"),
}


def rows(kind: str) -> list[dict[str, str]]:
    with (DATA / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_the_audit(kind: str) -> list[dict[str, str]]:
    return [row for row in rows(kind) if row["source"].startswith("audit")]


def twice(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def load(database: Database) -> None:
    with database.writing(TESTER) as session:
        for kind in KINDS:
            done = take_file(session, kind, (DATA / f"{kind}.csv").read_bytes())
            assert done.warnings == [], kind
            assert (done.created, done.updated, done.unchanged) == (done.rows, 0, 0), kind


def test_every_file_loads_without_a_warning_and_again_without_a_change(database: Database) -> None:
    load(database)
    with database.writing(TESTER) as session:
        for kind in KINDS:
            again = take_file(session, kind, (DATA / f"{kind}.csv").read_bytes())
            assert again.unchanged == again.rows, kind


def test_the_seven_of_the_report_make_a_group_of_exactly_seven(database: Database) -> None:
    load(database)
    with database.reading() as connection:
        overlaps = look_once(connection, TESTER, now().date()).ranked()
    key = "function:scheduling_time_reporting"
    group = next((overlap for overlap in overlaps if overlap["key"] == key), None)

    assert group is not None
    assert {member["system"]["name"] for member in group["members"]} == SEVEN
    assert len(group["members"]) == 7
    assert group["function"]["label"] == "Schemaläggning och tidrapportering"
    assert group in overlaps[:5], "it is among the first that are shown"


def test_each_system_that_the_report_names_is_there_once() -> None:
    names = [row["name"] for row in of_the_audit("systems")]

    assert sorted(names) == sorted(NAMED_IN_THE_REPORT)


def test_what_the_report_does_not_say_is_not_said() -> None:
    for row in of_the_audit("systems"):
        said = {field for field, value in row.items() if value}
        assert said <= STATED, row["name"]
        assert row["purpose"], row["name"]
    kinds = {row["name"]: row["kind"] for row in of_the_audit("systems") if row["kind"]}
    assert kinds == {
        "Arbetspass i Teams": "platform_function",
        "Excelblad": "spreadsheet",
        "Teams": "product",
    }


def test_the_seven_share_the_parent_function_set_by_hand_and_say_so() -> None:
    for row in of_the_audit("systems"):
        codes = row["function_codes"].split(";")
        assert ("scheduling_time_reporting" in codes) == (row["name"] in SEVEN), row["name"]
        if row["name"] in SEVEN - {"Heroma"}:
            assert codes == ["scheduling_time_reporting"]
            assert "satt för hand" in row["note"]
        assert re.fullmatch(r"audit (F\d+|3\.\d)", row["source"])


def test_who_uses_the_seven_is_what_the_report_says() -> None:
    used = {row["system"]: row["unit"] for row in of_the_audit("uses")}

    assert {name: used[name] for name in sorted(SEVEN)} == {
        "Aiai": "Sektor funktionshinder",
        "Arbetspass i Teams": "Biblioteket",
        "Excelblad": "Badet och campingen",
        "Heroma": "Kommunen",
        "Komma": "Teknisk förvaltning",
        "Kompanion": "Hemtjänsten",
        "TOJ": "Samhällsbyggnadsförvaltningen",
    }
    stated = ("users", "from", "until", "fit", "local_name")
    assert not any(row[field] for row in of_the_audit("uses") for field in stated)


def test_every_row_says_whether_the_report_or_an_example_is_its_source() -> None:
    for kind in ("units", "systems", "uses", "people"):
        for row in rows(kind):
            assert row["source"] == "example" or row["source"].startswith("audit"), row


def test_no_example_is_one_of_the_seven_functions_exactly() -> None:
    for row in rows("systems"):
        if row["source"] == "example":
            assert "scheduling_time_reporting" not in row["function_codes"].split(";"), row["name"]


def test_there_are_plausible_further_systems() -> None:
    assert 110 <= len([row for row in rows("systems") if row["source"] == "example"]) <= 150
    assert {row["kind"] for row in rows("systems")} >= {
        *("product", "module", "platform_function", "spreadsheet", "home_made"),
    }


def test_the_organisation_of_the_report_is_there() -> None:
    assert {row["name"] for row in rows("units")} >= UNIT_NAMES
    assert [row["name"] for row in rows("units") if not row["parent"]] == ["Kommunen"]


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("functions", "code"),
        ("functions", "label"),
        ("products", "name"),
        ("units", "slug"),
        ("people", "external_id"),
        ("systems", "external_id"),
    ],
)
def test_nothing_is_there_twice(kind: str, key: str) -> None:
    assert twice([name_key(row[key]) for row in rows(kind)]) == []


def test_the_vocabulary_is_large_enough_and_every_function_is_defined() -> None:
    functions = rows("functions")

    assert len(functions) >= 180
    for row in functions:
        assert row["label"], row["code"]
        assert row["definition"], row["code"]
        assert row["source"], row["code"]


def test_functions_lie_below_others_that_are_there() -> None:
    functions = {row["code"]: row for row in rows("functions")}
    with_parent = [row for row in functions.values() if row["parent"]]

    assert len(with_parent) > len(functions) / 2
    assert all(row["parent"] in functions for row in with_parent)


def test_most_functions_have_synonyms_and_many_counter_words_and_cpv() -> None:
    functions = rows("functions")
    filled = {
        field: sum(bool(row[field]) for row in functions)
        for field in ("synonyms", "counter_words", "cpv")
    }

    assert filled["synonyms"] > 0.8 * len(functions)
    assert filled["counter_words"] > 0.25 * len(functions)
    assert filled["cpv"] > 0.25 * len(functions)
    assert all(re.fullmatch(r"\d{8}-\d", row["cpv"]) for row in functions if row["cpv"])


def test_counter_words_are_no_synonyms_of_the_same_function() -> None:
    for row in rows("functions"):
        synonyms, counters = (
            {name_key(word) for word in row[field].split(";") if word}
            for field in ("synonyms", "counter_words")
        )
        assert not synonyms & counters, row["code"]


def test_system_kinds_that_kommunstyrelsen_owns_are_functions_of_its_own() -> None:
    owned = [row for row in rows("functions") if row["owner_board"]]

    assert {row["owner_board"] for row in owned} == {"Kommunstyrelsen"}
    assert len(owned) >= 8, "F1 names nine kinds of systems"
    assert all("F1" in row["source"] for row in owned)


def test_products_and_systems_name_functions_that_are_there() -> None:
    codes = {row["code"] for row in rows("functions")}
    for kind, field in (
        ("products", "functions"),
        ("systems", "function_codes"),
        ("systems", "common_for"),
        ("uses", "functions"),
    ):
        for row in rows(kind):
            named = {code for code in row[field].split(";") if code}
            assert named <= codes, row


def test_the_known_products_of_the_study_are_there() -> None:
    study = Path(__file__).parents[5] / "shared" / "domain" / "products.csv"
    if not study.exists():
        pytest.skip("../shared/domain/products.csv is not here")
    with study.open(encoding="utf-8", newline="") as file:
        studied = {name_key(row["name"]) for row in csv.DictReader(file)}
    known = set()
    for row in rows("products"):
        known |= {name_key(name) for name in (row["name"], *row["aliases"].split(";"))}

    assert len(studied - known) <= 0.05 * len(studied), studied - known
