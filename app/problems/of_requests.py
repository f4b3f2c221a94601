"""What the gate refuses."""

from collections.abc import Mapping

from app.problems.problem_type import ProblemType
from app.wording.labels.requests import STATES
from intake.decisions.own_requests import OwnRequestError
from intake.process.in_use import NoProcessError
from intake.requests.way.ending import NotAskedFirstError
from intake.requests.way.moving import ChecklistIncompleteError
from intake.requests.way.transitions import NoSuchWayError

OF_REQUESTS: Mapping[type[Exception], ProblemType] = {
    OwnRequestError: ProblemType(
        "own-request",
        403,
        "Ditt eget ärende",
        lambda _: "Den som har skrivit i ett ärende beslutar inte om det. Be den andre besluta.",
        lambda _: {"missing_permission": "create_decision"},
    ),
    NoSuchWayError: ProblemType(
        "wrong-state",
        409,
        "Ärendet är inte där än, eller redan förbi",
        lambda error: f"Ärendet är {STATES[error.state]}: det går inte att göra så nu.",
        lambda error: {"state": error.state},
    ),
    ChecklistIncompleteError: ProblemType(
        "incomplete",
        409,
        "Något saknas",
        lambda error: f"{len(error.missing)} saker saknas. {error.missing[0].why}",
        lambda error: {"missing_steps": [one.told() for one in error.missing]},
    ),
    NotAskedFirstError: ProblemType(
        "not-asked-first",
        409,
        "Systemets förvaltare har inte svarat ja",
        lambda error: f"Fråga den som förvaltar ”{error.system}” om systemet kan ta emot er först.",
    ),
    NoProcessError: ProblemType(
        "no-process",
        409,
        "Ingen process är införd",
        lambda _: "Kör samsyn db init: då läses processen in.",
    ),
}
