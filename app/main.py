"""Puts the parts together."""

import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from app.database import Database
from app.identity.operation_words import OPERATIONS
from app.identity.policy import POLICY
from app.identity.recognising.credentials import Credentials
from app.identity.recognising.identification import Identification
from app.operations.answering.remembering import Remembered
from app.operations.calls.caller import Callers
from app.operations.calls.rates import Rate
from app.operations.describing import BEARER, PROBLEM_SCHEMA
from app.operations.installation import Installation
from app.operations.kept.again import Again
from app.operations.operation import Operation
from app.problems.unrouted import as_unrouted
from app.resources import RESOURCES
from app.routes.identity import front, signed_in, signing_in
from app.routes.overlaps import find_overlap
from app.routes.routers import ROUTERS
from app.secrecy.open_reading import OpenReading
from app.serving.edge.edge import Edge
from app.serving.reading_ahead import read_ahead
from app.serving.reminding import reminding
from app.serving.sending import sending
from app.settings import Settings
from matching.detector import Detector


class PolicyGapError(Exception):
    """An operation that the policy table does not have, or a row without an operation."""


def create_app(
    settings: Settings,
    database: Database | None = None,
    detector: Detector | None = None,
    identification: Identification | None = None,
) -> FastAPI:
    """Return the application; it refuses to be made with an operation that has no policy."""
    app = FastAPI(
        lifespan=_lifespan,
        title="Samsyn",
        version="0.1.0",
        openapi_url=None,
        telemetry={"tracing": False},
    )
    app.router.redirect_slashes = False
    for router in ROUTERS:
        app.router.routes.extend(router.routes)
    if settings.oidc_issuer:
        for page in (front, signing_in, signed_in):
            app.router.routes.extend(page.router.routes)
    check_policy(app)
    app.state.resources = RESOURCES
    app.state.computed = {"key": find_overlap}
    app.state.settings = settings
    installation = app.state.installation = _installation(
        settings,
        database or Database(settings.database_url.get_secret_value()),
        identification or Identification.of(settings),
        detector=detector or Detector(),
        permissions=_changing_operations(app),
    )
    app.state.remembered = Remembered(installation)
    app.add_exception_handler(HTTPException, as_unrouted)
    app.add_middleware(Again, installation=installation)
    if settings.open_reading:
        app.add_middleware(OpenReading, installation=installation)
    app.add_middleware(Edge, settings=settings)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _installation(
    settings: Settings, database: Database, identification: Identification, **parts: Any
) -> Installation:
    credentials = Credentials(database, identification)
    return Installation(
        database,
        Rate(settings.rate_reads),
        Rate(settings.rate_writes),
        settings.upload_limit,
        identification,
        credentials,
        Callers(credentials),
        **parts,
    )


SELDOM = 10_000
"""Collections are begun after so many values more than were let go of."""


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    # What was imported lies in memory for as long as the server: collections need not search it.
    gc.freeze()
    # A call makes thousands of values and nearly no rings of them: it is enough to look seldom.
    gc.set_threshold(SELDOM, 20, 20)
    if app.state.settings.read_ahead:
        read_ahead(app.state.installation)
    database = app.state.installation.database
    with sending(database, app.state.settings), reminding(database):
        yield
    app.state.installation.credentials.touching.wait()


def operations_of(app: FastAPI) -> Iterator[APIRoute]:
    """Return the operations of the API."""
    for route in app.routes:
        if isinstance(route, Operation):
            yield route


def check_policy(app: FastAPI) -> None:
    """Refuse an application whose operations and policy table differ."""
    named = {route.name for route in operations_of(app)}
    for missing in named - set(POLICY):
        raise PolicyGapError(f"{missing} has no row in the policy table")
    for missing in named - set(OPERATIONS):
        raise PolicyGapError(f"{missing} has no Swedish words")
    for stale in set(POLICY) - named:
        raise PolicyGapError(f"the policy table has a row for {stale}, which is no operation")


def _changing_operations(app: FastAPI) -> dict[str, tuple[str, ...]]:
    """Return, by resource, the operations that change such a thing or what lies below it."""
    changing: dict[str, list[str]] = {resource.name: [] for resource in RESOURCES.values()}
    for route in operations_of(app):
        first = next((name for name in RESOURCES if f"{{{name}}}" in route.path.split("/")), None)
        elsewhere = getattr(route.endpoint, "finds_place", False)
        if first is not None and not elsewhere and "GET" not in (route.methods or ()):
            changing[RESOURCES[first].name].append(route.name)
    return {name: tuple(operations) for name, operations in changing.items()}


def _openapi(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        schema = FastAPI.openapi(app)
        components = schema.setdefault("components", {})
        components.setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
        components["securitySchemes"] = {"bearer": BEARER}
        schema["security"] = [{"bearer": []}]
        app.openapi_schema = schema
    return app.openapi_schema
