"""People sign in at the municipality's own provider, and are who it says that they are."""

import hashlib
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.database import Database
from app.identity.accounts.account import Account
from app.identity.provider.flow import Flow
from record.people import Person
from tests.app.identity.installation import Browser, Installed
from tests.app.identity.mock import Mock
from tests.factories import TESTER, make_person


def asked_of(address: str) -> dict[str, str]:
    """Return what the provider is asked for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def people_of(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.scalars(select(col(Person.name)).order_by(col(Person.name))))


def test_who_signs_in_is_known_by_name_and_by_the_roles_of_their_groups(
    installed: Installed,
) -> None:
    anna = installed.signed_in("anna", "sektor-digitalisering", name="Anna Andersson")

    me = anna.get("me").json()

    assert me["name"] == "Anna Andersson"
    assert me["roles"] == [{"role": "register_editor", "unit": None}]
    assert "change_system" in me["permissions"]
    assert "create_decision" not in me["permissions"]


def test_the_provider_is_asked_with_a_challenge_a_state_and_a_nonce(installed: Installed) -> None:
    browser = installed.browser()

    asked = asked_of(browser.go_out("?next=/systems"))

    flow = Flow.read(browser.cookies["__Host-samsyn-sign-in"])
    assert flow is not None
    challenge = urlsafe_b64encode(hashlib.sha256(flow.verifier.encode()).digest()).decode()
    assert asked["code_challenge"] == challenge.rstrip("=")
    assert asked["code_challenge_method"] == "S256"
    assert (asked["state"], asked["nonce"]) == (flow.state, flow.nonce)
    assert len({flow.secret, flow.state, flow.nonce, flow.verifier}) == 4
    assert (asked["response_type"], asked["client_id"]) == ("code", "samsyn")
    assert asked["redirect_uri"] == "http://127.0.0.1:8000/sign-in/callback"
    assert flow.whereto == "/systems"


def test_no_two_sign_ins_share_anything(installed: Installed) -> None:
    first, second = (asked_of(installed.browser().go_out()) for _ in range(2))

    for name in ("state", "nonce", "code_challenge"):
        assert first[name] != second[name]


def test_whoever_signed_in_comes_to_the_page_that_they_wanted(installed: Installed) -> None:
    installed.mock.know("anna")  # type: ignore[union-attr]

    answer = installed.browser().sign_in("anna", "?next=/systems%3Fq%3Dschema")

    assert answer.headers["location"] == "/systems?q=schema"


def test_the_same_person_signs_in_again_as_the_same_person(installed: Installed) -> None:
    once = installed.signed_in("anna", "admin", email="anna@kommunen.example")
    again = installed.signed_in("anna", "admin", email="bytt@kommunen.example", name="Ny Namnsson")

    assert once.get("me").json()["id"] == again.get("me").json()["id"]
    assert people_of(installed.database) == ["Anna"]


def test_the_same_address_is_not_the_same_person(installed: Installed) -> None:
    address = "info@kommunen.example"
    anna, bo = (installed.signed_in(sub, "admin", email=address) for sub in ("anna", "bo"))

    assert anna.get("me").json()["id"] != bo.get("me").json()["id"]


def test_another_providers_anna_is_another_anna(
    installed: Installed, mock: Mock, database: Database
) -> None:
    anna = installed.signed_in("anna", "admin")
    elsewhere = mock.issuer.replace("localhost", "127.0.0.1")
    other = Installed.with_provider(database, elsewhere, Mock(elsewhere))

    theirs = other.signed_in("anna", "admin")

    assert anna.get("me").json()["id"] != theirs.get("me").json()["id"]


def test_who_comes_in_twice_at_once_for_the_first_time_is_one_person(
    installed: Installed,
) -> None:
    mock, browsers = installed.mock, [installed.browser() for _ in range(4)]
    assert mock is not None
    mock.know("anna", groups=["admin"])
    backs = [mock.authorize(browser.go_out(), "anna") for browser in browsers]

    with ThreadPoolExecutor(len(browsers)) as threads:
        answers = list(threads.map(Browser.get, browsers, backs))

    assert [answer.status_code for answer in answers] == [303] * len(browsers)
    assert people_of(installed.database) == ["Anna"]


def test_who_has_no_role_is_signed_in_and_may_nothing(installed: Installed) -> None:
    nobody = installed.signed_in("nina", "kaffeklubben")

    refused = nobody.get("systems")

    assert (refused.status_code, refused.json()["missing_permission"]) == (403, "list_systems")
    assert nobody.get("/session").json()["person"]["name"] == "Nina"


def test_a_claim_can_say_which_imported_person_somebody_is(database: Database, mock: Mock) -> None:
    installed = Installed.with_provider(
        database, mock.issuer, mock, oidc_person_claim="employee_number"
    )
    with database.writing(TESTER) as session:
        imported = str(make_person(session, "Anna Andersson", external_id="P02").id)

    anna = installed.signed_in("anna", "admin", employee_number="P02")
    impostor = installed.signed_in("bertil", "admin", employee_number="P02")

    assert anna.get("me").json()["id"] == imported
    assert impostor.get("me").json()["id"] != imported, "an account was theirs already"


def test_without_such_a_setting_a_claim_makes_nobody_an_imported_person(
    installed: Installed,
) -> None:
    with installed.database.writing(TESTER) as session:
        imported = str(make_person(session, "Anna Andersson", external_id="anna").id)

    assert installed.signed_in("anna", "admin").get("me").json()["id"] != imported


def test_who_has_left_comes_in_no_more_and_is_out_at_once(installed: Installed) -> None:
    anna, administrator = (installed.signed_in(sub, "admin") for sub in ("anna", "admina"))
    person = anna.get("me").json()["id"]

    administrator.patch(f"people/{person}", json={"left_on": "2026-01-01"})

    assert anna.get("me").status_code == 401
    again = installed.browser().sign_in("anna")
    assert (again.status_code, again.json()["type"]) == (403, "/problems/sign-in-refused")


@pytest.mark.parametrize("wrong", ["state", "no cookie", "no code", "two states", "issuer"])
def test_an_answer_to_somebody_elses_sign_in_is_refused(installed: Installed, wrong: str) -> None:
    mock, browser = installed.mock, installed.browser()
    assert mock is not None
    mock.know("anna", groups=["admin"])
    back = mock.authorize(browser.go_out(), "anna")
    state = asked_of(back)["state"]
    match wrong:
        case "state":
            back = back.replace(state, Flow.begin("/").state)
        case "no cookie":
            browser.cookies.clear()
        case "no code":
            back = f"/sign-in/callback?error=access_denied&state={state}"
        case "two states":
            back += f"&state={state}"
        case "issuer":
            back += "&iss=https://annan.example"

    answer = browser.get(back)

    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/sign-in-refused")
    assert "__Host-samsyn" not in browser.cookies
    assert people_of(installed.database) == []


def test_a_code_is_worth_nothing_in_another_browser_nor_a_second_time(
    installed: Installed,
) -> None:
    mock, anna, thief = installed.mock, installed.browser(), installed.browser()
    assert mock is not None
    mock.know("anna", groups=["admin"])
    back = mock.authorize(anna.go_out(), "anna")
    thief.go_out()

    stolen = thief.get(back)
    first, cookies = anna.get(back), dict(anna.cookies)
    anna.cookies = {}
    anna.go_out()
    again = anna.get(back)

    assert [answer.status_code for answer in (stolen, first, again)] == [403, 303, 403]
    assert "__Host-samsyn" in cookies


def test_an_id_token_made_for_another_sign_in_is_refused(installed: Installed) -> None:
    """A code of the attacker's, put into the victim's sign-in: the nonce differs."""
    mock, attacker, victim = installed.mock, installed.browser(), installed.browser()
    assert mock is not None
    mock.know("mallory", groups=["admin"])
    code = asked_of(mock.authorize(attacker.go_out(), "mallory"))["code"]
    state = asked_of(victim.go_out())["state"]

    answer = victim.get(f"/sign-in/callback?code={code}&state={state}")

    assert answer.status_code == 403


def test_a_provider_that_does_not_answer_is_told_and_those_who_are_in_stay_in(
    installed: Installed, database: Database
) -> None:
    anna = installed.signed_in("anna", "sektor-digitalisering")
    lost = Installed.with_provider(database, "http://127.0.0.1:9")

    answer = lost.anonymous().get("/sign-in")
    anna.client = lost.client

    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/sign-in-unavailable")
    assert answer.headers["Retry-After"]
    assert anna.get("systems").status_code == 200


def test_what_is_kept_of_a_session_opens_nothing(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")

    with installed.database.reading() as connection:
        accounts = connection.scalars(select(col(Account.subject))).all()
        kept = str(connection.exec_driver_sql("SELECT * FROM browser_session").all())

    assert accounts == ["anna"]
    assert anna.cookies["__Host-samsyn"] not in kept
