"""Whatever somebody does, step after step, they cannot tell in which world they are."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.database import Database
from app.main import create_app
from app.settings import Settings
from record.people import Role
from tests.app.examples import Register, fill
from tests.app.worlds.asking import Ask, changes, named, needs, probes, reads, searches
from tests.app.worlds.hiding import Hidden, hide, imagined
from tests.app.worlds.restricting import BLIND, restrict
from tests.app.worlds.test_two_worlds import NOT_CLEARED, THOROUGH, sign_in
from tests.app.worlds.transcripts import Mask, differences, transcript
from tests.client import Client
from tests.factories import TESTER, Api

pytestmark = pytest.mark.thorough

LONGEST = 30
WRITERS = [role for role in NOT_CLEARED if role is not Role.SYSTEM_MANAGER]
SETTINGS = Settings(rate_reads=0, rate_writes=0, read_ahead=False)


@dataclass(frozen=True)
class World:
    """A register to begin with, and what can be asked of it."""

    file: Path
    asked: list[Ask]
    labels: dict[str, str]


@dataclass(frozen=True)
class Worlds:
    """Two registers, and where each is put to be asked."""

    database: Database
    place: Path
    tokens: dict[Role, str]
    without: World
    with_it: World
    filled: World
    """Without what is hidden, but with all that is restricted."""
    probes: int
    """So many of what can be asked, from the first, ask for what is hidden in its own words."""
    writes: int
    """So many of what can be asked, from the first, write something or ask what could."""

    def told(self, world: World, role: Role, chosen: list[int]) -> list[str]:
        """Return what a role is told in a world."""
        self.database.close()
        shutil.copy(world.file, self.place)
        asked = [world.asked[number % len(world.asked)] for number in chosen]
        api = Api(Client(None), self.database)  # type: ignore[arg-type]
        mask = Mask()
        return [mask(one) for one in transcript(api, self.tokens[role], asked, world.labels)]


@pytest.fixture(scope="module")
def worlds(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    """A register, and the same with confidential systems in it; on SQLite, which is one file."""
    folder = tmp_path_factory.mktemp("worlds")
    place = folder / "samsyn.sqlite"
    shutil.copy(sqlite_template, place)
    database = Database(f"sqlite:///{place}")
    api = Api(Client(create_app(SETTINGS, database)), database)
    register, nothing = fill(api), imagined()
    tokens: dict[Role, str] = {role: sign_in(api, role) for role in WRITERS}
    without = World(folder / "without", _everything(api, register, nothing), nothing.labels())
    _keep(database, place, without.file)
    with database.writing(TESTER) as session:
        hidden = hide(session, register)
    with_it = World(folder / "with", _everything(api, register, hidden), hidden.labels())
    _keep(database, place, with_it.file)
    shutil.copy(without.file, place)
    with database.writing(TESTER) as session:
        restrict(session, register)
    filled = World(folder / "filled", without.asked, without.labels)
    _keep(database, place, filled.file)
    writes = len([*changes(register, hidden), *needs()])
    probing = len([*probes(register)])
    among = (without, with_it, filled)
    yield Worlds(database, place, tokens, *among, probing, probing + writes)
    database.close()


def _keep(database: Database, place: Path, kept: Path) -> None:
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    shutil.copy(place, kept)


def _everything(api: Api, register: Register, hidden: Hidden) -> list[Ask]:
    paths = api.client.app.openapi()["paths"]  # type: ignore[attr-defined]
    return [
        *probes(register),
        *changes(register, hidden),
        *needs(),
        *searches(register, hidden),
        *reads(paths, named(register, hidden)),
    ]


STEPS = st.lists(st.integers(min_value=0, max_value=10_000), min_size=1, max_size=LONGEST)


@settings(max_examples=settings().max_examples // 4)
@given(role=st.sampled_from(WRITERS), chosen=STEPS)
def test_no_sequence_of_calls_tells_the_worlds_apart(
    worlds: Worlds, role: Role, chosen: list[int]
) -> None:
    without = worlds.told(worlds.without, role, chosen)
    with_it = worlds.told(worlds.with_it, role, chosen)

    told = [*differences(without, with_it)]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("role", [Role.REQUESTER, Role.BUSINESS_CONTACT])
def test_the_detector_is_no_probe(worlds: Worlds, role: Role) -> None:
    probing = [*range(worlds.probes)]
    without = worlds.told(worlds.without, role, probing)
    with_it = worlds.told(worlds.with_it, role, probing)

    told = [*differences(without, with_it)]
    assert not told, "\n".join(told)
    matches = [one for one in with_it if one.startswith("POST match")]
    assert matches
    assert all("Kontakta sektor digitalisering" in one for one in matches)


@pytest.mark.parametrize("role", WRITERS if THOROUGH else WRITERS[1:3])
def test_no_write_tells_the_worlds_apart(worlds: Worlds, role: Role) -> None:
    writes = [*range(worlds.writes)]
    without = worlds.told(worlds.without, role, writes)
    with_it = worlds.told(worlds.with_it, role, writes)

    told = [*differences(without, with_it)]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("role", BLIND if THOROUGH else [Role.BUSINESS_CONTACT, Role.PROCUREMENT])
def test_no_write_tells_whether_what_is_restricted_is_filled_in(worlds: Worlds, role: Role) -> None:
    writes = [*range(worlds.writes)]
    empty = worlds.told(worlds.without, role, writes)
    filled = worlds.told(worlds.filled, role, writes)

    told = [*differences(empty, filled)]
    assert not told, "\n".join(told)
