"""The provider is asked at the addresses that it declares, for as long and as much as is sane."""

from collections.abc import Iterator

import httpx2
import pytest
from pydantic import SecretStr

from app.client.calling import calling
from app.client.problems import NotSamsynError
from app.client.server import Server
from app.identity.outbound import LARGEST_ANSWER, LONGEST_ANSWER, Bounded, is_safe
from app.identity.provider.errors import ProviderUnavailableError
from tests.app.identity.coming_back import come_back
from tests.app.identity.installation import Installed
from tests.app.identity.signer import Signer

KOMMUNEN = "https://inloggning.kommunen.example"
TOO_MUCH = "a" * (LARGEST_ANSWER + 1)


class Drip(httpx2.SyncByteStream):
    """A body that comes a byte at a time, without end, while time passes."""

    def __init__(self) -> None:
        self.at = 0.0
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        while True:
            self.at += 1
            yield b" "

    def close(self) -> None:
        self.is_closed = True


def sign_in(trusting: Installed, signer: Signer) -> int:
    """Return how somebody is answered who signs in, of whom the ID token tells no name."""
    if (out := trusting.anonymous().get("/sign-in")).status_code != 303:
        return out.status_code
    _, answer = come_back(trusting, signer, lambda nonce: signer.token(nonce=nonce, name=None))
    return answer.status_code


def test_a_provider_that_answers_as_it_should_is_asked_for_four_things(
    trusting: Installed, signer: Signer
) -> None:
    signer.userinfo = {"sub": "anna", "name": "Anna"}

    assert sign_in(trusting, signer) == 303
    assert {*signer.asked} == {
        *("/.well-known/openid-configuration", "/token", "/keys", "/userinfo")
    }


@pytest.mark.parametrize(
    "path", ["/.well-known/openid-configuration", "/token", "/keys", "/userinfo"]
)
def test_nobody_is_followed_to_another_address(
    trusting: Installed, signer: Signer, path: str
) -> None:
    signer.leads_on = {path: f"{signer.issuer}/elsewhere"}
    signer.userinfo = {"sub": "anna", "name": "Anna"}

    assert sign_in(trusting, signer) == 503
    assert signer.asked[-1] == path


@pytest.mark.parametrize("what", ["metadata", "token", "userinfo"])
def test_what_is_too_large_is_not_taken(trusting: Installed, signer: Signer, what: str) -> None:
    if what == "metadata":
        signer.declared = {"more": TOO_MUCH}
    if what == "token":
        signer.access_token = TOO_MUCH
    signer.userinfo = {"sub": "anna", "name": TOO_MUCH}

    assert sign_in(trusting, signer) == 503


def test_what_is_packed_is_not_unpacked(trusting: Installed, signer: Signer) -> None:
    signer.packs = True

    assert sign_in(trusting, signer) == 503


def test_a_key_is_sent_to_no_other_address_than_the_servers(signer: Signer) -> None:
    signer.leads_on = {"/api/v1/me": f"{signer.issuer}/elsewhere"}
    server = Server(url=signer.issuer, token=SecretStr("samsyn_nyckel"))

    with calling(server) as caller, pytest.raises(NotSamsynError):
        caller.get("me")

    assert signer.asked == ["/api/v1/me"]


def test_what_comes_too_slowly_is_not_waited_for() -> None:
    drip = Drip()

    with pytest.raises(ProviderUnavailableError):
        list(Bounded(drip, lambda: drip.at))

    assert drip.at <= LONGEST_ANSWER + 2


def test_what_is_enough_is_taken_whole() -> None:
    whole = httpx2.ByteStream(b"a" * LARGEST_ANSWER)

    assert sum(map(len, Bounded(whole))) == LARGEST_ANSWER


@pytest.mark.parametrize(
    ("address", "issuer", "safe"),
    [
        (f"{KOMMUNEN}/keys", KOMMUNEN, True),
        ("https://nycklar.leverantor.example/keys", KOMMUNEN, True),
        ("https://10.1.2.3/keys", "https://10.1.2.3", True),
        ("http://localhost:8080/keys", "http://127.0.0.1:8080", True),
        ("http://inloggning.kommunen.example/keys", KOMMUNEN, False),
        ("http://127.0.0.1/keys", KOMMUNEN, False),
        ("https://127.0.0.1/keys", KOMMUNEN, False),
        ("https://localhost/keys", KOMMUNEN, False),
        ("https://[::1]/keys", KOMMUNEN, False),
        ("https://169.254.169.254/latest/meta-data", KOMMUNEN, False),
        ("https://[fe80::1]/keys", KOMMUNEN, False),
        ("https://0.0.0.0/keys", KOMMUNEN, False),
        ("http://169.254.169.254/latest/meta-data", "http://127.0.0.1", False),
        ("file:///etc/passwd", "http://127.0.0.1", False),
        ("ftp://localhost/keys", "http://127.0.0.1", False),
        ("https://", KOMMUNEN, False),
        ("https://[trasig/keys", KOMMUNEN, False),
        ("", KOMMUNEN, False),
    ],
)
def test_an_address_is_asked_only_if_nothing_else_can_be_reached_by_it(
    address: str, issuer: str, safe: bool
) -> None:
    assert is_safe(address, issuer) is safe
