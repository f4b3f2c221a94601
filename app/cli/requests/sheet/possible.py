"""What the caller can do next with a request, as the commands that do it."""

from collections.abc import Mapping

from app.schemas.gate.request_out import RequestOut
from intake.process.steps import StepCode
from intake.requests.way.transitions import OPEN, WAYS, Transition

MOVES: Mapping[str, tuple[str, Transition]] = {
    "submit": ("submit_request", Transition.SUBMIT),
    "approve": ("create_decision", Transition.APPROVE),
    "reject": ("create_decision", Transition.REJECT),
    "refer": ("create_decision", Transition.REFER),
    "return": ("return_request", Transition.RETURN),
    "withdraw": ("withdraw_request", Transition.WITHDRAW),
}
"""The permission that a command takes, and the transition that it makes."""

DECISIONS = frozenset({"approve", "reject", "refer"})
SAYING = {"answer": "answer_candidate", "inquire": "create_inquiry", "comment": "create_comment"}


def possible(request: RequestOut) -> str:
    """Return the commands that the caller may use now, most to the point first."""
    commands = [
        *(name for name in MOVES if may_do(request, name)),
        *(["step"] if _may_fill_in(request) else []),
        *(name for name, allowed in SAYING.items() if _may_say(request, name, allowed)),
    ]
    return f"samsyn requests {' | '.join(commands)} {request.reference}" if commands else ""


def may_do(request: RequestOut, command: str) -> bool:
    """Return whether the caller may move a request so, and it is ready for it."""
    permission, way = MOVES[command]
    if permission not in request.permissions or request.state not in WAYS[way].starts:
        return False
    return command not in DECISIONS or not request.missing_steps


def _may_fill_in(request: RequestOut) -> bool:
    allowed = {f"fill_in_{step}" for step in StepCode} & set(request.permissions)
    return bool(allowed) and request.state in OPEN


def _may_say(request: RequestOut, name: str, permission: str) -> bool:
    is_fitting = request.state in OPEN or name == "comment"
    return permission in request.permissions and is_fitting
