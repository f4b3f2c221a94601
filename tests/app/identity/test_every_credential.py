"""A person is the same whatever they call with: a key, an access token, or a browser."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.identity.tokens import issue_token
from record.people import Person, Role, RoleHolding
from record.row import now
from tests.app.identity.coming_back import come_back
from tests.app.identity.installation import Installed
from tests.app.identity.signer import Signer
from tests.factories import TESTER, Caller, make_system

TELLING = ("me", "systems", "systems/heroma", "units", "functions", "overlaps")


def callers_of(installed: Installed, signer: Signer) -> list[Caller]:
    """Return Anna, who edits the register, by each of the three."""
    browser, _ = come_back(installed, signer, lambda nonce: signer.token(nonce=nonce))
    browser.page_token = browser.get("/session").json()["csrf_token"]
    with installed.database.writing(TESTER) as session:
        make_system(session, "Heroma")
        _, key = issue_token(session, "skript", session.scalars(select(RoleHolding)).one())
    return [installed.bearer(key), installed.bearer(signer.token()), browser]


def test_they_are_answered_the_same(trusting: Installed, signer: Signer) -> None:
    callers = callers_of(trusting, signer)

    for path in TELLING:
        answers = [caller.get(path) for caller in callers]
        assert len({answer.content for answer in answers}) == 1, path
        assert len({answer.headers.get("ETag") for answer in answers}) == 1, path
        assert {answer.status_code for answer in answers} == {200}, path


def test_what_they_do_is_theirs(trusting: Installed, signer: Signer) -> None:
    callers = callers_of(trusting, signer)
    for number, caller in enumerate(callers):
        made = caller.post("functions", json={"code": f"f{number}", "label": "Funktion"})
        assert made.status_code == 201

    told = trusting.sign_in(Role.AUDITOR).get("changes?limit=200").json()["items"]
    by = [entry["actor"] for entry in told if entry["object_type"] == "function"]

    assert [actor["name"] for actor in by] == ["Anna"] * 3
    assert len({actor["id"] for actor in by}) == 1


def leave(person: Person, _holding: RoleHolding) -> None:
    person.left_on = now().date()


def lose_the_role(_person: Person, holding: RoleHolding) -> None:
    holding.valid_until = now().date() - timedelta(days=1)


@pytest.mark.parametrize(
    ("happens", "statuses"), [(leave, [401, 401, 401]), (lose_the_role, [401, 403, 403])]
)
def test_what_ends_for_a_person_ends_on_the_next_call_whatever_they_call_with(
    trusting: Installed, signer: Signer, happens: Callable[..., Any], statuses: list[int]
) -> None:
    callers = callers_of(trusting, signer)
    assert [caller.get("systems").status_code for caller in callers] == [200] * 3

    with trusting.database.writing(TESTER) as session:
        happens(session.scalars(select(Person)).one(), session.scalars(select(RoleHolding)).one())

    assert [caller.get("systems").status_code for caller in callers] == statuses
    assert [caller.post("functions", json={}).status_code for caller in callers] == statuses
