"""Roles come and go with the groups that people sign in with, beside those set in Samsyn."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from app.database import Database
from app.identity.accounts.groups import read_groups
from record.people import Role
from tests.app.examples import units_of
from tests.app.identity.installation import Installed
from tests.app.identity.mock import Mock
from tests.factories import TESTER, Caller, make_person, take_file


def roles_of(caller: Caller) -> list[str]:
    return [held["role"] for held in caller.get("me").json().get("roles", [])]


def history_of(installed: Installed, person: str) -> list[Any]:
    auditor = installed.sign_in(Role.AUDITOR)
    return list(auditor.get(f"changes?object={person}").json()["items"])


def test_a_mapping_gives_a_group_one_role_or_several_for_a_unit_or_everywhere() -> None:
    groups = read_groups("groups", {"a": "auditor", "b": ["requester:skola", "procurement"]})

    assert groups.given_by(["a", "okänd"]) == {(Role.AUDITOR, None)}
    assert groups.given_by(["b"]) == {(Role.REQUESTER, "skola"), (Role.PROCUREMENT, None)}


def test_a_group_gives_its_role_for_its_unit(installed: Installed) -> None:
    school = units_of(installed, "Skola")["Skola"]

    anna = installed.signed_in("anna", "skolan")

    (held,) = anna.get("me").json()["roles"]
    assert held == {"role": "business_contact", "unit": {"id": str(school.id), "name": "Skola"}}


def test_a_group_whose_unit_there_is_none_of_gives_nothing(installed: Installed) -> None:
    assert roles_of(installed.signed_in("anna", "nedlagd", "admin")) == ["administrator"]


def test_a_role_goes_with_its_group_at_the_next_sign_in_in_every_browser(
    installed: Installed,
) -> None:
    old = installed.signed_in("anna", "admin", "sektor-digitalisering")
    before = roles_of(old)

    new = installed.signed_in("anna", "sektor-digitalisering")

    assert before == ["administrator", "register_editor"]
    assert roles_of(new) == roles_of(old) == ["register_editor"]
    assert old.get("tokens").json()["total"] == 0


def test_a_role_that_is_given_by_several_sign_ins_at_once_is_held_once(
    installed: Installed, mock: Mock
) -> None:
    me = installed.signed_in("anna").get("me", headers={}).json()
    mock.know("anna", groups=["sektor-digitalisering"])
    browsers = [installed.browser() for _ in range(4)]
    with ThreadPoolExecutor(len(browsers)) as threads:
        list(threads.map(lambda browser: browser.sign_in("anna"), browsers))

    auditor = installed.sign_in(Role.AUDITOR)
    (anna,) = auditor.get("people?q=Anna").json()["items"]
    assert [held["role"] for held in anna["roles"]] == ["register_editor"]
    assert me["status"] == 403, "she had no role before"


def test_an_api_token_ends_with_the_group_that_its_role_came_from(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")
    me = anna.get("me").json()["id"]
    body = {"name": "skript", "person": me, "role": "administrator"}
    script = installed.bearer(anna.post("tokens", json=body).json()["token"])
    assert script.get("me").status_code == 200

    installed.signed_in("anna")

    assert script.get("me").status_code == 401


def test_a_role_that_was_set_in_samsyn_stays_whatever_the_groups_say(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")
    person = f"people/{anna.get('me').json()['id']}"

    anna.patch(person, json={"roles": [{"role": "administrator"}, {"role": "procurement"}]})
    installed.signed_in("anna")

    assert roles_of(anna) == ["procurement"]


def test_a_role_of_a_group_is_not_taken_away_in_samsyn(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")
    person = f"people/{anna.get('me').json()['id']}"

    told = anna.patch(person, json={"roles": []}).json()["roles"]

    assert [(held["role"], held["from_groups"]) for held in told] == [("administrator", True)]
    assert roles_of(anna) == ["administrator"]


def test_what_groups_give_and_take_is_in_the_history(installed: Installed, mock: Mock) -> None:
    anna = installed.signed_in("anna", "sektor-digitalisering")
    me = anna.get("me").json()["id"]
    installed.signed_in("anna")

    told = [(entry["action"], entry["object_type"]) for entry in history_of(installed, me)]

    assert told.count(("created", "role_holding")) == 1
    assert told.count(("changed", "role_holding")) == 1
    assert told.count(("created", "account")) == 1
    assert {entry["actor"]["name"] for entry in history_of(installed, me)} == {"oidc:localhost"}


def test_a_sign_in_that_changes_nothing_leaves_no_trace_in_the_history(
    installed: Installed,
) -> None:
    anna = installed.signed_in("anna", "sektor-digitalisering")
    before = history_of(installed, anna.get("me").json()["id"])

    installed.signed_in("anna", "sektor-digitalisering")

    assert history_of(installed, anna.get("me").json()["id"]) == before


def test_a_provider_that_says_nothing_of_groups_gives_none(installed: Installed) -> None:
    """Entra leaves the claim out of a token with very many groups: nobody gains by that."""
    anna = installed.signed_in("anna", "admin")
    assert installed.mock is not None

    installed.mock.know("anna")
    anna.sign_in("anna")

    assert roles_of(anna) == []


def test_a_role_that_a_file_gives_stays_when_the_same_role_of_a_group_goes(
    database: Database, mock: Mock
) -> None:
    installed = Installed.with_provider(database, mock.issuer, mock, oidc_person_claim="number")
    with database.writing(TESTER) as session:
        make_person(session, "Anna Andersson", external_id="P02")
    anna = installed.signed_in("anna", "admin", "sektor-digitalisering", number="P02")
    with database.writing(TESTER) as session:
        take_file(session, "people", "external_id;name;roles\nP02;Anna Andersson;administrator\n")

    installed.signed_in("anna", number="P02")

    assert roles_of(anna) == ["administrator"]
