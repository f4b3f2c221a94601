"""A throw-away register per test, on each database that SAMSYN_TEST_DATABASES names."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import structlog
from hypothesis import settings

from app.database import Database
from app.main import create_app
from app.settings import Settings
from app.storage.migrating import migrate
from record.recording.session import RecordedSession
from tests.client import Client
from tests.factories import TESTER, Api
from tests.registers import administer, at, load, put, take_away
from tests.staying import demand_stayed, stay_here
from tests.verifier import demand_whole

DATABASES = os.environ.get("SAMSYN_TEST_DATABASES", "sqlite").split(",")

MEMORY = Path("/dev/shm")
ROOM = 2**30
IN_MEMORY = MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None
if IN_MEMORY:  # files of tests too: a disk makes each commit wait
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

# `make check` tries each rule on some examples, `make test` on more.
settings.register_profile("check", max_examples=25, deadline=None)
settings.register_profile("test", max_examples=100, deadline=None)
settings.load_profile("test" if "postgresql" in DATABASES else "check")

SHARE_VERIFIED = 1 if "postgresql" in DATABASES else 4
"""`make check` has the stand-alone verifier look at every fourth history, `make test` at all."""

# Whatever is tested, nobody but this machine is called.
sys.addaudithook(stay_here)

# As when serving, failures are told in one line; what structlog does by itself takes seconds.
structlog.configure(
    [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()],
    logger_factory=structlog.PrintLoggerFactory(sys.__stderr__),
    cache_logger_on_first_use=False,
)


def pytest_runtest_teardown() -> None:
    """Fail the test that called somebody else, also where that was taken for a failure."""
    demand_stayed()


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
    administer(postgresql_server, f'CREATE DATABASE "{name}"')
    database = Database(at(postgresql_server, name))
    migrate(database.engine)
    database.close()
    yield name
    administer(postgresql_server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def sqlite_url() -> Iterator[str]:
    """Where every test on SQLite has its register: in memory, if there is room enough."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY, prefix="samsyn-test-") as folder:
        yield f"sqlite:///{folder}/samsyn.sqlite"


@pytest.fixture(scope="session")
def postgresql_url(postgresql_server: str) -> str:
    """Where every test on PostgreSQL has its register."""
    return at(postgresql_server, f"test_{uuid4().hex}")


@pytest.fixture(scope="session")
def opened() -> dict[str, Database]:
    """The databases by address: what SQLAlchemy has compiled for one is kept from test to test."""
    return {}


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty register, which is no other test's any more."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    put(url, request.getfixturevalue(f"{request.param}_template"))
    yield url
    take_away(url)


@pytest.fixture
def database(
    request: pytest.FixtureRequest, database_url: str, opened: dict[str, Database]
) -> Iterator[Database]:
    """The register's database, whose history is verified from outside at the end."""
    if database_url not in opened:
        opened[database_url] = Database(database_url)
    database = opened[database_url]
    try:
        yield database
        if request.node.get_closest_marker("tampered") is None:
            demand_whole(database, SHARE_VERIFIED)
    finally:
        database.close()


@pytest.fixture(scope="session")
def sqlite_sample(sqlite_template: Path) -> Path:
    """A register with the sample data, made once."""
    sample = sqlite_template.with_name("sample.sqlite")
    shutil.copy(sqlite_template, sample)
    load(f"sqlite:///{sample}")
    return sample


@pytest.fixture(scope="session")
def postgresql_sample(postgresql_server: str, postgresql_template: str) -> Iterator[str]:
    """The name of a database with the sample data, made once."""
    url = at(postgresql_server, f"sample_{uuid4().hex}")
    put(url, postgresql_template)
    load(url)
    yield url.partition("?")[0].rpartition("/")[2]
    take_away(url)


@pytest.fixture
def sample(request: pytest.FixtureRequest, database_url: str) -> None:
    """Let the register of this test hold the sample data."""
    kind = database_url.partition("+")[0].partition(":")[0]
    put(database_url, request.getfixturevalue(f"{kind}_sample"))


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
