"""Installations with an identity provider: a real one, and one whose keys tests hold."""

from collections.abc import Iterator

import pytest

from app.database import Database
from tests.app.identity.installation import Installed
from tests.app.identity.mock import Mock, running_mock
from tests.app.identity.signer import Signer, running_signer


@pytest.fixture(scope="session")
def mock() -> Iterator[Mock]:
    """An identity provider that runs as a process of its own."""
    with running_mock() as mock:
        yield mock


@pytest.fixture
def installed(database: Database, mock: Mock) -> Iterator[Installed]:
    """An installation that people sign in to."""
    installed = Installed.with_provider(database, mock.issuer, mock)
    yield installed
    installed.settle()


@pytest.fixture
def signer() -> Iterator[Signer]:
    """An identity provider that signs whatever it is asked to."""
    with running_signer() as signer:
        yield signer


@pytest.fixture
def trusting(database: Database, signer: Signer) -> Installed:
    """An installation that takes access tokens of that provider."""
    return Installed.with_provider(database, signer.issuer)
