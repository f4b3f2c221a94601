"""The request that somebody has before them, and what may become of it."""

from dataclasses import dataclass
from enum import Enum, auto

from app.cli.requests.sheet.page import Screen
from app.client.calling import Caller
from app.client.requests import Request, Requests


class Taken(Enum):
    """What became of a request that was shown."""

    DONE = auto()
    CHANGED = auto()
    LOOKED_AT = auto()
    SKIPPED = auto()
    STOPPED = auto()


@dataclass(frozen=True)
class AtHand:
    """A request as it was read and shown."""

    caller: Caller
    read: Request
    screen: Screen

    @property
    def requests(self) -> Requests:
        """Return what can be done with it."""
        return Requests(self.caller)
