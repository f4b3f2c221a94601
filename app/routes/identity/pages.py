"""Pages of signing in and out, which tell what goes wrong as operations do."""

from collections.abc import Callable
from functools import wraps

import structlog
from fastapi import Request
from starlette.responses import Response

from app.operations.failures import as_problem
from app.refusing import problem_response

log = structlog.get_logger()

Page = Callable[[Request], Response]


def telling_refusals(page: Page) -> Page:
    """Let what goes wrong be told as it is everywhere else."""

    @wraps(page)
    def telling(request: Request) -> Response:
        try:
            return page(request)
        except Exception as error:  # noqa: BLE001 - whatever happens, the caller gets an answer
            refused = as_problem(error)
            log.info("refused", page=request.url.path, error=type(refused).__name__)
            return problem_response(refused)

    return telling
