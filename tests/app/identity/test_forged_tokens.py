"""A token that the provider has not made for Samsyn is refused, whatever it looks like."""

import base64
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

from record.people import Role
from tests.app.identity.installation import Installed
from tests.app.identity.signer import ANOTHER, EC, RSA, Signer

STRANGER = RSAKey.generate_key(2048, {"kid": "first"})
"""Somebody else's, by the same name."""


def part(content: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def unsigned(signer: Signer, algorithm: str) -> str:
    return f"{part({'alg': algorithm, 'typ': 'JWT'})}.{part(signer.claims())}."


def signed_with_the_public_key(signer: Signer) -> str:
    """The classic: the public key's text, taken for a shared secret."""
    signed = f"{part({'alg': 'HS256', 'kid': RSA.kid})}.{part(signer.claims())}"
    seal = hmac.digest(RSA.as_pem(private=False), signed.encode(), "sha256")
    return f"{signed}.{base64.urlsafe_b64encode(seal).decode().rstrip('=')}"


def tampered(signer: Signer) -> str:
    header, _, signature = signer.token().split(".")
    return f"{header}.{part(signer.claims(sub='chefen'))}.{signature}"


def with_another_header(signer: Signer, **others: Any) -> str:
    _, claims, signature = signer.token().split(".")
    return f"{part({'alg': 'RS256', 'kid': RSA.kid} | others)}.{claims}.{signature}"


def with_its_own_key(signer: Signer) -> str:
    named = {"alg": "RS256", "kid": RSA.kid, "jwk": STRANGER.as_dict(private=False)}
    return jwt.encode(named, signer.claims(), STRANGER, algorithms=["RS256"])


def at(seconds: int) -> int:
    return int(time.time()) + seconds


FORGED: dict[str, Callable[[Signer], str]] = {
    "no algorithm": lambda s: unsigned(s, "none"),
    "no algorithm, in capitals": lambda s: unsigned(s, "NONE"),
    "no signature": lambda s: s.token().rpartition(".")[0] + ".",
    "the public key as a secret": signed_with_the_public_key,
    "somebody else's key by the same name": lambda s: s.token(STRANGER),
    "an unknown key": lambda s: s.token(ANOTHER),
    "a key of another kind": lambda s: s.token(EC, {"alg": "ES256", "kid": RSA.kid}),
    "other claims than were signed": tampered,
    "another algorithm than was signed with": lambda s: with_another_header(s, alg="RS512"),
    "a key in the header": with_its_own_key,
    "an address of keys in the header": lambda s: s.token(
        STRANGER, {"jku": "https://annan.example/keys"}
    ),
    "a certificate's address in the header": lambda s: s.token(
        STRANGER, {"x5u": "https://annan.example/cert"}
    ),
    "a certificate in the header": lambda s: s.token(STRANGER, {"x5c": ["MIIB"]}),
    "a good one that says where to find keys": lambda s: s.token(
        header={"jku": "https://annan.example/keys"}
    ),
    "a good one that brings a key": lambda s: s.token(header={"jwk": RSA.as_dict(private=False)}),
    "a good one that brings a certificate": lambda s: s.token(header={"x5c": ["MIIB"]}),
    "a good one that says where its certificate is": lambda s: s.token(
        header={"x5u": "https://annan.example/cert"}
    ),
    "a header that must be understood": lambda s: with_another_header(s, crit=["exp"]),
    "a header of endless depth": lambda _: "W" * 9000 + ".e30.e30",
    "another issuer": lambda s: s.token(iss="https://annan.example"),
    "an issuer that only begins so": lambda s: s.token(iss=f"{s.issuer}/annan"),
    "no issuer": lambda s: s.token(iss=None),
    "made for another": lambda s: s.token(aud="annan"),
    "made for others": lambda s: s.token(aud=["annan", "tredje"]),
    "made for nobody": lambda s: s.token(aud=None),
    "expired": lambda s: s.token(exp=at(-60)),
    "without an end": lambda s: s.token(exp=None),
    "an end that is no number": lambda s: s.token(exp="i morgon"),
    "not yet in force": lambda s: s.token(nbf=at(120)),
    "made in the future": lambda s: s.token(iat=at(120)),
    "about nobody": lambda s: s.token(sub=None),
    "about an empty name": lambda s: s.token(sub=""),
    "about several": lambda s: s.token(sub=["anna", "bo"]),
    "an ID token": lambda s: s.token(nonce="n"),
    "an ID token without a nonce": lambda s: s.token(at_hash="h"),
    "a refresh token": lambda s: s.token(typ="Refresh"),
    "a logout token": lambda s: s.token(events={}),
    "another type of token": lambda s: s.token(header={"typ": "logout+jwt"}),
    "bound to a key that nobody shows": lambda s: s.token(cnf={"jkt": "x"}),
    "no claims": lambda _: jwt.encode({"alg": "RS256", "kid": RSA.kid}, {}, RSA),
    "four parts": lambda s: f"{s.token()}.e30",
    "encrypted": lambda _: "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..a.b.c",
    "too long": lambda s: s.token(filler="x" * 20_000),
    "not ASCII": lambda _: "å.ä.ö",
}


def test_no_forged_token_is_believed(trusting: Installed, signer: Signer) -> None:
    for how, forge in FORGED.items():
        sent = {"Authorization": f"Bearer {forge(signer)}".encode("latin-1")}
        answer = trusting.anonymous().get("me", headers=sent)
        assert answer.status_code == 401, how
        assert answer.json()["type"] == "/problems/unauthenticated", how

    assert trusting.bearer(signer.token()).get("me").status_code == 200, "a good one is"
    people = trusting.sign_in(Role.AUDITOR).get("people").json()["items"]
    assert sorted(person["name"] for person in people) == ["Anna", "auditor Exempel"]


def test_who_names_no_key_where_there_are_two_of_a_kind_is_refused(
    trusting: Installed, signer: Signer
) -> None:
    signer.keys = [RSA, ANOTHER]

    assert trusting.bearer(signer.token(header={"kid": None})).get("me").status_code == 401
