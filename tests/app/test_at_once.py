"""Of several who do the same at once one does it, and the others are told."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from record.people import Role
from tests.app.examples import fill, units_of
from tests.factories import Api

AT_ONCE = 6


def at_once(call: Callable[[int], Any]) -> Counter[int]:
    """Make a call several times at once and count the statuses."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return Counter(answer.status_code for answer in threads.map(call, range(AT_ONCE)))


def test_of_those_who_change_the_same_version_one_does(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    before = editor.get(system)
    tag = {"If-Match": before.headers["ETag"]}

    found = at_once(
        lambda n: editor.call("PATCH", system, json={"purpose": f"Lön {n}"}, headers=tag)
    )

    assert found == {200: 1, 412: AT_ONCE - 1}
    assert editor.get(system).json()["version"] == before.json()["version"] + 1


def test_what_lies_below_the_same_version_is_changed_once(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    tag = {"If-Match": editor.get(system).headers["ETag"]}
    use = f"{system}/uses/{register.use}"

    assert at_once(lambda n: editor.call("PATCH", use, json={"users": n + 1}, headers=tag)) == {
        200: 1,
        412: AT_ONCE - 1,
    }


def test_of_those_who_enter_the_same_name_one_does(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = api.sign_in()
    body = {"name": "Ekot", "owner_unit": str(unit.id)}

    assert at_once(lambda _: editor.post("systems", json=body)) == {201: 1, 409: AT_ONCE - 1}
    assert editor.get("systems").json()["total"] == 1


def test_those_whose_names_give_the_same_address_each_get_one(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = api.sign_in()
    made = {"owner_unit": str(unit.id)}

    found = at_once(lambda n: editor.post("systems", json=made | {"name": f"Ekot{'!' * n}"}))

    assert found == {201: AT_ONCE}
    slugs = {system["slug"] for system in editor.get("systems").json()["items"]}
    assert slugs == {"ekot", *(f"ekot-{number}" for number in range(2, AT_ONCE + 1))}


def test_of_those_who_add_the_same_function_one_does(api: Api) -> None:
    editor = api.sign_in()
    body = {"code": "leave", "label": "Ledighet"}

    assert at_once(lambda _: editor.post("functions", json=body)) == {201: 1, 409: AT_ONCE - 1}


def test_the_same_vendor_named_by_several_is_one(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    editor = api.sign_in()
    body = {"owner_unit": str(unit.id), "vendor": "CGI"}

    found = at_once(lambda n: editor.post("systems", json=body | {"name": f"System {n}"}))

    assert found == {201: AT_ONCE}
    assert editor.get("vendors").json()["total"] == 1


def test_the_history_is_whole_after_all_of_it(api: Api) -> None:
    units = units_of(api)
    editor, auditor = api.sign_in(), api.sign_in(Role.AUDITOR)
    body = {"owner_unit": str(units["Kommunen"].id)}
    at_once(lambda n: editor.post("systems", json=body | {"name": f"System {n}"}))

    assert auditor.get("changes/verify").json()["intact"]
