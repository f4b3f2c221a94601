"""The applications that are compared; uvicorn makes them, in a process of their own."""

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from app.main import create_app
from app.settings import Settings


def hello() -> Starlette:
    """Return the least that this kind of server can do: what everything else is measured by."""

    async def answer(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("hello")

    return Starlette(routes=[Route("/", answer), Route("/health/live", answer)])


def register() -> FastAPI:
    """Return the register's API as it is deployed, as its variables say."""
    return create_app(Settings())
