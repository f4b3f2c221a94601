"""What the caller can do next with a request, as the commands that do it."""

from collections.abc import Mapping

from app.schemas.gate.request_out import RequestOut
from intake.process.steps import StepCode
from intake.requests.transitions import OPEN, WAYS, Transition

DECISIONS = {
    "approve": Transition.APPROVE,
    "reject": Transition.REJECT,
    "refer": Transition.REFER,
}
MOVES: Mapping[str, tuple[str, Transition]] = {
    "submit": ("submit_request", Transition.SUBMIT),
    **{name: ("create_decision", way) for name, way in DECISIONS.items()},
    "return": ("return_request", Transition.RETURN),
    "withdraw": ("withdraw_request", Transition.WITHDRAW),
}
SAYING = {"answer": "answer_candidate", "inquire": "create_inquiry", "comment": "create_comment"}


def possible(request: RequestOut) -> str:
    """Return the commands that the caller may use now, most to the point first."""
    commands = [
        *(name for name, (allowed, way) in MOVES.items() if _may(request, allowed, way)),
        *(["step"] if _may_fill_in(request) else []),
        *(name for name, allowed in SAYING.items() if _may_say(request, name, allowed)),
    ]
    return f"samsyn requests {' | '.join(commands)} {request.reference}" if commands else ""


def may_decide(request: RequestOut) -> bool:
    """Return whether the caller may decide, and nothing is missing."""
    return _may(request, "create_decision", Transition.APPROVE)


def _may(request: RequestOut, permission: str, way: Transition) -> bool:
    if permission not in request.permissions or request.state not in WAYS[way].starts:
        return False
    return not (request.missing_steps and way in (Transition.APPROVE, Transition.REFER))


def _may_fill_in(request: RequestOut) -> bool:
    allowed = {f"fill_in_{step}" for step in StepCode} & set(request.permissions)
    return bool(allowed) and request.state in OPEN


def _may_say(request: RequestOut, name: str, permission: str) -> bool:
    open_or_not_needed = request.state in OPEN or name == "comment"
    return permission in request.permissions and open_or_not_needed
