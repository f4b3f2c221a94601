"""A need against the register, before anybody has thought of a product."""

from starlette.responses import Response

from app.operations.calls.read import Reading
from app.operations.routers import operations
from app.schemas.match import MatchIn, MatchOut
from intake.candidates.meeting import meet_need
from inventory.visibility import visibility_of

router = operations("Overlaps")


@router.post("/match", response_model=MatchOut)
def match_need(read: Reading, body: MatchIn) -> Response:
    """Return what could meet a need; that nothing is likely is a good answer."""
    return read.json(meet_need(read.look(visibility_of(read.actor)), body.given()))
