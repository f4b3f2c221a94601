"""The register's names in memory: what is like a name, in about a millisecond."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from rapidfuzz import fuzz

from matching.names.lookup.postings import Postings
from matching.names.reading.knowledge import Knowledge
from matching.names.reading.spellings import Reader, Spelling, Words
from matching.names.reading.vendors import vendors_agree
from matching.profiles import Profile

LOOKED_AT = 40
"""So many of the nearest names are looked at closely."""
SAME_VENDOR, OTHER_VENDOR = 8, -25
PART_OF_THE_NAME = 0.9
"""What names count that share all of the shorter one's words."""
SAME_KNOWN_PRODUCT = 97
LETTERS, RARE_WORDS = 0.85, 0.15
"""What letters in common weigh, and what words in common weigh by their rarity."""


class Like(NamedTuple):
    """An entry that is like the name, how much from 0 to 100, and which of its names is."""

    key: str
    score: float
    field: str
    matched: str


class _Entry(NamedTuple):
    key: str
    spelling: Spelling
    joined: str
    spaced: str
    words: frozenset[str]


class Index:
    """Names and aliases by what they are like; follows the register entry by entry."""

    def __init__(
        self, profiles: Iterable[Profile] = (), knowledge: Knowledge | None = None
    ) -> None:
        profiles = list(profiles)
        self._reader = Reader(profiles, knowledge or Knowledge())
        self._postings = Postings()
        self._entries: list[_Entry | None] = []
        self._numbers: dict[str, list[int]] = {}
        self._naming: dict[int, list[int]] = {}
        self._having: Counter[str] = Counter()
        self._there = 0
        for profile in profiles:
            self.add(profile)

    def add(self, profile: Profile) -> None:
        """Add an entry, in place of what had its key before."""
        self.remove(profile.key)
        self._reader.meet(profile.vendor)
        numbers = self._numbers.setdefault(profile.key, [])
        for spelling in self._reader.spellings(0, profile):
            entry = _entry(profile.key, spelling)
            number = self._postings.append(_parts(spelling))
            numbers.append(number)
            for product in spelling.known:
                self._naming.setdefault(product, []).append(number)
            self._entries.append(entry)
            self._there += 1
            self._having.update(entry.words)

    def remove(self, key: str) -> None:
        """Forget an entry, if it is there."""
        for number in self._numbers.pop(key, ()):
            entry = self._entries[number]
            if entry:
                self._having.subtract(entry.words)
                self._there -= 1
            self._entries[number] = None

    def like(
        self, name: str, aliases: Sequence[str] = (), vendor: str = "", limit: int = 10
    ) -> list[Like]:
        """Return the entries most like the name or one of its aliases, the most alike first."""
        best: dict[str, Like] = {}
        for spelling in self._reader.spellings(0, Profile("", name, tuple(aliases), vendor)):
            question = _entry("", spelling)
            rarity = {word: self._rarity(word) for word in question.words}
            for number in self._near(spelling):
                entry = self._entries[number]
                if entry:
                    score = _alike(question, entry, rarity)
                    if entry.key not in best or best[entry.key].score < score:
                        found = entry.spelling
                        best[entry.key] = Like(entry.key, score, found.field, found.found)
        return sorted(best.values(), key=lambda like: (-like.score, like.key))[:limit]

    def _near(self, spelling: Spelling) -> list[int]:
        """Return what is written alike, and what names the same known product."""
        known = (number for product in spelling.known for number in self._naming.get(product, ()))
        return list({*self._postings.nearest(_parts(spelling), LOOKED_AT), *known})

    def _rarity(self, word: str) -> float:
        return log(2 + self._there / (1 + self._having[word]))


def _entry(key: str, spelling: Spelling) -> _Entry:
    words = spelling.words
    return _Entry(key, spelling, "".join(words), " ".join(sorted(words)), frozenset(words))


def _parts(spelling: Spelling) -> Words:
    """Return the words, and the whole written together, so that Power BI finds PowerBI."""
    words = spelling.words
    return (*words, "".join(words)) if len(words) > 1 else words


def _alike(question: _Entry, entry: _Entry, rarity: dict[str, float]) -> float:
    """Return how alike two names are, the vendors' agreement counted in."""
    if question.spelling.known & entry.spelling.known:
        return SAME_KNOWN_PRODUCT
    letters = max(
        fuzz.ratio(question.joined, entry.joined),
        fuzz.ratio(question.spelling.letters, entry.spelling.letters),
        fuzz.ratio(question.spaced, entry.spaced),
        PART_OF_THE_NAME * fuzz.token_set_ratio(question.spaced, entry.spaced),
    )
    shared = sum(rarity[word] for word in question.words & entry.words)
    score = LETTERS * letters + RARE_WORDS * 100 * shared / sum(rarity.values())
    agree = vendors_agree(question.spelling.vendor, entry.spelling.vendor)
    same_writing = fuzz.ratio(question.spelling.found, entry.spelling.found) / 100
    return max(0, min(100, round(score + same_writing + (0, SAME_VENDOR, OTHER_VENDOR)[agree], 1)))
