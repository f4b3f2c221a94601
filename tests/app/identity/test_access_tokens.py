"""An access token is believed when the provider has made it for Samsyn, and not otherwise."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from joserfc import jwt
from joserfc.errors import SecurityWarning
from joserfc.jwk import ECKey, OctKey, RSAKey

from app.database import Database
from record.people import Role
from tests.app.identity.installation import Installed
from tests.app.identity.signer import ANOTHER, EC, RSA, Signer

STRANGER = RSAKey.generate_key(2048, {"kid": "stranger"})


def at(seconds: int) -> int:
    return int(time.time()) + seconds


@pytest.mark.parametrize(
    "good",
    [
        {},
        {"header": {"typ": "at+jwt"}},
        {"key": EC, "header": {"alg": "ES256"}},
        {"header": {"alg": "PS256"}},
        {"header": {"kid": None}},
        {"aud": ["annan", "samsyn"]},
        {"preferred_username": "anna", "name": None},
    ],
    ids=" ".join,
)
def test_a_token_that_the_provider_made_for_samsyn_is_believed(
    trusting: Installed, signer: Signer, good: dict[str, Any]
) -> None:
    answer = trusting.bearer(signer.token(**good)).get("me")

    assert (answer.status_code, answer.json()["roles"]) == (
        200,
        [{"role": "register_editor", "unit": None}],
    )


@pytest.mark.parametrize(("claim", "seconds"), [("exp", -5), ("nbf", 5)])
def test_clocks_may_differ_by_a_few_seconds(
    trusting: Installed, signer: Signer, claim: str, seconds: int
) -> None:
    # Worked out here: what is worked out when tests are collected is minutes old when they run.
    answer = trusting.bearer(signer.token(**dict[str, Any]({claim: at(seconds)}))).get("me")

    assert answer.status_code == 200


def test_a_token_writes_in_the_name_of_its_person(trusting: Installed, signer: Signer) -> None:
    anna = trusting.bearer(signer.token())
    me = anna.get("me").json()["id"]

    made = anna.post("functions", json={"code": "leave", "label": "Ledighet"})

    (entry,) = trusting.sign_in(Role.AUDITOR).get(f"changes?actor={me}").json()["items"]
    assert made.status_code == 201
    assert (entry["actor"]["name"], entry["object_type"]) == ("Anna", "function")


def test_a_token_is_verified_once_and_its_keys_are_asked_for_once(
    trusting: Installed, signer: Signer
) -> None:
    anna = trusting.bearer(signer.token())

    answers = [anna.get("systems") for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200] * 5
    assert signer.asked.count("/keys") == 1


def test_a_token_ends_when_it_says_so(trusting: Installed, signer: Signer) -> None:
    anna = trusting.bearer(signer.token(exp=at(60)))
    before = anna.get("me").status_code

    trusting.clock.pass_by(seconds=91)

    assert (before, anna.get("me").status_code) == (200, 401)


def test_a_new_key_is_believed_as_soon_as_the_provider_publishes_it(
    trusting: Installed, signer: Signer
) -> None:
    trusting.bearer(signer.token()).get("me")
    signer.keys = [ANOTHER, RSA]
    trusting.clock.pass_by(seconds=31)

    assert trusting.bearer(signer.token(ANOTHER)).get("me").status_code == 200


def test_a_withdrawn_key_is_believed_no_more_nor_what_it_has_signed(
    trusting: Installed, signer: Signer
) -> None:
    anna = trusting.bearer(signer.token(exp=at(3600)))
    before = anna.get("me").status_code

    signer.keys = [ANOTHER]
    trusting.clock.pass_by(minutes=11)
    other = trusting.bearer(signer.token(ANOTHER, exp=at(3600))).get("me").status_code

    assert (before, other, anna.get("me").status_code) == (200, 200, 401)


def test_unknown_keys_do_not_let_anybody_drive_calls_to_the_provider(
    trusting: Installed, signer: Signer
) -> None:
    for number in range(20):
        trusting.bearer(signer.token(STRANGER, {"kid": f"okänd-{number}"})).get("me")

    assert signer.asked.count("/keys") == 1


def test_a_shared_secret_among_the_keys_is_no_key(trusting: Installed, signer: Signer) -> None:
    secret = OctKey.generate_key(256, {"kid": "oct"})
    with pytest.warns(SecurityWarning):
        weak = RSAKey.generate_key(1024, {"kid": "weak"})
    other = RSAKey.generate_key(2048, {"kid": "enc"})
    for_encryption = RSAKey.import_key(other.as_dict(private=False) | {"use": "enc"})
    signer.keys = [secret, weak, for_encryption, RSA]

    by_secret = jwt.encode({"alg": "HS256", "kid": "oct"}, signer.claims(), secret)
    tokens = [by_secret, signer.token(weak), signer.token(other), signer.token()]
    answers = [trusting.bearer(token).get("me") for token in tokens]

    assert [answer.status_code for answer in answers] == [401, 401, 401, 200]


def test_while_the_provider_is_away_nobody_new_is_believed_and_nobody_known_is_lost(
    trusting: Installed, signer: Signer
) -> None:
    known = trusting.bearer(signer.token())
    known.get("me")
    trusting.clock.pass_by(minutes=5)
    signer.is_down = True

    assert known.get("me").status_code == 200
    trusting.clock.pass_by(minutes=6)
    away = known.get("me")
    assert (away.status_code, away.json()["type"]) == (503, "/problems/sign-in-unavailable")
    assert known.post("systems", json={}).status_code == 503
    assert trusting.sign_in().get("systems").status_code == 200, "keys of our own go on"


def test_nobody_else_waits_for_a_provider_that_does_not_answer(
    trusting: Installed, signer: Signer
) -> None:
    editor, waiting = trusting.sign_in(), trusting.bearer(signer.token())
    signer.answers.clear()
    with ThreadPoolExecutor(8) as threads:
        under_way = [threads.submit(waiting.get, "me") for _ in range(8)]
        others = [editor.get("systems").status_code for _ in range(5)]
        written = editor.post("functions", json={"code": "leave", "label": "Ledighet"})
        done_meanwhile = any(one.done() for one in under_way)
        signer.answers.set()
        answers = [one.result().status_code for one in under_way]

    assert (others, written.status_code) == ([200] * 5, 201)
    assert not done_meanwhile
    assert answers == [200] * 8
    assert trusting.sign_in(Role.AUDITOR).get("people?q=Anna").json()["total"] == 1


def test_a_role_that_is_taken_away_is_gone_on_the_tokens_next_call(
    trusting: Installed, signer: Signer
) -> None:
    anna = trusting.bearer(signer.token(iat=at(-20)))
    before = anna.get("systems").status_code

    trusting.bearer(signer.token(iat=at(-10), groups=[])).get("me")

    assert (before, anna.get("systems").status_code) == (200, 403)


def test_an_older_token_does_not_bring_back_what_a_newer_one_took(
    trusting: Installed, signer: Signer
) -> None:
    trusting.bearer(signer.token(iat=at(-10), groups=[]))
    newer = trusting.bearer(signer.token(iat=at(-10)))
    newer.get("me")
    trusting.bearer(signer.token(iat=at(-5), groups=[])).get("me")

    older = trusting.bearer(signer.token(iat=at(-20), jti="annan"))

    assert older.get("systems").status_code == 403


def test_a_token_that_says_nothing_of_groups_leaves_the_roles_as_they_are(
    trusting: Installed, signer: Signer
) -> None:
    trusting.bearer(signer.token(iat=at(-10))).get("me")

    assert trusting.bearer(signer.token(groups=None)).get("systems").status_code == 200


def test_a_token_makes_no_person_of_who_has_no_role(trusting: Installed, signer: Signer) -> None:
    stranger = trusting.bearer(signer.token(sub="okänd".encode().hex(), groups=["kaffe"]))

    assert stranger.get("me").status_code == 401
    assert trusting.sign_in(Role.AUDITOR).get("people").json()["total"] == 1


def test_without_a_provider_no_access_token_is_believed(database: Database, signer: Signer) -> None:
    installed = Installed.with_provider(database, "")

    assert installed.bearer(signer.token()).get("me").status_code == 401
    assert installed.anonymous().get("/sign-in").status_code == 404
    assert signer.asked == []


def test_a_provider_that_calls_itself_something_else_is_not_believed(
    database: Database, signer: Signer
) -> None:
    installed = Installed.with_provider(database, f"{signer.issuer}/realms/annan")

    assert installed.bearer(signer.token()).get("me").status_code == 503


def test_curves_keys_and_their_algorithms_belong_together(
    trusting: Installed, signer: Signer
) -> None:
    larger = ECKey.generate_key("P-384", {"kid": "larger"})
    signer.keys = [larger]

    good = signer.token(larger, {"alg": "ES384"})

    assert trusting.bearer(good).get("me").status_code == 200
