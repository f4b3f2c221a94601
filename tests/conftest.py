"""A throw-away register per test, on each database that SAMSYN_TEST_DATABASES names."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from app.database import Database
from app.main import create_app
from app.settings import Settings
from app.storage.migrating import migrate
from record.recording import RecordedSession
from tests.client import Client
from tests.factories import TESTER, Api

DATABASES = os.environ.get("SAMSYN_TEST_DATABASES", "sqlite").split(",")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty register, made once and copied for each test."""
    path = tmp_path_factory.mktemp("template") / "samsyn.sqlite"
    database = Database(f"sqlite:///{path}")
    migrate(database.engine)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> str:
    """The address of a throw-away PostgreSQL server, as its superuser."""
    url = os.environ.get("SAMSYN_TEST_POSTGRESQL_URL")
    if not url:
        pytest.skip("SAMSYN_TEST_POSTGRESQL_URL is not set: run tools/with_postgres pytest")
    return url


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> Iterator[str]:
    """The name of a migrated, empty database, from which each test's is made."""
    name = f"template_{uuid4().hex}"
    _administer(postgresql_server, f'CREATE DATABASE "{name}"')
    database = Database(_at(postgresql_server, name))
    migrate(database.engine)
    database.close()
    yield name
    _administer(postgresql_server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where every test on SQLite has its register."""
    return f"sqlite:///{tmp_path_factory.mktemp('register') / 'samsyn.sqlite'}"


@pytest.fixture(scope="session")
def postgresql_url(postgresql_server: str) -> str:
    """Where every test on PostgreSQL has its register."""
    return _at(postgresql_server, f"test_{uuid4().hex}")


@pytest.fixture(scope="session")
def opened() -> dict[str, Database]:
    """The databases by address: what SQLAlchemy has compiled for one is kept from test to test."""
    return {}


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty register, which is no other test's any more."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    template = request.getfixturevalue(f"{request.param}_template")
    if request.param == "sqlite":
        path = Path(url.removeprefix("sqlite:///"))
        for file in path.parent.iterdir():
            file.unlink()
        shutil.copy(template, path)
        yield url
        return
    server = request.getfixturevalue("postgresql_server")
    name = url.partition("?")[0].rpartition("/")[2]
    _administer(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    yield url
    _administer(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def database(database_url: str, opened: dict[str, Database]) -> Iterator[Database]:
    """The register's database."""
    if database_url not in opened:
        opened[database_url] = Database(database_url)
    database = opened[database_url]
    yield database
    database.close()


@pytest.fixture
def session(database: Database) -> Iterator[RecordedSession]:
    """A transaction that is committed at the end of the test."""
    with database.writing(TESTER) as session:
        yield session


@pytest.fixture
def api(database: Database) -> Api:
    """The API, served without a network."""
    app = create_app(Settings(rate_reads=0, rate_writes=0, read_ahead=False), database)
    return Api(Client(app), database)


def _administer(server: str, statement: str) -> None:
    url = server.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def _at(server: str, name: str) -> str:
    address, _, query = server.partition("?")
    return f"{address.rpartition('/')[0]}/{name}{'?' if query else ''}{query}"
