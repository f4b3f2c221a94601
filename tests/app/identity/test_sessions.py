"""Who is signed in in a browser, for how long, and how that comes to an end."""

import pytest
from sqlalchemy import text

from app.database import Database
from app.identity.recognising.identification import Identification
from app.main import create_app
from app.settings import Settings
from record.people import Role
from tests.app.identity.installation import Browser, Installed, settings_with
from tests.app.identity.mock import Mock
from tests.app.identity.signer import Signer
from tests.client import Client
from tests.factories import TESTER, make_system
from tests.statements import statements

COOKIE = "__Host-samsyn"


def count_of(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM browser_session")) or 0)


def held(browser: Browser) -> str:
    return browser.cookies[COOKIE]


def test_every_cookie_is_for_this_host_alone_and_for_no_script(installed: Installed) -> None:
    assert installed.mock is not None
    installed.mock.know("anna", groups=["admin"])
    browser = installed.browser()
    out = browser.get("/sign-in")
    back = browser.get(installed.mock.authorize(out.headers["location"], "anna"))
    browser.page_token = browser.get("/session").json()["csrf_token"]
    over = browser.post("/sign-out")

    given = [c for answer in (out, back, over) for c in answer.headers.get_list("set-cookie")]

    assert len(given) == 4
    for cookie in given:
        assert cookie.startswith("__Host-samsyn")
        terms = {term.strip().lower() for term in cookie.split(";")[1:]}
        assert {"secure", "httponly", "path=/", "samesite=lax"} <= terms
        assert not any(term.startswith("domain") for term in terms)


def test_on_this_machine_in_demo_mode_cookies_need_no_tls(database: Database, mock: Mock) -> None:
    stated = settings_with(mock.issuer)
    identification = Identification.of(stated, secure=False)
    app = create_app(stated, database, identification=identification)

    given = Browser(Client(app), None, mock).get("/sign-in").headers["set-cookie"]

    assert given.startswith("samsyn-sign-in=")
    assert "Secure" not in given
    assert "HttpOnly" in given


def test_a_session_is_another_after_each_sign_in_and_the_old_one_is_over(
    installed: Installed,
) -> None:
    anna = installed.signed_in("anna", "admin")
    before = held(anna)
    anna.cookies[COOKIE] = before

    anna.sign_in("anna")
    after, anna.cookies[COOKIE] = held(anna), before

    assert before != after
    assert min(len(before), len(after)) >= 43, "256 bits"
    assert anna.get("me").status_code == 401
    assert count_of(installed.database) == 1


def test_a_session_that_was_put_into_a_browser_beforehand_is_not_taken_over(
    installed: Installed,
) -> None:
    assert installed.mock is not None
    installed.mock.know("anna", groups=["admin"])
    browser = installed.browser()
    browser.cookies[COOKIE] = "x" * 43

    browser.sign_in("anna")

    assert held(browser) != "x" * 43


def test_who_signs_out_is_out_on_the_server_too(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")
    secret = held(anna)

    answer = anna.post("/sign-out")
    anna.cookies[COOKIE] = secret

    assert answer.status_code == 303
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert anna.get("me").status_code == 401
    assert anna.get("/session").status_code == 401
    assert count_of(installed.database) == 0


@pytest.mark.parametrize(("minutes", "seconds", "status"), [(29, 59, 200), (30, 1, 401)])
def test_a_session_that_is_not_used_is_over(
    installed: Installed, minutes: int, seconds: int, status: int
) -> None:
    anna = installed.signed_in("anna", "admin")

    installed.clock.pass_by(minutes=minutes, seconds=seconds)

    assert anna.get("me").status_code == status


@pytest.mark.parametrize(("seconds", "status"), [(-1, 200), (1, 401)])
def test_a_session_that_is_used_all_the_time_is_over_in_the_end(
    installed: Installed, seconds: int, status: int
) -> None:
    anna = installed.signed_in("anna", "admin")
    for _ in range(23):
        installed.clock.pass_by(minutes=25)
        assert anna.get("me").status_code == 200
        installed.settle()

    installed.clock.pass_by(minutes=25, seconds=seconds)

    assert anna.get("me").status_code == status


def test_how_long_is_a_setting(database: Database, mock: Mock) -> None:
    terms = {"session_idle_minutes": 5, "session_hours": 1}
    installed = Installed.with_provider(database, mock.issuer, mock, **terms)
    anna = installed.signed_in("anna", "admin")
    before = anna.get("me").status_code

    installed.clock.pass_by(minutes=5, seconds=1)

    assert (before, anna.get("me").status_code) == (200, 401)


def test_sessions_that_are_over_are_forgotten(installed: Installed) -> None:
    for sub in ("anna", "bo"):
        installed.signed_in(sub)
    installed.clock.pass_by(minutes=31)

    installed.signed_in("cilla")

    assert count_of(installed.database) == 1


def test_an_administrator_sees_who_is_signed_in_and_ends_it(installed: Installed) -> None:
    anna = installed.signed_in("anna", "sektor-digitalisering")
    administrator = installed.sign_in(Role.ADMINISTRATOR)
    (session,) = administrator.get("sessions").json()["items"]

    ended = administrator.change("DELETE", f"sessions/{session['id']}")

    assert (session["person"]["name"], session["permissions"]) == ("Anna", ["end_session"])
    assert ended.status_code == 204
    assert anna.get("systems").status_code == 401
    assert administrator.get("sessions").json()["total"] == 0


def test_people_see_their_own_sessions_and_end_them(installed: Installed) -> None:
    anna, elsewhere = (installed.signed_in("anna", "sektor-digitalisering") for _ in range(2))
    bo = installed.signed_in("bo", "sektor-digitalisering")
    sessions = anna.get("sessions").json()["items"]

    for session in sessions:
        assert bo.get(f"sessions/{session['id']}").status_code == 404
    older = min(sessions, key=lambda session: str(session["started_at"]))
    ended = elsewhere.change("DELETE", f"sessions/{older['id']}")

    assert (len(sessions), ended.status_code) == (2, 204)
    assert [anna.get("me").status_code, elsewhere.get("me").status_code] == [401, 200]


def test_a_list_of_sessions_is_never_an_old_one(installed: Installed) -> None:
    administrator = installed.sign_in(Role.ADMINISTRATOR)
    totals = [administrator.get("sessions").json()["total"]]
    for sub in ("anna", "bo"):
        installed.signed_in(sub)
        installed.signed_in(sub)
        totals.append(administrator.get("sessions").json()["total"])

    assert totals == [0, 2, 4]


def test_two_people_share_a_machine_and_never_a_session(installed: Installed) -> None:
    browser = installed.signed_in("anna", "admin")
    browser.post("/sign-out")
    assert installed.mock is not None

    installed.mock.know("bo", groups=["sektor-digitalisering"])
    browser.sign_in("bo")

    assert browser.get("me").json()["name"] == "Bo"
    assert browser.get("people").status_code == 200
    assert browser.get("me").json()["roles"] == [{"role": "register_editor", "unit": None}]


def test_a_key_goes_before_a_cookie_and_a_bad_key_is_no_cookie(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")
    auditor = installed.sign_in(Role.AUDITOR)

    by_key = anna.get("me", headers={"Authorization": f"Bearer {auditor.token}"}).json()
    by_nothing = anna.get("me", headers={"Authorization": "Bearer samsyn_fel"})

    assert by_key["roles"] == [{"role": "auditor", "unit": None}]
    assert by_nothing.status_code == 401


def test_of_two_cookies_by_the_same_name_neither_is_trusted(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")
    twice = f"{COOKIE}={held(anna)}; {COOKIE}=x"

    assert anna.get("me", headers={"Cookie": twice}).status_code == 401


def test_the_cookie_of_another_name_is_none(installed: Installed) -> None:
    anna = installed.signed_in("anna", "admin")

    assert anna.get("me", headers={"Cookie": f"samsyn={held(anna)}"}).status_code == 401


def test_what_is_remembered_is_answered_without_looking_anything_up(
    installed: Installed, trusting: Installed, signer: Signer
) -> None:
    with installed.database.writing(TESTER) as session:
        make_system(session, "Heroma")
    callers = [
        installed.signed_in("anna", "sektor-digitalisering"),
        trusting.bearer(signer.token()),
    ]
    for caller in callers:
        caller.get("systems/heroma")
        with statements(installed.database) as asked:
            assert caller.get("systems/heroma").status_code == 200
        assert asked == [], "the caller is asked for past SQLAlchemy, and nothing else is"


def test_without_a_provider_nobody_can_sign_in(database: Database) -> None:
    client = Client(create_app(Settings(read_ahead=False), database))

    for path in ("/sign-in", "/sign-in/callback", "/session"):
        assert client.request("GET", path).status_code == 404
