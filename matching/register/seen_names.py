"""The names that somebody may see, in an index of their own: the others count for nothing."""

from collections.abc import Collection, Mapping
from uuid import UUID

from matching.known import Known
from matching.names.lookup.index import Index
from matching.register.entries import Entry


class SeenNames:
    """The names of some of the systems; follows the register entry by entry."""

    def __init__(self, known: Known, ids: Collection[UUID]) -> None:
        self.ids = set(ids)
        self._sees_confidential = not known.confidential.isdisjoint(self.ids)
        profiles = (entry.profile for row_id, entry in known.entries.items() if row_id in self.ids)
        self.index = Index(profiles, known.words.knowledge)

    def follow(self, touched: Collection[UUID], news: Mapping[UUID, Entry]) -> None:
        """Take in what systems are now; who may see another one gets an index anew."""
        for row_id in touched:
            was_there = row_id in self.ids
            self.ids.discard(row_id)
            self.index.remove(str(row_id))
            entry = news.get(row_id)
            if entry and (was_there or self._sees_confidential or not entry.confidential):
                self.ids.add(row_id)
                self.index.add(entry.profile)
