"""Routers whose handlers are operations of the API."""

from collections.abc import Callable
from typing import Any, TypeVar

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


def about_caller(handler: H) -> H:
    """Mark an operation on the caller's own person, whom its address does not name."""
    handler.about_caller = True  # type: ignore[attr-defined]
    return handler


def demanding(check: Callable[[Any], None]) -> Callable[[H], H]:
    """Mark an operation that a caller is also held to something else than their role for (403)."""

    def mark(handler: H) -> H:
        handler.demands = check  # type: ignore[attr-defined]
        return handler

    return mark


def finds_place(handler: H) -> H:
    """Mark an operation that finds out by itself where what it does belongs, and demands it."""
    handler.finds_place = True  # type: ignore[attr-defined]
    return handler


def decides(handler: H) -> H:
    """Mark a decision: who is signed in has to have proved lately who they are (401)."""
    handler.decides = True  # type: ignore[attr-defined]
    return handler


def unrecorded(handler: H) -> H:
    """Mark a read of what the history does not keep, so that its head says nothing of its age."""
    handler.is_unrecorded = True  # type: ignore[attr-defined]
    return handler
