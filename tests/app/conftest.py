"""Whatever a test asks of the API, the answer is one that the OpenAPI document knows."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.factories import Api

UNLISTED = {
    (name, status) for name in ("read_openapi", "read_metrics") for status in (200, 401, 403)
}
"""What lies outside /api/v1, and so outside the document."""

_documented: set[tuple[str, int]] = set()
_document: dict[str, Any] = {}
"""Made once: it is the same for every application."""


@pytest.fixture
def api(api: Api) -> Iterator[Api]:
    """The API; at the end of the test, no operation has answered what it is not said to."""
    app: Any = api.client.app
    app.openapi_schema = _document or None
    yield api
    answered = set(_answered(app))
    _document.update(app.openapi())
    _documented.update(() if _documented else _said(app))
    assert answered - _documented - UNLISTED == set()
    assert not [operation for operation, status in answered if status >= 500]


def _answered(app: Any) -> Iterator[tuple[str, int]]:
    for line in app.state.installation.metrics.expose().decode().splitlines():
        if line.startswith("samsyn_calls_total{"):
            _, operation, _, status, _ = line.split('"')
            yield operation, int(status)


def _said(app: Any) -> Iterator[tuple[str, int]]:
    for path in app.openapi()["paths"].values():
        for operation in path.values():
            for status in operation["responses"]:
                yield operation["operationId"], int(status)
