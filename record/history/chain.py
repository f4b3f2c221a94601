"""The chain of hashes: what an entry's hash covers, and whether a chain is whole. Pure."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

import orjson

CANONICAL = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME
GENESIS = "0" * 64
"""What the first entry names as the hash before it."""

START: Mapping[str, Any] = {"sequence": 0, "at": None, "hash": GENESIS}
"""What stands before the first entry."""

COVERED = (
    "sequence",
    "at",
    "transaction",
    "actor_id",
    "actor",
    "address",
    "roles",
    "action",
    "object_type",
    "object_id",
    "about",
    "before",
    "after",
    "previous_hash",
)
"""The columns that the hash covers: all but the hash itself."""


@dataclass(frozen=True)
class Verification:
    """What a look through the whole history found; `first_broken` is a sequence number."""

    entries: int
    intact: bool
    first_broken: int | None
    head: str


def plain(value: Any) -> Any:
    """Return a column's value as JSON knows it."""
    match value:
        case Enum():
            return value.value
        case UUID():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case bytes():
            return value.hex()
    return value


def canonical(value: Any) -> str:
    """Return the one JSON text of a value: sorted keys, no spaces, letters as they are."""
    return _bytes(value).decode()


def _bytes(value: Any) -> bytes:
    return orjson.dumps(value, default=plain, option=CANONICAL)


def entry_hash(entry: Mapping[str, Any]) -> str:
    """Return the hash of an entry, the hash of the entry before it included."""
    return hashlib.sha256(_bytes([entry[name] for name in COVERED])).hexdigest()


def commit_to(text: str) -> tuple[str, str]:
    """Return a salted commitment to a text, and the salt."""
    salt = secrets.token_hex(16)
    return commitment_of(salt, text), salt


def commitment_of(salt: str, text: str) -> str:
    """Return the commitment that a salt and a text give."""
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()


def verify_chain(
    entries: Iterable[Mapping[str, Any] | None], head: Mapping[str, Any] | None
) -> Verification:
    """Follow the chain from its first entry and say where it first breaks.

    An entry that cannot be read is None. `head` says what the last entry should be: a chain cut
    short breaks after its last entry.
    """
    count, last, broken = 0, START, None
    for count, entry in enumerate(entries, start=1):
        if broken is None and not _follows(entry, last):
            broken = count
        last = entry or last
    if broken is None and not _is_end(last, head):
        broken = count + 1
    return Verification(count, intact=broken is None, first_broken=broken, head=last["hash"])


def _follows(entry: Mapping[str, Any] | None, last: Mapping[str, Any]) -> bool:
    if entry is None:
        return False
    placed = (entry["sequence"], entry["previous_hash"]) == (last["sequence"] + 1, last["hash"])
    return placed and bool(entry["hash"] == entry_hash(entry))


def _is_end(last: Mapping[str, Any], head: Mapping[str, Any] | None) -> bool:
    if head is None:
        return False
    said = (head["sequence"], head["at"], head["hash"] or GENESIS)
    return said == (last["sequence"], last["at"], last["hash"])
