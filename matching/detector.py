"""The detector in memory: what it has read of the register, kept up with the history."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.systems.system import System
from inventory.visibility import Visibility
from matching.functions.evidence import ServedFunction
from matching.functions.reading import read
from matching.functions.vocabulary.compiled import Vocabulary, compile_vocabulary
from matching.names.reading.knowledge import Knowledge, KnownProduct, tasks_from
from matching.needs.index import Match, NeedIndex
from matching.overlaps.overlap import Overlap
from matching.register.entries import Entry
from matching.register.reading import read_entries
from matching.register.touched import EVERYTHING, Touched, touched
from matching.register.words import read_functions, read_products
from record.changes import HistoryHead

HEAD = select(col(HistoryHead.sequence))

Moment = tuple[int, date]
"""The history's head, and the day: contracts and uses end."""


@dataclass(frozen=True)
class Words:
    """What the register's vocabulary says, ready to read with."""

    vocabulary: Vocabulary
    knowledge: Knowledge


@dataclass
class Known:
    """What the detector knows at one moment; never changed, only followed by another."""

    moment: Moment
    words: Words
    entries: Mapping[UUID, Entry]
    served: Mapping[UUID, tuple[ServedFunction, ...]]
    seen: dict[Visibility, frozenset[UUID]] = field(default_factory=dict)
    overlaps: dict[Visibility, tuple[Overlap, ...]] = field(default_factory=dict)
    """What has been worked out of it, for those who see as much."""


class Detector:
    """One per process: several over one database each follow the history on their own."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._known: Known | None = None
        self._needs: NeedIndex | None = None

    def look(self, connection: Connection, today: date) -> Known:
        """Return what is known at the moment that a connection sees, or at a later one."""
        moment = (connection.scalar(HEAD) or 0, today)
        known = self._known
        if known is not None and known.moment >= moment:
            return known
        with self._turn:
            if self._known is None or self._known.moment < moment:
                self._known = self._catch_up(connection, moment)
            return self._known

    def match(self, text: str, functions: tuple[str, ...], name: str, most: int) -> Match:
        """Return what could meet a need, of all that has been looked at."""
        with self._turn:
            assert self._needs is not None, "look comes first"  # noqa: S101 - narrows a type
            return self._needs.match(text, functions, name, most)

    def _catch_up(self, connection: Connection, moment: Moment) -> Known:
        known, (head, today) = self._known, moment
        if known is None or known.moment[1] != today:
            return self._read(connection, moment, EVERYTHING)
        return self._read(connection, moment, touched(connection, known.moment[0], head))

    def _read(self, connection: Connection, moment: Moment, news: Touched) -> Known:
        known = self._known
        if known is None or news.words or news.systems is None:
            words = read_words(connection) if known is None or news.words else known.words
            return self._read_all(connection, moment, words)
        if news.systems:
            return self._read_some(connection, moment, known, news.systems)
        return replace(known, moment=moment)

    def _read_all(self, connection: Connection, moment: Moment, words: Words) -> Known:
        entries = read_entries(connection, moment[1])
        vocabulary = words.vocabulary
        served = {row_id: read(vocabulary, entry.profile) for row_id, entry in entries.items()}
        self._needs = NeedIndex(vocabulary)
        for row_id, entry in entries.items():
            self._needs.put(entry.profile, served[row_id])
        return Known(moment, words, entries, served)

    def _read_some(
        self, connection: Connection, moment: Moment, known: Known, ids: frozenset[UUID]
    ) -> Known:
        news = read_entries(connection, moment[1], ids)
        entries = {**known.entries}
        served = {**known.served}
        assert self._needs is not None, "there is an index of what is known"  # noqa: S101
        for row_id in ids:
            entries.pop(row_id, None)
            served.pop(row_id, None)
            self._needs.drop(str(row_id))
        for row_id, entry in news.items():
            entries[row_id] = entry
            served[row_id] = read(known.words.vocabulary, entry.profile)
            self._needs.put(entry.profile, served[row_id])
        return Known(moment, known.words, entries, served)


def read_words(connection: Connection) -> Words:
    """Return the register's vocabulary, compiled."""
    functions, products = read_functions(connection), read_products(connection)
    terms = [(entry.code, term) for entry in functions for term in (entry.label, *entry.synonyms)]
    known = tuple(
        KnownProduct(one.name, one.aliases, one.vendor, frozenset(one.functions))
        for one in products
    )
    vocabulary = compile_vocabulary(functions, products)
    return Words(vocabulary, Knowledge(known, tasks_from(terms)))


def seen_by(connection: Connection, known: Known, visibility: Visibility) -> frozenset[UUID]:
    """Return the systems that somebody may see."""
    seen = known.seen.get(visibility)
    if seen is None:
        seen = frozenset(connection.scalars(select(col(System.id)).where(visibility.condition)))
        known.seen[visibility] = seen
    return seen
