"""Pages of signing in and out, which tell what goes wrong as operations do."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from functools import wraps

import structlog
from fastapi import Request
from starlette.responses import Response

from app.operations.answering.failures import as_problem
from app.problems.refusing import problem_response

log = structlog.get_logger()

Page = Callable[[Request], Response]
Served = Callable[[Request], Awaitable[Response]]


def page_in(threads: Executor) -> Callable[[Page], Served]:
    """Mark a page that is made in one of these threads."""

    def mark(page: Page) -> Served:
        @wraps(page)
        async def served(request: Request) -> Response:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(threads, _told, page, request)

        return served

    return mark


def _told(page: Page, request: Request) -> Response:
    try:
        return page(request)
    except Exception as error:  # noqa: BLE001 - whatever happens, the caller gets an answer
        refused = as_problem(error)
        log.info("refused", page=request.url.path, error=type(refused).__name__)
        return problem_response(refused)
