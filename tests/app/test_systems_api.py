"""Systems through the API."""

from tests.factories import TESTER, Api, make_function, make_system, make_unit


def test_a_new_system_needs_only_its_name_and_owner(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        unit = make_unit(session)
    editor = api.sign_in()

    answer = editor.post("systems", json={"name": "Ekot", "owner_unit": str(unit.id)})

    assert answer.status_code == 201
    assert answer.json()["owner_unit"] == {"id": str(unit.id), "name": "Kommunen"}
    assert editor.get(answer.headers["Location"]).json() == answer.json()


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
