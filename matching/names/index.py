"""The register's names in memory: what is like a name, in about a millisecond."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import NamedTuple

from rapidfuzz import fuzz

from matching.names.knowledge import Knowledge
from matching.names.postings import Postings
from matching.names.spellings import Reader, Spelling
from matching.names.vendors import vendor_words, vendors_agree
from matching.profiles import Profile

LOOKED_AT = 60
"""So many of the nearest names are looked at closely."""
SAME_VENDOR, OTHER_VENDOR = 8, -25


class Like(NamedTuple):
    """An entry that is like the name, how much from 0 to 100, and which of its names is."""

    key: str
    score: float
    field: str
    matched: str


class Index:
    """Names and aliases by what they are like; follows the register entry by entry."""

    def __init__(
        self, profiles: Iterable[Profile] = (), knowledge: Knowledge | None = None
    ) -> None:
        profiles = list(profiles)
        self._reader = Reader(profiles, knowledge or Knowledge())
        self._postings = Postings()
        self._spellings: list[tuple[str, Spelling] | None] = []
        self._entries: dict[str, list[int]] = {}
        self._having: Counter[str] = Counter()
        for profile in profiles:
            self.add(profile)

    def add(self, profile: Profile) -> None:
        """Add an entry, in place of what had its key before."""
        self.remove(profile.key)
        numbers = self._entries.setdefault(profile.key, [])
        for spelling in self._reader.spellings(0, profile):
            self._having.update(set(spelling.words))
            numbers.append(self._postings.append(_parts(spelling)))
            self._spellings.append((profile.key, spelling))

    def remove(self, key: str) -> None:
        """Forget an entry, if it is there."""
        for number in self._entries.pop(key, ()):
            entry = self._spellings[number]
            if entry:
                self._having.subtract(set(entry[1].words))
            self._spellings[number] = None

    def like(
        self, name: str, aliases: Sequence[str] = (), vendor: str = "", limit: int = 10
    ) -> list[Like]:
        """Return the entries most like the name or one of its aliases, the most alike first."""
        best: dict[str, Like] = {}
        asked = Profile("", name, tuple(aliases), vendor)
        for question in self._reader.spellings(0, asked):
            for number in self._postings.nearest(_parts(question), LOOKED_AT):
                entry = self._spellings[number]
                if entry:
                    key, spelling = entry
                    score = self._alike(question, spelling)
                    if key not in best or best[key].score < score:
                        best[key] = Like(key, score, spelling.field, spelling.found)
        return sorted(best.values(), key=lambda like: (-like.score, like.key))[:limit]

    def _alike(self, one: Spelling, other: Spelling) -> float:
        """Return how alike two names are, the vendors' agreement counted in."""
        agree = vendors_agree(one.vendor, other.vendor)
        letters = 0.7 * _letters_alike(one, other) + 0.3 * self._rare_words_alike(one, other)
        written = fuzz.ratio(one.found, other.found) / 100
        return max(0, min(100, round(letters + written + (0, SAME_VENDOR, OTHER_VENDOR)[agree], 1)))

    def _rare_words_alike(self, one: Spelling, other: Spelling) -> float:
        """Return how much of the words' rarity is shared: Toad says more than Software."""
        mine, others = set(one.words), set(other.words)
        shared = self._rarity(mine & others)
        return 100 * shared / max(1e-9, sqrt(self._rarity(mine) * self._rarity(others)))

    def _rarity(self, words: set[str]) -> float:
        return sum(log(2 + len(self._spellings) / (1 + self._having[word])) for word in words)


def _parts(spelling: Spelling) -> tuple[str, ...]:
    """Return the words, and the whole written together, so that Power BI finds PowerBI."""
    return (*spelling.words, "".join(spelling.words)) if len(spelling.words) > 1 else spelling.words


def _letters_alike(one: Spelling, other: Spelling) -> float:
    left, right = " ".join(one.words), " ".join(other.words)
    return max(
        fuzz.ratio("".join(one.words), "".join(other.words)),
        fuzz.ratio(one.letters, other.letters),
        fuzz.token_sort_ratio(left, right),
        0.9 * fuzz.token_set_ratio(left, right),
    )
