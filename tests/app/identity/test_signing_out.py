"""Who signs out is out here, and is led to where the provider signs them out too."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.app.identity.coming_back import come_back
from tests.app.identity.installation import OURS, Browser, Installed
from tests.app.identity.mock import CLIENT
from tests.app.identity.signer import Signer


def came_in(trusting: Installed, signer: Signer) -> Browser:
    """Return the browser of Anna, who has signed in at the provider that tests control."""
    browser, _ = come_back(trusting, signer, lambda nonce: signer.token(nonce=nonce))
    browser.page_token = browser.get("/session").json()["csrf_token"]
    return browser


def test_the_provider_signs_out_who_has_signed_out_here(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")
    assert installed.mock is not None

    led_to = urlsplit(anna.post("/sign-out").headers["location"])

    assert f"{led_to.scheme}://{led_to.netloc}" == installed.mock.issuer
    assert parse_qs(led_to.query) == {
        "client_id": ["samsyn"],
        "post_logout_redirect_uri": [f"{OURS}/"],
    }


def test_who_comes_back_from_there_finds_a_page_to_sign_in_from(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")
    led_to = anna.post("/sign-out").headers["location"]
    asked = {"redirect_uri": parse_qs(urlsplit(led_to).query)["post_logout_redirect_uri"][0]}

    assert CLIENT.get(led_to).status_code == 200
    back = CLIENT.post(f"{led_to.partition('?')[0]}/confirm", data=asked).headers["location"]
    page = anna.get(back.removeprefix(OURS))

    assert page.status_code == 200
    assert 'inte inloggad. <a href="/sign-in">' in page.text


def test_the_first_page_says_who_is_signed_in(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin", name="Anna <b>Andersson")

    page = anna.get("/")

    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "Du är inloggad som Anna &lt;b&gt;Andersson." in page.text


def test_a_script_is_told_where_the_browser_should_go(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")
    assert installed.mock is not None

    answer = anna.post("/sign-out", headers={"Accept": "application/json"})

    assert answer.status_code == 200
    assert answer.json()["next"].startswith(f"{installed.mock.issuer}/oauth2/end_session?")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert anna.get("me").status_code == 401


@pytest.mark.parametrize(
    "declared",
    [
        {},
        {"end_session_endpoint": "http://annan.example/ut"},
        {"end_session_endpoint": "javascript:alert(1)"},
        {"end_session_endpoint": ["https://annan.example/ut"]},
    ],
    ids=str,
)
def test_where_the_provider_says_nothing_safe_one_comes_to_our_own_page(
    trusting: Installed, signer: Signer, declared: dict[str, Any]
) -> None:
    signer.declared = declared
    anna = came_in(trusting, signer)

    answer = anna.post("/sign-out")

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert anna.get("/").status_code == 200


def test_what_the_provider_asks_for_in_its_address_is_kept(
    trusting: Installed, signer: Signer
) -> None:
    signer.declared = {"end_session_endpoint": f"{signer.issuer}/ut?realm=kommunen"}

    led_to = came_in(trusting, signer).post("/sign-out").headers["location"]

    assert led_to.startswith(f"{signer.issuer}/ut?realm=kommunen&client_id=samsyn&")


def test_a_provider_that_is_away_keeps_nobody_signed_in(
    trusting: Installed, signer: Signer
) -> None:
    anna = came_in(trusting, signer)
    for _ in range(3):  # until what is known of the provider has to be asked for again
        trusting.clock.pass_by(minutes=25)
        assert anna.get("me").status_code == 200
        trusting.settle()
    signer.is_down = True

    answer = anna.post("/sign-out")

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert anna.get("me").status_code == 401
