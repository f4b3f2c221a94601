"""Overlaps, verdicts and needs as callers of the API meet them."""

from datetime import timedelta
from typing import Any

import pytest

from record.people import Role
from record.row import now
from tests.factories import TESTER, Api, Caller, make_function, make_system, make_unit

PAYROLL = "overlaps/function:payroll"
LATER = str(now().date() + timedelta(days=300))


def fill(api: Api) -> dict[str, str]:
    """Enter three systems for payroll, and return their ids by name."""
    with api.database.writing(TESTER) as session:
        unit = make_unit(session)
        make_function(session, "payroll", label="Lön", synonyms=["löneutbetalning"])
        named = {
            name: make_system(session, name, functions=["payroll"], owner_unit=unit.id)
            for name in ("Heroma", "Personec", "Agda")
        }
        return {name: str(system.id) for name, system in named.items()} | {"unit": str(unit.id)}


def keys(caller: Caller, query: str = "") -> list[str]:
    return [one["key"] for one in caller.get(f"overlaps{query}").json()["items"]]


def conclude(caller: Caller, outcome: str, **fields: Any) -> Any:
    return caller.post(f"{PAYROLL}/verdicts", json={"outcome": outcome} | fields)


def test_what_was_just_written_is_in_the_next_answer(api: Api) -> None:
    fill(api)
    editor = api.sign_in()
    assert keys(editor) == ["function:payroll"]
    with api.database.writing(TESTER) as session:
        make_function(session, "finance", label="Ekonomi")
        for name in ("Raindance", "Agresso"):
            make_system(session, name, functions=["finance"])

    assert set(keys(editor)) == {"function:payroll", "function:finance"}


def test_a_word_that_is_added_to_the_vocabulary_finds_more_at_once(api: Api) -> None:
    ids = fill(api)
    editor = api.sign_in()
    with api.database.writing(TESTER) as session:
        make_system(session, "Gula pärmen", functions_stated=["kvittblanketter"])
    before = editor.get(PAYROLL).json()

    editor.patch("functions/payroll", json={"synonyms": ["kvittblankett"]})

    after = editor.get(PAYROLL).json()
    assert len(before["members"]) == len(ids) - 1
    (new,) = (m for m in after["members"] if m["system"]["name"] == "Gula pärmen")
    assert [(e["signal"], e["found"], e["matched"]) for e in new["evidence"]] == [
        ("stated", "kvittblanketter", "kvittblankett")
    ]


def test_a_refused_proposal_is_gone_and_a_confirmed_one_certain(api: Api) -> None:
    fill(api)
    editor = api.sign_in()
    with api.database.writing(TESTER) as session:
        told = make_system(session, "Egen", purpose="Löneutbetalning till timanställda")
        other = make_system(session, "Annan", purpose="Löneutbetalning till arvoderade")

    for system, method in ((told, "PUT"), (other, "DELETE")):
        address = f"systems/{system.id}"
        editor.change(method, f"{address}/functions/payroll", address)

    members = {m["system"]["name"]: m["certainty"] for m in editor.get(PAYROLL).json()["members"]}
    assert members["Egen"] == "certain"
    assert "Annan" not in members


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=same_function", True),
        ("?kind=same_product", False),
        ("?function=payroll", True),
        ("?function=finance", False),
        ("?certainty=certain", True),
        ("?certainty=possible", False),
        ("?verdict=confirmed", False),
        ("?min_units=1", True),
        ("?min_units=2", False),
    ],
)
def test_overlaps_are_narrowed_down(api: Api, query: str, found: bool) -> None:
    fill(api)

    assert keys(api.sign_in(), query) == (["function:payroll"] if found else [])


def test_a_verdict_is_read_back_and_kept_beside_earlier_ones(api: Api) -> None:
    ids = fill(api)
    head, editor = api.sign_in(Role.HEAD_OF_IT), api.sign_in()
    whole = {"target_system": ids["Heroma"], "owner": {"role": "head_of_it"}, "due": LATER}

    conclude(editor, "confirmed")
    told = conclude(head, "consolidate", systems=[ids["Agda"], ids["Heroma"]], **whole)

    assert told.status_code == 201
    assert told.json()["target_system"] == {"id": ids["Heroma"], "name": "Heroma"}
    listed = editor.get(f"{PAYROLL}/verdicts").json()
    assert [one["outcome"] for one in listed["items"]] == ["confirmed", "consolidate"]
    members = {m["system"]["name"]: m["verdict"] for m in editor.get(PAYROLL).json()["members"]}
    assert {name: verdict["outcome"] for name, verdict in members.items()} == {
        "Heroma": "consolidate",
        "Personec": "confirmed",
        "Agda": "consolidate",
    }
    assert members["Agda"]["due"] == LATER


def test_a_verdict_that_lacks_what_its_outcome_needs_says_what(api: Api) -> None:
    fill(api)

    refused = conclude(api.sign_in(), "consolidate")

    assert refused.status_code == 422
    pointers = {error["pointer"] for error in refused.json()["errors"]}
    assert pointers == {"#/target_system", "#/owner", "#/due"}


def test_a_department_cannot_hide_an_overlap(api: Api) -> None:
    fill(api)

    refused = conclude(api.sign_in(Role.BUSINESS_CONTACT), "false_alarm", reason="Vi är unika")

    assert refused.status_code == 403


def test_a_need_finds_what_does_the_job_with_what_says_so(api: Api) -> None:
    fill(api)
    with api.database.writing(TESTER) as session:
        unit = make_unit(session, "Omsorg")
        leaving = {"functions": ["payroll"], "status": "phasing_out", "owner_unit": unit.id}
        make_system(session, "Palett", **leaving)

    found = api.sign_in(Role.REQUESTER).post("match", json={"text": "Hjälp med löneutbetalning"})

    assert found.status_code == 200
    candidates = found.json()["candidates"]
    assert {c["system"]["name"] for c in candidates} == {"Heroma", "Personec", "Agda", "Palett"}
    assert all(c["score"] >= 50 and c["evidence"] for c in candidates)
    assert [(c["reusable"], c["why_not_reusable"]) for c in candidates][-1] == (
        False,
        ["phasing_out"],
    )
    assert [f["code"] for f in found.json()["functions"]] == ["payroll"]


def test_a_need_that_nothing_meets_is_told_so(api: Api) -> None:
    fill(api)

    found = api.sign_in(Role.REQUESTER).post("match", json={"text": "En ny fotbollsplan"}).json()

    assert [c for c in found["candidates"] if c["score"] >= 50] == []


def test_a_new_entry_names_what_it_is_likely_to_be_the_same_as(api: Api) -> None:
    ids = fill(api)
    body = {"name": "HEROMA 8.2", "owner_unit": ids["unit"]}

    answer = api.sign_in().post("systems", json=body)

    assert answer.status_code == 201
    (warning,) = answer.json()["warnings"]
    assert (warning["existing_id"], warning["name"]) == (ids["Heroma"], "Heroma")


def test_one_product_entered_twice_is_found_by_the_key_of_either(api: Api) -> None:
    ids = fill(api)
    editor = api.sign_in()
    entered = editor.post("systems", json={"name": "HEROMA 8.2", "owner_unit": ids["unit"]}).json()

    (found,) = editor.get("overlaps?kind=same_product").json()["items"]

    assert found["key"] == f"product:{ids['Heroma']}"
    assert found["function"] is None
    assert editor.get(f"overlaps/product:{entered['id']}").json()["key"] == found["key"]
