"""The vocabulary compiled: what every reading looks words up in."""

from collections.abc import Iterable, Mapping, Sequence

from matching.functions.entries import FunctionEntry, ProductEntry
from matching.functions.hits import Hit, TermIndex
from matching.functions.products import ProductIndex, Recognition
from matching.functions.terms import Term, phrase_parts, terms_of
from matching.language.compounds import Compounds, Parts
from matching.language.denials import affirmed
from matching.language.tokens import tokens, words

KEPT_TEXTS = 50_000
"""Texts whose words are remembered: registers repeat themselves."""


class Vocabulary:
    """Functions and products, ready to be found in texts."""

    def __init__(
        self, functions: Iterable[FunctionEntry], products: Iterable[ProductEntry]
    ) -> None:
        entries: Sequence[FunctionEntry] = tuple(functions)
        self.labels: Mapping[str, str] = {entry.code: entry.label for entry in entries}
        self.parents: Mapping[str, str] = {entry.code: entry.parent for entry in entries}
        self.compounds = Compounds(
            word
            for entry in entries
            for phrase in (entry.label, *entry.synonyms)
            for word in words(phrase)
        )
        self._terms = TermIndex(terms_of(entries, self.compounds))
        self._counters = TermIndex(_counters(entries, self.compounds))
        self._products = ProductIndex(products)
        self._hits: dict[tuple[str, bool], tuple[tuple[Hit, ...], frozenset[str]]] = {}
        self._recognised: dict[str, tuple[Recognition, ...]] = {}

    def find(self, text: str, *, denials: bool = True) -> tuple[tuple[Hit, ...], frozenset[str]]:
        """Return the words found in a text, and the functions it has a counter-word of."""
        known = self._hits.get((text, denials))
        if known is None:
            if len(self._hits) >= KEPT_TEXTS:
                self._hits.clear()
            known = self._hits[text, denials] = self._find(text, denials)
        return known

    def recognise(self, name: str) -> tuple[Recognition, ...]:
        """Return the known products that a name names."""
        known = self._recognised.get(name)
        if known is None:
            if len(self._recognised) >= KEPT_TEXTS:
                self._recognised.clear()
            known = self._recognised[name] = self._products.recognise(tokens(name))
        return known

    def _find(self, text: str, denials: bool) -> tuple[tuple[Hit, ...], frozenset[str]]:
        said = tokens(text)
        told = affirmed(said) if denials else said
        hits = self._terms.hits(told, self.compounds)
        against = {
            counter.code
            for counter in self._counters.hits(told, self.compounds)
            if not any(hit.code == counter.code and counter.places <= hit.places for hit in hits)
        }
        return hits, frozenset(against)


def compile_vocabulary(
    functions: Iterable[FunctionEntry], products: Iterable[ProductEntry]
) -> Vocabulary:
    """Return the vocabulary as the detector reads with it."""
    return Vocabulary(functions, products)


def _counters(entries: Sequence[FunctionEntry], compounds: Compounds) -> Iterable[Term]:
    for entry in entries:
        for word in entry.counter_words:
            parts: Parts = phrase_parts(compounds, word)
            if parts:
                yield Term(entry.code, word, parts, 1.0)
