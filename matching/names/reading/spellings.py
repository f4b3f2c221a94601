"""The ways in which the register writes what a thing is called, made comparable."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from matching.language.quick_tuples import quickly
from matching.names.reading.knowledge import Catalogue, Knowledge
from matching.names.reading.vendors import OWN, vendor_words
from matching.names.reading.words import core_words, words_of
from matching.profiles import Profile

Words = tuple[str, ...]

_ENDS_WITH_A_BRANCH = re.compile(r"\s(?=\w?[A-ZÅÄÖ]\w?[A-ZÅÄÖ])\w{2,3}$")
"""A last word such as VoO, IFO or LSS says where a product is used, if it is not its own."""

LETTERS_OF_A_STEM = 3
"""A word in a name tells the task where a stated function begins with it: lab, labbdata."""


class Spelling(NamedTuple):
    """One name or alias of one profile."""

    owner: int
    field: str
    found: str
    """As it stands in the register."""
    words: Words
    """Folded, without versions and filler."""
    bare: Words
    """The same without the vendor's words."""
    vendor: Words
    """The vendor that the profile states."""
    named: Words
    """The vendor that the name itself begins or ends with."""
    known: frozenset[int] = frozenset()
    """The known products that it is a name of."""

    @property
    def letters(self) -> str:
        """The bare words written together."""
        return "".join(self.bare)

    @property
    def texts(self) -> list[str]:
        """Return the letters that this spelling is looked up by, each once."""
        if len(self.words) == 1:
            return [self.words[0]]
        texts = ["".join(self.words), "".join(sorted(self.words))]
        if self.bare != self.words:
            texts += ["".join(self.bare), "".join(sorted(self.bare))]
        return list(dict.fromkeys(texts))


_spelling = quickly(Spelling)


class Reader:
    """Reads profiles; knows what names may begin with, and what is known of products."""

    def __init__(self, profiles: Iterable[Profile], knowledge: Knowledge) -> None:
        vendors = {profile.vendor for profile in profiles}
        vendors.update(product.vendor for product in knowledge.products)
        self._makers = {words[0]: words for words in sorted(map(vendor_words, vendors)) if words}
        self._catalogue = Catalogue(knowledge.products)
        self._knowledge = knowledge

    def meet(self, vendor: str) -> None:
        """Learn that names may begin with this vendor's words from now on."""
        words = vendor_words(vendor)
        if words:
            self._makers.setdefault(words[0], words)

    def all_spellings(self, profiles: Sequence[Profile]) -> list[Spelling]:
        """Return the spellings of all profiles; an owner is a profile's place in the order."""
        return [
            spelling
            for owner, profile in enumerate(profiles)
            for spelling in self.spellings(owner, profile)
        ]

    def spellings(self, owner: int, profile: Profile) -> Iterator[Spelling]:
        """Give the name, and the aliases that are more than a short form of a module's name."""
        vendor = vendor_words(profile.vendor)
        name = self._spelling(owner, "name", profile.name, vendor)
        if name:
            yield name
        for field, found in _other_names(profile) if profile.aliases or profile.uses else ():
            alias = self._spelling(owner, field, found, vendor)
            if alias and not (name and self._short_for_a_module(alias, name, profile)):
                yield alias

    def _spelling(self, owner: int, field: str, found: str, vendor: Words) -> Spelling | None:
        words = core_words(words_of(found))
        if not words:
            return None
        bare, named = _without_maker(words, vendor, self._makers)
        known = self._known(found, words, bare, vendor or named)
        return _spelling((owner, field, found, words, bare, vendor, named, known))

    def _known(self, found: str, words: Words, bare: Words, vendor: Words) -> frozenset[int]:
        """Return the known products of that name; what is home-made is none of them."""
        if vendor == (OWN,):
            return frozenset()
        known = self._catalogue.named((words, bare), vendor)
        if known or not _ENDS_WITH_A_BRANCH.search(found):
            return known
        return self._catalogue.named((words[:-1],), vendor)

    def _short_for_a_module(self, alias: Spelling, name: Spelling, profile: Profile) -> bool:
        """Tell whether the alias leaves out of the name just what tells the module's task."""
        left_out = words_left_out(name.words, "".join(alias.words))
        return any(self._is_task(word, profile) for word in left_out)

    def _is_task(self, word: str, profile: Profile) -> bool:
        return bool(self._knowledge.functions_of(word)) or states(profile, word)


def words_left_out(words: Words, letters: str) -> Words:
    """Return the words after or before those that make up the letters; none where none do."""
    for place in range(1, len(words)):
        before, after = words[:place], words[place:]
        if "".join(before) == letters:
            return after
        if "".join(after) == letters:
            return before
    return ()


def _other_names(profile: Profile) -> Iterator[tuple[str, str]]:
    for alias in profile.aliases:
        yield "alias", alias
    for use in profile.uses:
        if use.local_name:
            yield "local_name", use.local_name


def _without_maker(words: Words, vendor: Words, makers: dict[str, Words]) -> tuple[Words, Words]:
    """Return the words without the maker's at the edges, and the maker that they named."""
    if vendor:
        return _stripped(words, vendor)
    for edge in (words[0], words[-1]):
        maker = makers.get(edge)
        if maker:
            bare, named = _stripped(words, maker)
            if named:
                return bare, named
    return words, ()


def _stripped(words: Words, maker: Words) -> tuple[Words, Words]:
    if words[0] == maker[0]:
        count = _shared_beginning(words, maker)
        return words[count:] or words, maker
    if words[-1] == maker[0] and len(words) > 1:
        return words[:-1], maker
    return words, ()


def _shared_beginning(words: Words, maker: Words) -> int:
    count = 0
    while count < min(len(words), len(maker)) and words[count] == maker[count]:
        count += 1
    return count


def states(profile: Profile, word: str) -> bool:
    """Tell whether a word of the name is what the department states as the task."""
    return len(word) >= LETTERS_OF_A_STEM and any(
        stated.startswith(word) for text in profile.stated for stated in words_of(text)
    )
