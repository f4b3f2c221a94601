"""The history as a feed, and whether it is whole."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from starlette.responses import Response

from app.operations.call import Reading
from app.operations.routers import operations
from app.schemas.history import ChangeQuery, ChangesOut, VerificationOut
from record.reading import Feed, read_changes, verify_history

router = operations("History")


@router.get("/changes", response_model=ChangesOut)
def list_changes(read: Reading, query: Annotated[ChangeQuery, Query()]) -> Response:
    """Follow what is done, deletions included: go on from the last sequence number."""
    feed = Feed(query.after, query.object, query.actor, query.limit)
    changes, total = read_changes(read.connection, feed)
    following = None
    if len(changes) == query.limit:
        kept = query.model_dump(exclude_none=True) | {"after": changes[-1]["sequence"]}
        following = f"{read.request.url.path}?{urlencode(kept)}"
    return read.json({"items": changes, "total": total, "next": following})


@router.get("/changes/verify", response_model=VerificationOut)
def verify_changes(read: Reading) -> Response:
    """Follow the chain of hashes from the first entry to the last."""
    return read.json(vars(verify_history(read.connection)))
