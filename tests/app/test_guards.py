"""The database itself refuses to change the history, whoever asks in the application's name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from app.cli.register import warn_of_weaknesses
from app.database import Database
from app.storage.dialects import UnsafeDatabaseError
from app.storage.guarding.guards import guards_stand, put_up_guards
from app.storage.guarding.roles import weaknesses
from app.storage.migrating import migrate, migrate_as_owner
from record.history.reading import verify_history
from tests.app.cli.conftest import CommandLine
from tests.everything import make_everything
from tests.factories import TESTER
from tests.registers import administer, at, put, take_away
from tests.tampering import make_history, take_guards_down, tampering

CHANGING = (
    "UPDATE change SET roles = 'auditor'",
    "UPDATE change SET hash = hash WHERE sequence = 1",
    "DELETE FROM change",
    "DELETE FROM change WHERE sequence = 3",
)
ON_SQLITE = (
    "REPLACE INTO change SELECT * FROM change WHERE sequence = 2",
    "INSERT OR REPLACE INTO change SELECT * FROM change",
    "UPDATE OR REPLACE change SET sequence = 2 WHERE sequence = 3",
)
ON_POSTGRESQL = (
    "TRUNCATE change",
    "TRUNCATE change CASCADE",
    "DROP TABLE change",
    "DROP TRIGGER change_is_not_changed ON change",
    "ALTER TABLE change DISABLE TRIGGER ALL",
    "ALTER TABLE change DROP COLUMN roles",
    "ALTER TABLE change OWNER TO CURRENT_USER",
    "CREATE TRIGGER other BEFORE INSERT ON change EXECUTE FUNCTION refuse_to_change_history()",
    "CREATE RULE other AS ON INSERT TO change DO INSTEAD NOTHING",
    "DROP FUNCTION refuse_to_change_history() CASCADE",
    "CREATE OR REPLACE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE sql AS ''",
    "SET session_replication_role = replica",
    "INSERT INTO history_head (id, sequence, hash) VALUES (2, 0, '')",
    "DELETE FROM history_head",
    "UPDATE personal_text SET text = 'Någon Annan'",
    "TRUNCATE personal_text",
    "UPDATE alembic_version SET version_num = '0001'",
)


@dataclass
class Roles:
    """A PostgreSQL register with two roles: one owns it, the other runs Samsyn."""

    owner: str
    application: str

    @property
    def name(self) -> str:
        return make_url(self.application).username or ""


@pytest.fixture(scope="module")
def roles(postgresql_server: str) -> Iterator[Roles]:
    name = uuid4().hex
    owner, application = f"owner_{name}", f"samsyn_{name}"
    for role in (owner, application):
        administer(postgresql_server, f'CREATE ROLE "{role}" LOGIN')
    administer(postgresql_server, f'CREATE DATABASE "{name}" OWNER "{owner}"')
    address = at(postgresql_server, name)
    yield Roles(
        address.replace("postgres@", f"{owner}@"), address.replace("postgres@", f"{application}@")
    )
    administer(postgresql_server, f'DROP DATABASE "{name}" WITH (FORCE)')
    for role in (owner, application):
        administer(postgresql_server, f'DROP ROLE "{role}"')


@pytest.fixture(scope="module")
def register(roles: Roles) -> Iterator[Database]:
    """The register with both roles, as the application opens it, with three entries."""
    database = Database(roles.application)
    migrate_as_owner(database.engine, roles.owner)
    make_history(database)
    yield database
    database.close()


def refuses(database: Database, statement: str) -> bool:
    with database.engine.connect() as connection:
        try:
            connection.execute(text(statement))
            connection.commit()
        except DBAPIError:
            return True
    return False


@pytest.mark.parametrize("statement", CHANGING)
def test_an_entry_is_never_changed_or_taken_away(database: Database, statement: str) -> None:
    make_history(database)

    assert refuses(database, statement)
    with database.reading() as connection:
        assert verify_history(connection).entries == 3


@pytest.mark.parametrize("statement", ON_SQLITE)
def test_an_entry_is_not_replaced_by_inserting_another(database: Database, statement: str) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("only SQLite has REPLACE")
    make_history(database)

    assert refuses(database, statement)
    with database.reading() as connection:
        assert verify_history(connection).intact


def test_a_table_is_not_emptied_by_truncating_it(database: Database) -> None:
    if database.engine.dialect.name != "postgresql":
        pytest.skip("only PostgreSQL has TRUNCATE")
    make_history(database)

    assert refuses(database, "TRUNCATE change")


def test_guards_that_were_taken_down_are_missed_and_put_up_again(database: Database) -> None:
    with tampering(database) as connection:
        assert not guards_stand(connection)
        assert any("spärrar saknas" in weakness for weakness in weaknesses(connection))
        put_up_guards(connection)
        assert guards_stand(connection) or database.engine.dialect.name == "postgresql"


def test_a_register_that_is_migrated_has_its_guards(database: Database) -> None:
    migrate(database.engine)

    with database.reading() as connection:
        assert guards_stand(connection)


def test_who_starts_the_server_is_warned(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with database.engine.begin() as connection:
        take_guards_down(connection)

    warn_of_weaknesses(database)

    told = capsys.readouterr().err
    assert told.startswith("Varning: Bara hashkedjan skyddar historiken: databasens spärrar saknas")


@pytest.mark.parametrize("statement", [*CHANGING, *ON_POSTGRESQL])
def test_the_applications_role_has_no_right_to_touch_the_history(
    register: Database, statement: str
) -> None:
    assert refuses(register, statement)
    with register.reading() as connection:
        assert verify_history(connection).entries == 3


def test_with_an_owner_of_its_own_the_register_is_guarded(register: Database) -> None:
    with register.reading() as connection:
        assert weaknesses(connection) == []


def test_who_may_take_the_guards_down_is_told_so(roles: Roles, register: Database) -> None:
    owner = Database(roles.owner)
    with owner.reading() as connection:
        (weakness,) = weaknesses(connection)
    owner.close()

    assert weakness.startswith("Bara hashkedjan skyddar historiken")
    assert "SAMSYN_MIGRATION_URL" in weakness


def test_the_applications_role_can_do_all_that_samsyn_does(
    roles: Roles, register: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run = CommandLine(roles.application)
    with register.writing(TESTER) as session:
        rows = make_everything()
        session.add_all(rows)
    with register.writing(TESTER) as session:
        for row in rows:
            session.delete(session.get_one(type(row), row.id))

    monkeypatch.setenv("SAMSYN_MIGRATION_URL", roles.owner)
    run.lines("db", "init", "--sample")
    run.lines("token", "create", "--name", "prov", "--role", "requester")
    (tmp_path / "system.csv").write_text("Namn;Ägare\nLåsning;Kommunen\n")
    run.lines("import", "systems", str(tmp_path / "system.csv"), "--create-units")
    run.lines("import", "--undo")
    run.lines("people", "erase", "prov", "--yes")
    run.lines("db", "clear-sample", "--yes")

    with monkeypatch.context() as alone:
        alone.delenv("SAMSYN_MIGRATION_URL")
        run.lines("db", "backup", str(tmp_path / "ensam.backup"))
    whole = run.json("history", "verify")
    run.lines("db", "backup", str(tmp_path / "samsyn.backup"))
    run.lines("token", "create", "--name", "senare", "--role", "requester")
    run.lines("db", "restore", str(tmp_path / "samsyn.backup"), "--force")

    assert run.json("history", "verify") == whole
    assert run.json("db", "check") == {
        "ok": True,
        "checks": [check | {"warning": None} for check in run.json("db", "check")["checks"]],
    }
    run.lines("token", "create", "--name", "igen", "--role", "requester")
    assert run.json("history", "verify")["intact"] is True


def test_addresses_of_two_databases_are_found_out(
    roles: Roles, register: Database, postgresql_url: str, postgresql_server: str
) -> None:
    put(postgresql_url, "template0")
    elsewhere = Database(postgresql_url.replace("postgres@", f"{roles.name}@"))

    with pytest.raises(UnsafeDatabaseError, match="inte till samma databas"):
        migrate_as_owner(elsewhere.engine, roles.owner)

    elsewhere.close()
    take_away(postgresql_url)
