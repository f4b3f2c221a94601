"""What is known beforehand: products with their other names, and words for what systems do."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matching.language.stemming import stem
from matching.names.reading.vendors import vendor_words, vendors_agree
from matching.names.reading.words import core_words, words_of

SHORTEST_TASK = 4
"""Shorter words in a name are branches rather than tasks: LSS, IFO, VP."""
SHORTEST_PART = 5
"""A word may be the end of a compound from this length: planering, resursplanering."""

SHORTEST_FRONT = 3
"""The front of a compound has so many letters at least: Vklass is no kind of klass."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownProduct:
    """A product as the vocabulary knows it: former names and nicknames among the aliases."""

    name: str
    aliases: tuple[str, ...] = ()
    vendor: str = ""
    functions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Facts that names alone do not tell; without any, names are compared by their letters."""

    products: tuple[KnownProduct, ...] = ()
    tasks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Stems of words for what a system does, with the functions they mean."""

    def functions_of(self, word: str) -> frozenset[str]:
        """Return the functions that a word in a name stands for: Schema, Inköp, Enkät.

        Of a compound the last part counts: Resursplanering is a kind of planering.
        """
        if len(word) < SHORTEST_TASK or not self.tasks:
            return frozenset()
        root = stem(word)
        ends = (root[place:] for place in range(SHORTEST_FRONT, len(root) - SHORTEST_PART + 1))
        return next((self.tasks[end] for end in (root, *ends) if end in self.tasks), frozenset())


def tasks_from(terms: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return the stems of the single words among (function code, term), as Knowledge wants them."""
    found: dict[str, set[str]] = {}
    for code, term in terms:
        words = words_of(term)
        if len(words) == 1 and words[0].isalpha():
            found.setdefault(stem(words[0]), set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


class Catalogue:
    """The known products by the letters of their names."""

    def __init__(self, products: Iterable[KnownProduct]) -> None:
        self._products = tuple(products)
        self._vendors = [_vendors_of(product.vendor) for product in self._products]
        self._by_text: dict[str, set[int]] = {}
        for number, product in enumerate(self._products):
            for name in (product.name, *product.aliases):
                words = words_of(name)
                for text in {"".join(words), "".join(core_words(words))}:
                    self._by_text.setdefault(text, set()).add(number)

    def named(self, names: Iterable[Words], vendor: Words) -> frozenset[int]:
        """Return the products that one of the names is of, and that may be the vendor's."""
        if not self._by_text:
            return frozenset()
        texts = map("".join, names)
        numbers = {number for text in texts for number in self._by_text.get(text, ())}
        return frozenset(number for number in numbers if self._may_be_of(number, vendor))

    def functions_of(self, numbers: Iterable[int]) -> frozenset[str]:
        """Return what the products are known to do."""
        return frozenset(
            function for number in numbers for function in self._products[number].functions
        )

    def _may_be_of(self, number: int, vendor: Words) -> bool:
        known = self._vendors[number]
        return not known or any(vendors_agree(vendor, words) >= 0 for words in known)


def _vendors_of(vendor: str) -> list[Words]:
    """Return each vendor that is named: *RLDatix (Time Care)* are two."""
    return [words for words in map(vendor_words, re.split("[(/,]", vendor)) if words]
