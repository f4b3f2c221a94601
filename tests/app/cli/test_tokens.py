"""Keys to the API, made on the command line."""

from datetime import timedelta

import pytest

from app.database import Database
from record.people import Role
from record.row import now
from tests.app.cli.conftest import CommandLine
from tests.factories import TESTER, Api, Caller, make_person, make_unit


def _caller(api: Api, lines: list[str]) -> Caller:
    (token,) = lines
    return Caller(api.client, token)


def test_a_new_key_is_printed_alone_and_works_at_once(run: CommandLine, api: Api) -> None:
    api.anonymous().get("me")

    created = run.lines("token", "create", "--name", "prov", "--role", "register_editor")

    me = _caller(api, created).get("me").json()
    assert me["name"] == "prov"
    assert me["roles"] == [{"role": "register_editor", "unit": None}]


def test_a_program_is_told_what_key_it_has_made_and_that_it_is_revoked(
    run: CommandLine, api: Api
) -> None:
    made = run.json("token", "create", "--name", "prov", "--role", "auditor")
    gone = run.json("token", "revoke", made["id"])

    assert (made["name"], made["role"], made["revoked_at"]) == ("prov", "auditor", None)
    assert gone["id"] == made["id"]
    assert gone["revoked_at"]
    assert Caller(api.client, made["token"]).get("me").status_code == 401


def test_a_key_can_be_for_a_unit_and_a_person_that_is_known(run: CommandLine, api: Api) -> None:
    with api.database.writing(TESTER) as session:
        make_unit(session, "Biblioteket")
        person = make_person(session, "Bertil Exempel", external_id="P02")
    whom = ("--unit", "Biblioteket", "--person", "P02")

    created = run.lines("token", "create", "--name", "prov", "--role", "behovsägare", *whom)

    me = _caller(api, created).get("me").json()
    assert me["id"] == str(person.id)
    assert [(held["role"], held["unit"]["name"]) for held in me["roles"]] == [
        ("requester", "Biblioteket")
    ]


@pytest.mark.parametrize("ref", ["P02", "Bertil Exempel"])
def test_a_role_that_the_person_has_is_not_given_again(
    run: CommandLine, database: Database, ref: str
) -> None:
    with database.writing(TESTER) as session:
        make_person(session, "Bertil Exempel", external_id="P02")
    asked = ("token", "create", "--name", "prov", "--role", "auditor", "--person", ref)
    run.lines(*asked)
    run.lines(*asked)

    changes = run.json("history", "list")["items"]

    assert [change["object_type"] for change in changes].count("role_holding") == 1


@pytest.mark.parametrize(
    ("whom", "why"),
    [
        (["--person", "Ingen"], "Personen ”Ingen” finns inte."),
        (["--unit", "ingen"], "Enheten ”ingen” finns inte."),
    ],
)
def test_a_key_for_nobody_is_refused_and_leaves_nothing_behind(
    run: CommandLine, whom: list[str], why: str
) -> None:
    asked = ("token", "create", "--name", "prov", "--role", Role.AUDITOR, *whom)

    assert run.refusal(*asked) == why
    assert run.json("history", "verify")["entries"] == 0


def test_two_people_of_one_name_are_told_apart_by_id(run: CommandLine, database: Database) -> None:
    with database.writing(TESTER) as session:
        for number in ("P1", "P2"):
            make_person(session, "Anna Exempel", external_id=number)

    asked = ("token", "create", "--name", "x", "--role", "auditor", "--person", "Anna Exempel")

    assert "Välj en av: P1, P2." in run.refusal(*asked)


def test_a_revoked_key_is_refused_at_the_next_call(run: CommandLine, api: Api) -> None:
    created = run.lines("token", "create", "--name", "prov", "--role", "auditor")
    caller = _caller(api, created)
    assert caller.get("me").status_code == 200
    (token,) = run.json("token", "list")["items"]

    run.lines("token", "revoke", token["id"][:8])

    assert caller.get("me").status_code == 401
    assert "återkallad" in run.text("token", "list")
    assert created[0] not in run("token", "list", "--json").output


def test_a_key_that_is_not_there_cannot_be_revoked(run: CommandLine) -> None:
    assert run.refusal("token", "revoke", "0000") == "Nyckeln ”0000” finns inte."


def test_a_key_lasts_a_year_or_to_the_end_of_the_day_that_is_named(
    run: CommandLine, api: Api
) -> None:
    asked = ("token", "create", "--name", "prov", "--role", "auditor")
    today, yesterday = now().astimezone().date(), now().astimezone().date() - timedelta(days=1)
    usual, good, over = (
        _caller(api, run.lines(*asked, *until))
        for until in ((), ("--until", str(today)), ("--until", str(yesterday)))
    )

    assert [caller.get("me").status_code for caller in (usual, good, over)] == [200, 200, 401]
    ends = [token["expires_at"][:10] for token in run.json("token", "list")["items"]]
    assert str((now() + timedelta(days=365)).date()) in ends
    assert "har gått ut" in run.text("token", "list")
