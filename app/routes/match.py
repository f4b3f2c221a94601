"""A need against the register, before anybody has thought of a product."""

from starlette.responses import Response

from app.operations.read import Reading
from app.operations.routers import operations
from app.schemas.match import MatchIn, MatchOut
from inventory.visibility import visibility_of
from matching.known import seen_by
from matching.meeting import meet

router = operations("Overlaps")


@router.post("/match", response_model=MatchOut)
def match_need(read: Reading, body: MatchIn) -> Response:
    """Return what could meet a need; that nothing is likely is a good answer."""
    detector = read.installation.detector
    known = detector.look(read.connection, read.today)
    seen = seen_by(read.connection, known, visibility_of(read.actor))
    return read.json(meet(detector, known, seen, body.given()))
