"""The history as a feed, and whether it is whole."""

from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Path, Query
from starlette.responses import Response

from app.operations.calls.read import Read, Reading
from app.operations.routers import operations
from app.schemas.history import ChangeQuery, ChangesOut, PastRegisterOut, VerificationOut
from app.secrecy.history import open_change, telling_nothing_else
from intake.requests.visibility import hidden_requests
from inventory.errors import NotFoundError
from inventory.hidden.withholding import hidden_things, withheld
from inventory.past import end_of, systems_as_of
from inventory.visibility import sees_restricted, visibility_of
from record.history.reading import Feed, read_changes, verify_history

router = operations("History")

Day = Annotated[str, Path(json_schema_extra={"format": "date"})]


@router.get("/changes", response_model=ChangesOut)
def list_changes(read: Reading, query: Annotated[ChangeQuery, Query()]) -> Response:
    """Follow what is done, deletions included: go on from the last sequence number."""
    feed = Feed(query.after, query.object, query.actor, query.limit + 1, _withheld(read))
    found, total = read_changes(read.connection, feed)
    changes, following = _told(read, found[: query.limit]), None
    if len(found) > query.limit:
        kept = query.model_dump(exclude_none=True) | {"after": changes[-1]["sequence"]}
        following = f"{read.request.url.path}?{urlencode(kept)}"
    return read.json({"items": changes, "total": total, "next": following})


@router.get("/register/{day}", response_model=PastRegisterOut)
def read_past_register(read: Reading, day: Day) -> Response:
    """Read which systems were in the register at the end of a day, and what was known of them."""
    seen = visibility_of(read.actor)
    systems = systems_as_of(read.connection, end_of(_day(day)), seen)
    return read.json({"items": systems, "total": len(systems), "next": None})


@router.get("/changes/verify", response_model=VerificationOut)
def verify_changes(read: Reading) -> Response:
    """Follow the chain of hashes from the first entry to the last."""
    return read.json(vars(verify_history(read.connection)))


def _withheld(read: Read) -> frozenset[int]:
    hidden = hidden_things(read.connection, visibility_of(read.actor))
    hidden |= hidden_requests(read.connection, read.actor)
    numbers = withheld(read.connection, hidden)
    if sees_restricted(read.actor):
        return numbers
    return numbers | telling_nothing_else(read.connection, read.today)


def _told(read: Read, changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return changes if sees_restricted(read.actor) else [*map(open_change, changes)]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotFoundError("day", text) from None
