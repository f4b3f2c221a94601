"""Lists come a page at a time, each thing once, in the order of the Swedish alphabet."""

from collections.abc import Iterator
from typing import Any

import pytest

from record.people import Role
from tests.app.examples import Register, fill, units_of
from tests.factories import Api, Caller

IN_ORDER = ("apa", "Bil", "bil 2", "Élan", "Zon", "Å", "ål", "Åre", "Äpple", "ärt", "Öland")
NAMED = {"functions": "label", "contracts": "title"}
BY_NAME = ("systems", "units", "people", "functions", "vendors", "contracts", "tokens")


def add(api: Api, register: Register) -> None:
    """Add things of every kind, by these names, in no order."""
    administrator, editor = api.sign_in(Role.ADMINISTRATOR), api.sign_in()
    token = {"person": register.person, "role": "requester"}
    exempted = {"system": register.system, "reason_code": "not_known", "reason": "Ny"}
    for number, name in enumerate(sorted(IN_ORDER, key=lambda name: name[::-1])):
        code = f"f{number}"
        made = [
            administrator.post("units", json={"name": name, "parent": register.municipality}),
            administrator.post("people", json={"name": name}),
            administrator.post("tokens", json={"name": name} | token),
            editor.post("functions", json={"code": code, "label": name}),
            editor.post("contracts", json={"title": name}),
            editor.post(
                "systems", json={"name": name, "owner_unit": register.care, "vendor": name}
            ),
            editor.post(
                "exemptions",
                json={"function": code, "decided_by": "KS", "until": "2031-12-31"} | exempted,
            ),
        ]
        assert [answer.status_code for answer in made] == [201] * len(made)


def walk(caller: Caller, address: str) -> Iterator[dict[str, Any]]:
    """Give the items of a list, page after page."""
    following: str | None = address
    while following is not None:
        page = caller.get(following).json()
        yield from page["items"]
        following = page["next"]


@pytest.mark.thorough
def test_every_list_is_walked_once_in_the_order_of_the_alphabet(api: Api) -> None:
    add(api, fill(api))
    administrator = api.sign_in(Role.ADMINISTRATOR)

    for address in BY_NAME:
        items = list(walk(administrator, f"{address}?limit=2"))
        names = [item[NAMED.get(address, "name")] for item in items]
        ids = {item["id"] for item in items}
        assert tuple(name for name in names if name in IN_ORDER) == IN_ORDER, address
        assert len(ids) == len(items) == administrator.get(address).json()["total"], address
    exempted = walk(administrator, "exemptions?limit=2")
    labels = [exemption["function"]["label"] for exemption in exempted]
    assert tuple(label for label in labels if label in IN_ORDER) == IN_ORDER


def test_things_of_one_name_are_each_listed_once(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = api.sign_in()
    body = {"name": "Ekot", "owner_unit": str(unit.id), "allow_same_name": True}
    made = {editor.post("systems", json=body).json()["id"] for _ in range(7)}

    listed = [system["id"] for system in walk(editor, "systems?limit=3")]

    assert sorted(listed) == sorted(made)


def test_what_is_added_behind_the_cursor_moves_nothing(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = api.sign_in()
    for name in "bcde":
        editor.post("systems", json={"name": name, "owner_unit": str(unit.id)})

    first = editor.get("systems?limit=2").json()
    editor.post("systems", json={"name": "a", "owner_unit": str(unit.id)})
    second = editor.get(first["next"]).json()

    names = [system["name"] for page in (first, second) for system in page["items"]]
    assert names == ["b", "c", "d", "e"]
    assert second["next"] is None


LISTS = (
    *("systems", "units", "people", "tokens", "functions", "vendors", "contracts", "exemptions"),
    *("overlaps", "changes", "systems/{system}/uses", "systems/{system}/overlaps"),
    *("delegations", "bypasses", "requests", "requests/{request}/candidates"),
    *(f"requests/{{request}}/{part}" for part in ("inquiries", "comments", "decisions")),
    *("requests/{request}/attachments", "requests/{request}/delegation-decisions"),
)


@pytest.mark.parametrize("address", LISTS)
def test_a_list_takes_only_what_it_knows(api: Api, address: str) -> None:
    register = fill(api)
    auditor, path = api.sign_in(Role.AUDITOR), address.format(**vars(register))

    for query in ("limit=0", "limit=201", "limit=x", "limit=", "unknown=1", "limit=1&limit=2"):
        answer = auditor.get(f"{path}?{query}")
        assert answer.status_code == 422, query
        assert answer.json()["errors"][0]["pointer"] == f"?{query.partition('=')[0]}"
    whole = auditor.get(path).json()
    assert set(whole) == {"items", "total", "next"}
    assert auditor.get(f"{path}?limit=50").json() == whole
    assert len(auditor.get(f"{path}?limit=1").json()["items"]) <= 1


@pytest.mark.thorough
def test_a_page_has_fifty_items_unless_asked_for_up_to_two_hundred(api: Api) -> None:
    editor = api.sign_in()
    for number in range(201):
        editor.post("functions", json={"code": f"f{number}", "label": f"F {number}"})

    sizes = [len(editor.get(f"functions{query}").json()["items"]) for query in ("", "?limit=200")]

    assert sizes == [50, 200]
    assert editor.get("functions").json()["total"] == 201


def test_the_next_page_keeps_filters_and_limit(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = api.sign_in()
    for number in range(3):
        body = {"name": f"A {number}", "owner_unit": str(unit.id), "status": "in_use"}
        editor.post("systems", json=body)
        editor.post("systems", json=body | {"name": f"B {number}", "status": "planned"})

    filters = f"q=a&status=in_use&unit={unit.id}&confirmed_before=2031-01-01"
    page = editor.get(f"systems?limit=2&{filters}").json()

    assert all(part in page["next"] for part in (*filters.split("&"), "limit=2"))
    assert [item["name"] for item in editor.get(page["next"]).json()["items"]] == ["A 2"]
    assert page["total"] == 3


def test_a_cursor_that_cannot_be_read_says_to_begin_again(api: Api) -> None:
    answer = api.sign_in().get("systems?cursor=nonsense")

    assert answer.status_code == 422
    assert "börja om" in answer.json()["errors"][0]["detail"]


@pytest.mark.thorough
@pytest.mark.parametrize("address", ["systems", "units", "people", "functions", "vendors"])
def test_what_is_searched_for_is_taken_as_it_stands(api: Api, address: str) -> None:
    add(api, fill(api))
    administrator = api.sign_in(Role.ADMINISTRATOR)

    for text in ("%", "_", "%a%", "_pa", "\\"):
        found = administrator.get(address, params={"q": text}).json()["items"]
        assert [item for item in found if text not in item[NAMED.get(address, "name")]] == [], text
    for text in ("ÅRE", "åre", " åre ", "a\u030are"):
        found = administrator.get(address, params={"q": text}).json()["items"]
        assert [item[NAMED.get(address, "name")] for item in found] == ["Åre"], text


def test_history_is_followed_from_the_last_entry_seen(api: Api) -> None:
    fill(api)
    auditor = api.sign_in(Role.AUDITOR)
    whole = auditor.get("changes?limit=200").json()["items"]

    followed = list(walk(auditor, "changes?limit=7"))
    later = auditor.get(f"changes?after={whole[4]['sequence']}&limit=200").json()["items"]

    assert [entry["sequence"] for entry in whole] == list(range(1, len(whole) + 1))
    assert followed == whole
    assert later == whole[5:]
