"""Coming back from a provider with an ID token that a test has made."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import httpx2

from tests.app.identity.installation import Browser, Installed
from tests.app.identity.mock import Mock
from tests.app.identity.signer import Signer


def come_back(
    installed: Installed, signer: Signer, made: Callable[[str], str]
) -> tuple[Browser, httpx2.Response]:
    """Sign in somebody whose ID token is made of the nonce that the provider was given."""
    browser = Browser(installed.client, None, Mock(signer.issuer))
    asked = dict(parse_qsl(urlsplit(browser.go_out()).query))
    signer.id_token = made(asked["nonce"])
    answer = browser.get(f"/sign-in/callback?code=kod&state={asked['state']}")
    return browser, answer
