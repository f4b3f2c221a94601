"""What the caller can do next with a request, as the commands that do it."""

from collections.abc import Mapping

from app.schemas.gate.requests.request_out import RequestOut
from intake.process.steps import StepCode
from intake.requests.way.transitions import OPEN, WAYS, Transition

MOVES: Mapping[str, tuple[str, Transition]] = {
    "submit": ("submit_request", Transition.SUBMIT),
    "approve": ("create_decision", Transition.APPROVE),
    "reject": ("create_decision", Transition.REJECT),
    "refer": ("create_decision", Transition.REFER),
    "return": ("return_request", Transition.RETURN),
    "withdraw": ("withdraw_request", Transition.WITHDRAW),
    "meet": ("meet_request", Transition.MEET),
    "join": ("join_request", Transition.JOIN),
    "board": ("record_board_decision", Transition.BOARD_APPROVE),
    "implement": ("implement_request", Transition.IMPLEMENT),
    "reopen": ("reopen_request", Transition.REOPEN),
}
"""The permission that a command takes, and the transition that it makes."""

DECISIONS = frozenset({"approve", "reject", "refer"})
SAYING = {
    "answer": "answer_candidate",
    "inquire": "create_inquiry",
    "attach": "create_attachment",
    "edit": "change_request",
    "delegated": "create_delegation_decision",
    "comment": "create_comment",
}
WHENEVER = frozenset({"comment", "delegated"})


def possible(request: RequestOut) -> str:
    """Return the commands that the caller may use now, most to the point first."""
    commands = [name for name in (*MOVES, "step", *SAYING) if may_do(request, name)]
    return f"samsyn requests {' | '.join(commands)} {request.reference}" if commands else ""


def may_do(request: RequestOut, command: str) -> bool:
    """Return whether the caller may use a command on a request, and it is ready for it."""
    if command in MOVES:
        return _may_move(request, command)
    if command == "step":
        return bool(steps_to_fill_in(request))
    is_fitting = request.state in OPEN or command in WHENEVER
    return SAYING[command] in request.permissions and is_fitting


def steps_to_fill_in(request: RequestOut) -> list[StepCode]:
    """Return the steps that the caller may fill in now."""
    if request.state not in OPEN:
        return []
    return [step for step in StepCode if f"fill_in_{step}" in request.permissions]


def _may_move(request: RequestOut, command: str) -> bool:
    permission, way = MOVES[command]
    if permission not in request.permissions or request.state not in WAYS[way].starts:
        return False
    return command not in DECISIONS or not request.missing_steps
