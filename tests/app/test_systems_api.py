"""Systems through the API."""

from tests.factories import TESTER, Api, make_function, make_system, make_unit


def test_a_new_system_needs_only_its_name_and_owner(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        unit = make_unit(session)
    editor = api.sign_in()

    answer = editor.post("systems", json={"name": "Ekot", "owner_unit": str(unit.id)})

    assert answer.status_code == 201
    assert answer.json()["owner_unit"] == {"id": str(unit.id), "name": "Kommunen"}
    assert editor.get(answer.headers["Location"]).json() | {"warnings": []} == answer.json()


def test_a_name_that_is_taken_is_refused_and_points_at_the_one_that_has_it(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        unit = make_unit(session)
        heroma = make_system(session, "Heroma")

    answer = api.sign_in().post("systems", json={"name": " heroma", "owner_unit": str(unit.id)})

    assert answer.status_code == 409
    assert answer.json()["existing_id"] == str(heroma.id)


def test_functions_that_people_set_are_shown_with_their_labels(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        make_function(session, "payroll", label="Lön")
        system = make_system(session, functions=["payroll"])

    found = api.sign_in().get(f"systems/{system.id}").json()

    assert found["functions"] == [{"code": "payroll", "label": "Lön"}]


def test_a_use_cannot_end_before_it_begins_whichever_is_said_last(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        unit = make_unit(session)
        system = make_system(session)
    editor, address = api.sign_in(), f"systems/{system.id}"
    body = {"unit": str(unit.id), "from": "2026-01-01"}
    use = editor.post(f"{address}/uses", json=body).json()["id"]

    added = editor.post(f"{address}/uses", json=body | {"until": "2025-12-31"})
    changed = editor.patch(f"{address}/uses/{use}", address, json={"until": "2025-12-31"})
    rows = f"System;Enhet;Till\nHeroma;{unit.name};2025-12-31\n"
    imported = editor.post("imports", data={"kind": "uses"}, files={"file": ("a.csv", rows)})

    assert [answer.status_code for answer in (added, changed, imported)] == [422, 422, 422]
    assert changed.json()["errors"][0]["pointer"] == "#/until"
    assert imported.json()["rejected"][0]["line"] == 2
    assert editor.get(f"{address}/uses").json()["items"][0]["until"] is None


def test_a_system_is_read_by_the_name_in_its_address_too(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        system = make_system(session, "Äldreomsorgens tidbok")
    reader = api.sign_in()

    by_slug = reader.get("systems/aldreomsorgens-tidbok")

    assert by_slug.json() == reader.get(f"systems/{system.id}").json()
    assert by_slug.headers["ETag"] == reader.get(f"systems/{system.id}").headers["ETag"]
