"""The town with its server, and with a request that has come some way."""

from collections.abc import Iterator

import pytest

from tests.app.cli.requests.town import Town
from tests.app.gate.requests import take_process_into_use
from tests.app.served import Interrupts, served
from tests.copies import once
from tests.factories import TESTER, Api, make_function, make_system, make_unit


@pytest.fixture
def line(api: Api) -> Interrupts:
    """The way to the application, on which something may happen."""
    return Interrupts(api.client.app)


@pytest.fixture
def small_town(api: Api) -> None:
    """A register of some units, and of systems that do what the library asks for."""
    once(api.database, "small town", lambda: _build(api))


def _build(api: Api) -> None:
    take_process_into_use(api)
    with api.database.writing(TESTER) as session:
        root = make_unit(session)
        for name in ("Biblioteket", "Badet och campingen", "Hemtjänsten"):
            make_unit(session, name, root)
        make_function(session, "scheduling", label="Schemaläggning", synonyms=["schema"])
        make_function(session, "locks", label="Passersystem")
        for name in ("Heroma", "Kompanion", "TOJ", "Komma"):
            make_system(session, name, functions=["scheduling"])


@pytest.fixture
def town(api: Api, small_town: None, line: Interrupts) -> Iterator[Town]:
    """The town, with a server."""
    with served(line) as url:
        yield Town(api, url)


@pytest.fixture
def begun(town: Town) -> Town:
    """The town, with a request that has been handed in."""
    town.begin()
    return town


@pytest.fixture
def ready(town: Town) -> Town:
    """The town, with a request that only lacks a decision."""
    town.prepare()
    return town
