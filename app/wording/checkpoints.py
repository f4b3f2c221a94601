"""Where in the history something stands, as decision bases and reports print it."""

from collections.abc import Mapping
from typing import Any

from app.wording.numbers import number
from app.wording.times import clock

PLACE = "Historikens läge"
CHECKING = (
    "Det är en kontrollpunkt: den som har kvar den kan visa om något har ändrats i efterhand i det "
    "som då stod i historiken (samsyn history verify --checkpoint)."
)


def place_of(checkpoint: Mapping[str, Any]) -> str:
    """Return the entry's number and time, and on a line of its own its hash."""
    at = checkpoint["at"]
    when = f", {clock(at)}" if at else ""
    return f"händelse {number(checkpoint['sequence'])}{when}\n{checkpoint['hash']}"
