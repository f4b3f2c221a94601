"""The small municipality, for the tests that want no more."""

import pytest

from tests.app.gate.small import Small, small
from tests.factories import Api


@pytest.fixture
def town(api: Api) -> Small:
    """A municipality of two departments."""
    return small(api)
