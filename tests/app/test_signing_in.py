"""A token speaks for one person in one role, for as long as they hold it."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel, col

from app.identity.tokens import PREFIX
from record.people import Role, RoleHolding
from record.row import now
from tests.app.examples import Register, do, fill, units_of, who_may, writes
from tests.factories import TESTER, Api, Caller, make_person, make_token


def in_days(days: int | None) -> date | None:
    """Return a day from today on: a night may come between gathering tests and running them."""
    return None if days is None else now().date() + timedelta(days=days)


def give_token(api: Api, register: Register, **fields: Any) -> Any:
    """Let an administrator make a token for the register's person."""
    body = {"name": "ny", "person": register.person, "role": "requester"} | fields
    return api.sign_in(Role.ADMINISTRATOR).post("tokens", json=body)


def caller_with(api: Api, answer: Any) -> Caller:
    return Caller(api.client, answer.json()["token"])


@pytest.mark.parametrize(
    "header",
    [None, "", "Bearer", "Bearer ", "Basic YTpi", "Bearer samsyn_wrong", "Bearer å", "samsyn_x"],
)
def test_who_cannot_say_who_they_are_is_told_how(api: Api, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header.encode("latin-1")}

    answer = api.anonymous().get("systems", headers=headers)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["type"] == "/problems/unauthenticated"


def test_only_health_is_told_to_who_does_not_say_who_they_are(api: Api) -> None:
    anyone = api.anonymous()

    assert anyone.get("/health/live").status_code == 200
    assert anyone.get("/health/ready").json() == {
        "ready": True,
        "checks": {"database": True, "migrations": True, "index": True},
    }
    for path in ("/openapi.json", "/metrics", "me"):
        assert anyone.get(path).status_code == 401, path


def test_no_operation_answers_who_does_not_say_who_they_are(api: Api) -> None:
    register = fill(api)
    for example in writes(register):
        answer = api.anonymous().call(example.method, example.path, json=example.body)
        assert answer.status_code == 401, example.operation


def test_a_token_that_has_been_revoked_is_refused_on_its_next_call(api: Api) -> None:
    made = give_token(api, fill(api))
    holder, administrator = caller_with(api, made), api.sign_in(Role.ADMINISTRATOR)
    before = holder.get("me")

    revoked = administrator.change("DELETE", f"tokens/{made.json()['id']}")

    assert (before.status_code, revoked.status_code) == (200, 204)
    assert holder.get("me").status_code == 401


def test_a_token_can_revoke_itself(api: Api) -> None:
    made = give_token(api, fill(api))
    holder = caller_with(api, made)

    assert holder.change("DELETE", f"tokens/{made.json()['id']}").status_code == 204
    assert holder.get("me").status_code == 401


def test_a_token_that_has_expired_is_refused(api: Api) -> None:
    register = fill(api)
    passed, to_come = now() - timedelta(seconds=1), now() + timedelta(hours=1)

    over = give_token(api, register, expires_at=passed.isoformat())
    good = give_token(api, register, expires_at=to_come.isoformat())

    assert caller_with(api, over).get("me").status_code == 401
    assert caller_with(api, good).get("me").status_code == 200


def test_a_token_needs_a_role_that_its_person_holds_for_that_very_unit(api: Api) -> None:
    register = fill(api)

    for fields in ({"role": "auditor"}, {"unit": register.care}):
        answer = give_token(api, register, **fields)
        assert answer.status_code == 422, fields
        assert answer.json()["errors"][0]["pointer"] == "#/role"


@pytest.mark.parametrize(
    ("since", "until", "left", "status"),
    [
        (None, None, None, 200),
        (None, 0, None, 200),
        (None, -1, None, 401),
        (1, None, None, 401),
        (None, None, 1, 200),
        (None, None, 0, 401),
    ],
)
def test_a_token_lasts_as_long_as_the_role_and_the_person(
    api: Api, since: int | None, until: int | None, left: int | None, status: int
) -> None:
    with api.database.writing(TESTER) as session:
        person = make_person(session, left_on=in_days(left))
        text = make_token(session, Role.REQUESTER, person=person)
        held = select(RoleHolding).where(col(RoleHolding.person_id) == person.id)
        holding = session.scalars(held).one()
        holding.valid_from, holding.valid_until = in_days(since), in_days(until)

    assert Caller(api.client, text).get("me").status_code == status


