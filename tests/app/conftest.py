"""Whatever a test asks of the API, the answer is one that the OpenAPI document knows."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.factories import Api


@pytest.fixture
def api(api: Api) -> Iterator[Api]:
    """The API; at the end of the test, no operation has answered what it is not said to."""
    yield api
    app: Any = api.client.app
    assert _answered(app) - _documented(app) == set()


def _answered(app: Any) -> set[tuple[str, str]]:
    exposed = app.state.installation.metrics.expose().decode().splitlines()
    counted = [line.split('"') for line in exposed if line.startswith("samsyn_calls_total{")]
    return {(operation, status) for _, operation, _, status, _ in counted}


_cached: set[tuple[str, str]] = set()


def _documented(app: Any) -> set[tuple[str, str]]:
    if not _cached:
        for path in app.openapi()["paths"].values():
            for operation in path.values():
                _cached.update(
                    (operation["operationId"], status) for status in operation["responses"]
                )
        _cached.update(
            (name, status)
            for name in ("read_openapi", "read_metrics")
            for status in ("200", "401", "403")
        )
    return _cached
