"""Known products recognised by name, alias and vendor."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from matching.functions.vocabulary.entries import ProductEntry
from matching.functions.vocabulary.worth import GENERAL_STEMS
from matching.language.memory import Memory
from matching.language.ordinary_words import ORDINARY
from matching.language.stemming import stem
from matching.language.tokens import Token, in_piece, pieces, words
from matching.language.tokens import tokens as words_of
from matching.language.word_lists import word_set

SHORT = 3
"""Names of so few letters are abbreviations that others use too."""

_VERSION = re.compile(r"v?\d+(\d|[a-z])?|20\d\d|x")
_UNSAYING = word_set(
    """
    ab kommun kommunens app appen webb web online molnet moln saas drift prod produktion
    test system systemet modul pro nx enterprise cloud version ny nya gamla lokal licens
    licenser server klient plus professional standard sverige svenska i på för och hos
    """
)
_HOME_MADE = word_set(
    """
    egen eget egna egenutvecklad egenutvecklat intern internt access
    """
)


class Recognition(NamedTuple):
    """A product recognised in a name, and whether the name says nothing else."""

    product: ProductEntry
    known_as: str
    start: int
    end: int
    whole: bool
    distinctive: bool
    doubted: bool
    """Whether the register itself is unsure: "Interbook?"."""


class Named(NamedTuple):
    """A product under one of its names, and whether that name alone is telling."""

    product: ProductEntry
    name: str
    vendor: frozenset[str]
    telling: bool


class ProductIndex:
    """Products by the words of their names, joined: Time Care and TimeCare are one name."""

    def __init__(self, products: Iterable[ProductEntry]) -> None:
        self._named: defaultdict[str, list[Named]] = defaultdict(list)
        for product in products:
            vendor = frozenset(words(product.vendor))
            for name in (product.name, *product.aliases):
                key = "".join(words(name))
                self._named[key].append(Named(product, name, vendor, _is_telling(key)))
        self._beginnings = {key[:end] for key in self._named for end in range(1, len(key) + 1)}

    def recognise(self, name: str) -> tuple[Recognition, ...]:
        """Return the products that a name names, the longest name first and none within it."""
        if self._beginnings.isdisjoint(
            chain.from_iterable(in_piece[one].words for one in pieces(name))
        ):
            return ()
        tokens = words_of(name)
        found: list[Recognition] = []
        taken: set[int] = set()
        for minus_length, first, key in sorted(self._standing(tokens)):
            last = first - minus_length
            numbers = range(first, last)
            if taken.isdisjoint(numbers):
                taken.update(numbers)
                place = tokens[first].start, tokens[last - 1].end
                rest = [token.word for token in (*tokens[:first], *tokens[last:])]
                doubted = name[place[1] :].lstrip().startswith("?")
                found += [_recognition(one, place, rest, doubted) for one in self._named[key]]
        return tuple(found)

    def _standing(self, tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
        """Return every name that words next to each other spell: its length, place and key."""
        found: list[tuple[int, int, str]] = []
        for first, token in enumerate(tokens):
            key, last = token.word, first + 1
            while key in self._beginnings:
                if key in self._named:
                    found.append((first - last, first, key))
                if last == len(tokens):
                    break
                key += tokens[last].word
                last += 1
        return found


def _recognition(
    named: Named, place: tuple[int, int], rest: Sequence[str], doubted: bool
) -> Recognition:
    product, name, vendor, telling = named
    whole = all(word in vendor or _says_nothing[word] for word in rest)
    distinctive = telling or not vendor.isdisjoint(rest)
    return Recognition(product, name, *place, whole, distinctive, doubted)


def _is_telling(key: str) -> bool:
    return len(key) > SHORT and key not in ORDINARY and stem(key) not in GENERAL_STEMS


def _is_empty(word: str) -> bool:
    return len(word) == 1 or word in _UNSAYING or _VERSION.fullmatch(word) is not None


_says_nothing: Memory[str, bool] = Memory(_is_empty)


@lru_cache(maxsize=50_000)
def vendors_agree(vendor: str, of_product: str, product: str) -> bool | None:
    """Return whether a vendor is that of a product, None where one of them is not known."""
    theirs = set(words(of_product)) | set(words(product)) - ORDINARY
    own = [word for word in words(vendor) if word not in {"ab", "as", "okänd", "känt", "ej"}]
    if not own or not of_product:
        return False if not _HOME_MADE.isdisjoint(own) else None
    joined = "".join(own)
    return any(word in theirs for word in own) or any(
        len(word) > SHORT and (word in joined or (len(joined) > SHORT and joined in word))
        for word in theirs
    )