def test_who_loses_a_role_loses_the_tokens_that_act_in_it(api: Api) -> None:
    register = fill(api)
    holder = caller_with(api, give_token(api, register))

    ended = api.sign_in(Role.ADMINISTRATOR).patch(f"people/{register.person}", json={"roles": []})

    assert ended.status_code == 200
    assert holder.get("me").status_code == 401


def test_a_token_acts_in_its_one_role_only(api: Api) -> None:
    register = fill(api)
    roles = [{"role": "requester"}, {"role": "register_editor"}]
    administrator, person = api.sign_in(Role.ADMINISTRATOR), f"people/{register.person}"
    administrator.patch(person, json={"roles": roles})
    requester = caller_with(api, give_token(api, register))
    editor = caller_with(api, give_token(api, register, role="register_editor"))
    body = {"code": "leave", "label": "Ledighet"}

    refused, done = (caller.post("functions", json=body) for caller in (requester, editor))

    assert requester.get("me").json()["roles"] == [{"role": "requester", "unit": None}]
    assert (refused.status_code, done.status_code) == (403, 201)


def test_a_call_tells_who_makes_it_and_what_they_may(api: Api) -> None:
    units = units_of(api, "Skola")
    contact = api.sign_in(Role.BUSINESS_CONTACT, units["Skola"])

    me = contact.get("me").json()

    school = {"id": str(units["Skola"].id), "name": "Skola"}
    assert me["name"] == "business_contact Exempel"
    assert me["roles"] == [{"role": "business_contact", "unit": school}]
    assert {"create_system", "read_system"} <= set(me["permissions"])
    assert not {"merge_systems", "create_token"} & set(me["permissions"])


def test_the_text_of_a_token_is_shown_once_and_kept_nowhere(api: Api) -> None:
    register = fill(api)
    made = give_token(api, register)
    text, administrator = made.json()["token"], api.sign_in(Role.ADMINISTRATOR)

    assert text.startswith(PREFIX)
    assert text not in administrator.get(f"tokens/{made.json()['id']}").text
    assert text not in administrator.get("tokens").text
    assert text not in administrator.get("changes?limit=200").text
    with api.database.engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            for row in connection.execute(select(table)):
                assert text.removeprefix(PREFIX) not in repr(row), table.name


def test_people_see_their_own_tokens_and_an_administrator_all(api: Api) -> None:
    register = fill(api)
    holder = caller_with(api, give_token(api, register))
    administrator = api.sign_in(Role.ADMINISTRATOR)

    own = holder.get("tokens").json()
    everyones = administrator.get("tokens").json()

    assert {token["person"]["id"] for token in own["items"]} == {register.person}
    assert sorted(token["name"] for token in own["items"]) == ["ny", "åsas"]
    assert everyones["total"] == own["total"] + 2


def test_a_token_never_makes_its_holder_somebody_else(api: Api) -> None:
    """Who acts is in the credential; a body that names somebody is refused."""
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"

    forged = editor.change("POST", f"{system}/confirm", system, json={"person_id": register.person})
    confirmed = editor.change("POST", f"{system}/confirm", system, json={})

    assert forged.status_code == 422
    assert confirmed.json()["confirmed_by"]["id"] == editor.get("me").json()["id"]


def test_the_history_names_who_did_it_and_in_which_role(api: Api) -> None:
    register = fill(api)
    example = writes(register)[1]
    editor = who_may(api, example.operation)
    me = editor.get("me").json()

    do(editor, example)

    auditor = api.sign_in(Role.AUDITOR)
    *_, last = auditor.get(f"changes?object={register.system}&limit=200").json()["items"]
    assert last["actor"] == {"id": me["id"], "name": me["name"]}
    assert last["roles"] == [me["roles"][0]["role"]]
    assert last["address"]
