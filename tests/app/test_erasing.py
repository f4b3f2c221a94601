"""Erasing a person: through the API and on the command line."""

from pathlib import Path

from sqlalchemy import select

from app.database import Database
from app.identity.accounts.account import Account
from app.identity.recent import Proof
from app.identity.sessions.session import start_session
from app.identity.tokens import issue_token
from app.storage.loading import DATA, PROCESS
from app.storage.tables import METADATA
from intake.decisions.decision import Decision
from intake.process.in_use import take_into_use
from record.people import Person, Role, RoleHolding
from record.row import now
from tests.app.examples import ALL_DAY
from tests.everything import make_everything
from tests.factories import TESTER, Api, Caller, make_person, make_unit

NAME, EMAIL = "Zolanda Qvarnfors", "zolanda@qvarnfors.example"
READ = (
    *("people", "units", "tokens", "requests", "changes?limit=200", "systems", "me"),
    *("requests/{0}", "requests/{0}/comments", "requests/{0}/candidates", "people/{1}"),
    *("requests/{0}/inquiries", "requests/{0}/attachments", "requests/{0}/decision-basis.json"),
)


def somebody(database: Database) -> tuple[Person, str]:
    with database.writing(TESTER) as session:
        person = make_person(session, NAME, email=EMAIL, sort_key=NAME.lower())
        holding = RoleHolding(person_id=person.id, role=Role.REQUESTER)
        session.add(holding)
        session.flush()
        _, token = issue_token(session, f"{NAME}s nyckel", holding)
    return person, token


def begun_by(zolanda: Caller, unit: str) -> str:
    """Let somebody begin a request, and name herself wherever she can."""
    title = {"title": f"Schema för {NAME}", "unit": unit}
    request = str(zolanda.post("requests", json=title).json()["id"])
    need = {"need": f"{NAME} behöver låna ut cyklar", "expected_users": 3}
    said = {"text": f"Ring {NAME}, {EMAIL}"}
    asked = {"to": unit, "kind": "same_need"}
    of = f"requests/{request}"
    step = zolanda.change("PUT", f"{of}/steps/needs_analysis", of, json=need)
    file = {"file": (f"offert_{NAME}.txt", b"Offert", "text/plain")}
    answers = [
        step,
        zolanda.post(f"{of}/comments", json=said),
        zolanda.post(f"{of}/inquiries", json=asked),
        zolanda.post(f"{of}/attachments", files=file),
    ]
    assert [a.text for a in answers if not a.is_success] == []
    return request


def bytes_of(database: Database) -> bytes:
    path = Path(str(database.engine.url.database))
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*")).lower()


def test_who_was_erased_is_nowhere_in_any_answer_or_file(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        take_into_use(session, (DATA / PROCESS).read_text(encoding="utf-8"), PROCESS)
        school = str(make_unit(session).id)
    person, token = somebody(api.database)
    zolanda, keeper = Caller(api.client, token), api.sign_in(Role.ADMINISTRATOR)
    request = begun_by(zolanda, school)
    addresses = [address.format(request, person.id) for address in READ]
    told = [keeper.get(address).text for address in addresses]
    assert sum("zolanda" in answer.lower() for answer in told) > 8

    answer = keeper.change("POST", f"people/{person.id}/erase", f"people/{person.id}")

    assert answer.status_code == 200, answer.text
    assert answer.json()["left"] == []
    assert answer.headers["ETag"] == keeper.get(f"people/{person.id}").headers["ETag"]
    assert zolanda.get("me").status_code == 401
    for address in addresses:
        now = keeper.get(address)
        assert now.status_code == 200, address
        assert "zolanda" not in now.text.lower(), address
        assert "qvarnfors" not in now.text.lower(), address
    read = keeper.get(f"requests/{request}").json()
    assert (read["title"], read["created_by"]["name"]) == ("Schema för raderad", "raderad")
    assert keeper.get("changes/verify").json()["intact"] is True
    if api.database.engine.dialect.name == "sqlite":
        assert b"zolanda" not in bytes_of(api.database)
        assert b"qvarnfors" not in bytes_of(api.database)


def test_keys_and_sign_ins_go_with_the_person_whatever_they_are_called(api: Api) -> None:
    person, _ = somebody(api.database)
    with api.database.writing(TESTER) as session:
        role = RoleHolding(person_id=person.id, role=Role.AUDITOR)
        session.add(role)
        session.flush()
        issue_token(session, "Zollans bärbara", role)
        issuer = "https://inloggning.example"
        session.add(Account(person_id=person.id, issuer=issuer, subject="zqv-konto"))
        start_session(session, person, Proof(now()), ALL_DAY, now())
    keeper = api.sign_in(Role.ADMINISTRATOR)

    keeper.change("POST", f"people/{person.id}/erase", f"people/{person.id}")

    with api.database.reading() as connection:
        kept = connection.scalars(select(METADATA.tables["personal_text"].c.text)).all()
        for table in ("account", "browser_session"):
            assert connection.execute(select(METADATA.tables[table])).all() == []
        keys = connection.execute(select(METADATA.tables["api_token"])).mappings().all()
    assert {key["name"] for key in keys if key["revoked_at"]} == {"raderad"}
    assert not {"Zollans bärbara", "zqv-konto", NAME, EMAIL} & set(kept)


def test_who_has_decided_is_not_erased(api: Api) -> None:
    rows = make_everything()
    (decider,) = (row for row in rows if isinstance(row, Person))
    (decision,) = (row for row in rows if isinstance(row, Decision))
    decision.person_id = decider.id
    with api.database.writing(TESTER) as session:
        session.add_all(rows)
    keeper = api.sign_in(Role.ADMINISTRATOR)

    answer = keeper.change("POST", f"people/{decider.id}/erase", f"people/{decider.id}")

    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/cannot-erase")
    assert keeper.get(f"people/{decider.id}").json()["name"] == "Anna Exempel"


def test_nobody_erases_themselves(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        person = make_person(session, NAME)
    keeper = api.sign_in(Role.ADMINISTRATOR, person=person.id)

    answer = keeper.change("POST", f"people/{person.id}/erase", f"people/{person.id}")

    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/cannot-erase")


def test_an_erasure_of_somebody_who_has_changed_meanwhile_is_refused(api: Api) -> None:
    person, _ = somebody(api.database)
    keeper = api.sign_in(Role.ADMINISTRATOR)
    without = keeper.post(f"people/{person.id}/erase")
    stale = keeper.call("POST", f"people/{person.id}/erase", headers={"If-Match": '"gammal"'})

    assert (without.status_code, stale.status_code) == (428, 412)
