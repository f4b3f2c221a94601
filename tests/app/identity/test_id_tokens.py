"""Who comes back from the provider is who its ID token says, if that was made for this sign-in."""

import base64
import hashlib
import time
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from joserfc.jwk import RSAKey

from tests.app.identity.coming_back import come_back
from tests.app.identity.installation import SECRET, Browser, Installed
from tests.app.identity.mock import Mock
from tests.app.identity.signer import ACCESS, ANOTHER, Signer

STRANGER = RSAKey.generate_key(2048, {"kid": "first"})


def half_hash(text: str) -> str:
    half = hashlib.sha256(text.encode()).digest()[:16]
    return base64.urlsafe_b64encode(half).decode().rstrip("=")


def at(seconds: int) -> int:
    return int(time.time()) + seconds


FORGED: dict[str, Callable[[Signer, str], str]] = {
    "no nonce": lambda s, _: s.token(),
    "another nonce": lambda s, _: s.token(nonce="annan"),
    "no signature": lambda s, n: s.token(nonce=n).rpartition(".")[0] + ".",
    "somebody else's key": lambda s, n: s.token(STRANGER, nonce=n),
    "an unknown key": lambda s, n: s.token(ANOTHER, nonce=n),
    "another issuer": lambda s, n: s.token(nonce=n, iss="https://annan.example"),
    "another client": lambda s, n: s.token(nonce=n, aud="annan"),
    "two clients and nobody named": lambda s, n: s.token(nonce=n, aud=["samsyn", "annan"]),
    "made for another by name": lambda s, n: s.token(nonce=n, azp="annan"),
    "expired": lambda s, n: s.token(nonce=n, exp=at(-60)),
    "not yet in force": lambda s, n: s.token(nonce=n, nbf=at(120)),
    "another access token": lambda s, n: s.token(nonce=n, at_hash=half_hash("annan")),
    "about nobody": lambda s, n: s.token(nonce=n, sub=None),
    "a time that is none": lambda s, n: s.token(nonce=n, auth_time="nyss"),
    "no token": lambda *_: "",
}


def test_an_id_token_that_was_not_made_for_this_sign_in_is_refused(
    trusting: Installed, signer: Signer
) -> None:
    for how, forge in FORGED.items():
        browser, answer = come_back(trusting, signer, partial(forge, signer))
        assert answer.status_code == 403, how
        assert answer.json()["type"] == "/problems/sign-in-refused", how
        assert "__Host-samsyn" not in browser.cookies


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"azp": "samsyn"},
        {"aud": ["samsyn", "annan"], "azp": "samsyn"},
        {"at_hash": half_hash(ACCESS)},
        {"amr": ["pwd"], "acr": "1"},
    ],
    ids=" ".join,
)
def test_an_id_token_of_this_sign_in_is_believed(
    trusting: Installed, signer: Signer, said: dict[str, Any]
) -> None:
    browser, answer = come_back(trusting, signer, lambda nonce: signer.token(nonce=nonce, **said))

    assert answer.status_code == 303
    assert browser.get("me").json()["name"] == "Anna"


def test_the_code_is_redeemed_with_the_verifier_and_by_this_client(
    trusting: Installed, signer: Signer
) -> None:
    browser = Browser(trusting.client, None, Mock(signer.issuer))
    asked = dict(parse_qsl(urlsplit(browser.go_out()).query))
    signer.id_token = signer.token(nonce=asked["nonce"])
    browser.get(f"/sign-in/callback?code=kod&state={asked['state']}")

    sent = signer.redeemed
    digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
    assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == asked["code_challenge"]
    assert (sent["code"], sent["grant_type"]) == ("kod", "authorization_code")
    assert sent["redirect_uri"] == asked["redirect_uri"]
    client = base64.b64decode(sent["authorization"].removeprefix("Basic ")).decode()
    assert client == f"samsyn:{SECRET}"


def test_what_the_id_token_leaves_out_is_asked_for(trusting: Installed, signer: Signer) -> None:
    signer.userinfo = {"sub": "anna", "name": "Anna A", "groups": ["admin"], "auth_time": 1}

    browser, _ = come_back(
        trusting, signer, lambda nonce: signer.token(nonce=nonce, name=None, groups=None)
    )

    me = browser.get("me").json()
    assert (me["name"], [held["role"] for held in me["roles"]]) == ("Anna A", ["administrator"])


def test_what_is_told_of_somebody_else_is_not_believed(trusting: Installed, signer: Signer) -> None:
    signer.userinfo = {"sub": "chefen", "groups": ["admin"]}

    _, answer = come_back(trusting, signer, lambda nonce: signer.token(nonce=nonce, groups=None))

    assert answer.status_code == 403


def test_only_the_id_token_says_when_somebody_signed_in(
    trusting: Installed, signer: Signer
) -> None:
    signer.userinfo = {"sub": "anna", "groups": ["it-chef"], "auth_time": at(0)}

    browser, _ = come_back(
        trusting, signer, lambda nonce: signer.token(nonce=nonce, groups=None, auth_time=None)
    )

    assert browser.get("/session").json()["signed_in_at"] is None


def test_a_provider_that_breaks_off_is_told(trusting: Installed, signer: Signer) -> None:
    browser = Browser(trusting.client, None, Mock(signer.issuer))
    asked = dict(parse_qsl(urlsplit(browser.go_out()).query))
    signer.is_down = True

    answer = browser.get(f"/sign-in/callback?code=kod&state={asked['state']}")

    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/sign-in-unavailable")
