"""Which version of an object somebody has read: the tag is a hash of the object as all see it."""

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson

from app.errors import PreconditionFailedError, PreconditionRequiredError

TAG_BYTES = 16

Pieces = tuple[bytes, ...]
"""JSON that has yet to be put together."""


class Card:
    """An object as JSON bytes, with its tag; what differs between callers is put in afterwards.

    `value` is the object as all see it. `whole` is what there is to see, where that is more. What
    only some roles are told is in neither: they are told the same version in full.
    """

    __slots__ = (
        *("_all_of_it", "_in_full", "_members", "_restricted", "_value", "_whole_in_full"),
        *("etag", "whole"),
    )

    def __init__(self, value: dict[str, Any], whole: dict[str, Any] | None = None) -> None:
        self._value: dict[str, Any] | None = value
        self.whole = None if whole is value else whole
        self._all_of_it: Card | None = None
        self._restricted: bytes | None = None
        self._whole_in_full: dict[str, Any] | None = None
        self._in_full: Card | None = None
        body = orjson.dumps(value)
        self._members = body[:-1]
        self.etag = f'"{hashlib.blake2b(body, digest_size=TAG_BYTES).hexdigest()}"'

    @property
    def value(self) -> dict[str, Any]:
        """Return the object; once its parts were let go of, as its JSON says it."""
        if self._value is None:
            said: dict[str, Any] = orjson.loads(self.body)
            return said
        return self._value

    def let_go(self) -> "Card":
        """Keep the JSON alone.

        The parts of thousands of objects would be gone through at each garbage collection, which
        takes as long as making the objects.
        """
        self._value = None
        return self

    @property
    def body(self) -> bytes:
        """Return the JSON."""
        return self._members + b"}"

    def all_of_it(self) -> "Card":
        """Return the object as those see it from whom nothing is hidden, made once."""
        if self.whole is None:
            return self
        if self._all_of_it is None:
            self._all_of_it = self.told_as(self.whole)
        return self._all_of_it

    def told_as(self, value: dict[str, Any]) -> "Card":
        """Return the object as somebody else sees it: the same version."""
        card = Card(value)
        card.etag = self.etag
        return card

    def with_restricted(self, value: dict[str, Any], whole: dict[str, Any] | None = None) -> "Card":
        """Know what else some roles are told: kept as the members that differ."""
        told, same = self.value, object()
        more = {name: said for name, said in value.items() if told.get(name, same) is not said}
        self._restricted = orjson.dumps(more) if more else None
        self._whole_in_full = None if whole is value else whole
        return self

    def in_full(self) -> "Card":
        """Return the object as those are told it to whom it is told in full, made once."""
        if self._restricted is None:
            return self
        if self._in_full is None:
            card = self.told_as(self.value | orjson.loads(self._restricted))
            card.whole = self._whole_in_full
            self._in_full = card.let_go() if self._value is None else card
        return self._in_full

    def for_caller(self, permissions: bytes, members: Mapping[str, Any] | None = None) -> Pieces:
        """Return the JSON with what differs between callers, which is no part of the version.

        In pieces, as a page of fifty copies a hundred kilobytes only once that way.
        """
        more = b"" if not members else b"," + orjson.dumps(members)[1:-1]
        return self._members, more, b',"permissions":', permissions, b"}"


def demand_match(if_match: str | None, card: Card) -> None:
    """Refuse a change to another version than the one that the caller has read."""
    if if_match is None:
        raise PreconditionRequiredError
    if not _names(if_match, card.etag):
        raise PreconditionFailedError(card.value, card.etag)


def is_known(if_none_match: str | None, etag: str | None) -> bool:
    """Return whether the caller already has this very version."""
    if if_none_match is None or etag is None:
        return False
    return _names(if_none_match.replace("W/", ""), etag)


def _names(header: str, etag: str) -> bool:
    return header.strip() == "*" or etag in (tag.strip() for tag in header.split(","))
