"""Routers whose handlers are operations of the API."""

from collections.abc import Callable
from typing import TypeVar

from fastapi import APIRouter

from app.operations.operation import Operation

H = TypeVar("H", bound=Callable[..., object])


def operations(tag: str) -> APIRouter:
    """Return a router for one part of the API."""
    return APIRouter(prefix="/api/v1", tags=[tag], route_class=Operation)


def changes_target(handler: H) -> H:
    """Mark a POST that changes the thing that its address names, and so demands If-Match."""
    handler.changes_target = True  # type: ignore[attr-defined]
    return handler
