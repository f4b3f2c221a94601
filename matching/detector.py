"""The detector in memory: what it has read of the register, kept up with the history."""

import gc
import threading
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from matching.functions.evidence import ServedFunction
from matching.functions.reading import read
from matching.functions.sharing import read_many
from matching.known import Known, Moment, Words, read_words
from matching.names.findings import SameProduct, same_products
from matching.needs.index import Candidate, Match, NeedIndex
from matching.needs.serving import NOTHING, Hidden
from matching.profiles import Profile
from matching.register.reading import read_entries
from matching.register.seen_names import SeenNames
from matching.register.touched import EVERYTHING, Touched, touched
from record.collecting import no_collecting
from record.standing import head_of

NEAREST = 10
"""So many of the names that are most alike are looked at closely."""
MOST_SIGHTS = 3
"""So many indexes of names are kept, each for those who see the same."""


class Detector:
    """One per process: several over one database each follow the history on their own."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._known: Known | None = None
        self._needs: NeedIndex | None = None
        self._names: list[SeenNames] = []

    def look(self, connection: Connection, today: date) -> Known:
        """Return what is known at the moment that a connection sees, or at a later one."""
        moment = (head_of(connection), today)
        known = self._known
        if known is not None and known.moment >= moment:
            return known
        with self._turn:
            if self._known is None or self._known.moment < moment:
                self._known = self._catch_up(connection, moment)
            return self._known

    def match(
        self,
        text: str,
        functions: tuple[str, ...],
        name: str,
        most: int,
        hidden: Hidden = NOTHING,
    ) -> Match:
        """Return what could meet a need, of all that has been looked at but what is hidden."""
        with self._turn:
            assert self._needs is not None, "look comes first"  # noqa: S101 - narrows a type
            return self._needs.match(text, functions, name, most, hidden)

    def likely(
        self, asked: Sequence[ServedFunction], most: int, hidden: Hidden = NOTHING
    ) -> tuple[Candidate, ...] | None:
        """Return what is likely among what could meet a need, where that can be told quickly."""
        with self._turn:
            assert self._needs is not None, "look comes first"  # noqa: S101 - narrows a type
            return self._needs.likely(asked, most, hidden)

    def same_as(
        self, profile: Profile, known: Known, hidden: frozenset[UUID] = frozenset()
    ) -> list[SameProduct]:
        """Return what is likely to be the product that a profile is of, but for what is hidden."""
        with self._turn:
            names = self._names_without(known, hidden)
            near = names.index.like(profile.name, profile.aliases, profile.vendor, NEAREST)
        keys = [UUID(like.key) for like in near if like.key != profile.key]
        others = [known.entries[key].profile for key in keys if key in known.entries]
        found = same_products([profile, *others], known.words.knowledge, known.likely(keys))
        return [one for one in found if profile.key in (one.left_key, one.right_key)]

    def _names_without(self, known: Known, hidden: frozenset[UUID]) -> SeenNames:
        wanted = known.entries.keys() - hidden
        for kept in self._names:
            if kept.ids == wanted:
                return kept
        kept = SeenNames(known, wanted)
        self._names = [kept, *self._names[: MOST_SIGHTS - 1]]
        return kept

    def _catch_up(self, connection: Connection, moment: Moment) -> Known:
        known, (head, today) = self._known, moment
        if known is None or known.moment[1] != today:
            return self._read(connection, moment, EVERYTHING)
        return self._read(connection, moment, touched(connection, known.moment[0], head))

    def _read(self, connection: Connection, moment: Moment, news: Touched) -> Known:
        known = self._known
        if known is None or news.words or news.systems is None:
            kept = None if known is None or news.words else known.words
            return self._read_all(connection, moment, kept)
        if news.systems:
            return self._read_some(connection, moment, known, news.systems)
        return known.later(moment)

    def _read_all(self, connection: Connection, moment: Moment, kept: Words | None) -> Known:
        with no_collecting():
            known = self._read_anew(connection, moment, kept or read_words(connection))
            # What lies in memory for long is not to be searched at each collection, nor at the
            # first one: it begins as soon as the collector may.
            gc.freeze()
        return known

    def _read_anew(self, connection: Connection, moment: Moment, words: Words) -> Known:
        entries = read_entries(connection, moment[1])
        vocabulary = words.vocabulary
        profiles = [entry.profile for entry in entries.values()]
        served = dict(zip(entries, read_many(vocabulary, profiles), strict=True))
        self._needs = NeedIndex(vocabulary)
        for row_id, entry in entries.items():
            self._needs.put(entry.profile, served[row_id])
        self._names = []
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
        for names in self._names:
            names.follow(ids, news)
        return Known(moment, known.words, entries, served, pairs=known.pairs)
