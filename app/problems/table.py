"""The one table: what went wrong → problem type, status, Swedish title and detail (RFC 9457)."""

from collections.abc import Mapping

from app.problems.of_callers import OF_CALLERS
from app.problems.of_calls import OF_CALLS
from app.problems.of_requests import OF_REQUESTS
from app.problems.of_the_register import OF_THE_REGISTER
from app.problems.problem_type import ProblemType

PROBLEMS: Mapping[type[Exception], ProblemType] = {
    **OF_CALLS,
    **OF_CALLERS,
    **OF_THE_REGISTER,
    **OF_REQUESTS,
}
