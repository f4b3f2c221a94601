"""What is asked of every board's order, and what an answer is."""

from dataclasses import dataclass
from enum import StrEnum


class Question(StrEnum):
    """What a board's order ought to say."""

    WHO = "who"
    UP_TO = "up_to"
    CONSULTING = "consulting"
    IT_MENTIONED = "it_mentioned"
    LIMIT_SET = "limit_set"


class Beside(StrEnum):
    """How an answer stands beside the process."""

    AGREES = "agrees"
    LACKS = "lacks"
    UNKNOWN = "unknown"
    DISAGREES = "disagrees"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an order says to a question; `because` tells a disagreement or a gap."""

    text: str
    beside: Beside = Beside.AGREES
    because: str | None = None
