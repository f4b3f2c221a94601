"""The vocabulary compiled: what every reading looks words up in."""

from collections.abc import Iterable, Mapping, Sequence

from matching.functions.vocabulary.entries import FunctionEntry, ProductEntry
from matching.functions.vocabulary.finding.counters import NONE, CounterIndex
from matching.functions.vocabulary.finding.finds import Find, find_of
from matching.functions.vocabulary.finding.glancing import Glancing
from matching.functions.vocabulary.finding.hits import longest
from matching.functions.vocabulary.finding.parted_text import PartedText
from matching.functions.vocabulary.finding.term_index import TermIndex
from matching.functions.vocabulary.products import ProductIndex, Recognition
from matching.functions.vocabulary.terms import Term, phrase_parts, terms_of
from matching.language.compounds import Compounds, Parts
from matching.language.memory import Memory
from matching.language.tokens import words


class Vocabulary:
    """Functions and products, ready to be found in texts."""

    def __init__(
        self, functions: Iterable[FunctionEntry], products: Iterable[ProductEntry]
    ) -> None:
        entries: Sequence[FunctionEntry] = tuple(functions)
        self.labels: Mapping[str, str] = {entry.code: entry.label for entry in entries}
        self.parents: Mapping[str, str] = {entry.code: entry.parent for entry in entries}
        self._fields = frozenset(self.parents.values())
        self.compounds = Compounds(
            word
            for entry in entries
            for phrase in (entry.label, *entry.synonyms)
            for word in words(phrase)
        )
        self._counters = CounterIndex(_counters(entries, self.compounds))
        terms = terms_of(entries, self.compounds)
        self._terms = TermIndex(terms, self.compounds, self._counters.parts)
        self._glancing = Glancing(self._terms.known)
        self._products = ProductIndex(products)
        self.recognise: Memory[str, tuple[Recognition, ...]] = Memory(self._recognise)
        """The known products that a name names."""
        self.find: Memory[str, tuple[Find, ...]] = Memory(self.find_once)
        """What is found in a text that is likely to come again, such as a name."""

    def is_a_field(self, code: str) -> bool:
        """Return whether a function is a whole field of others, such as skola."""
        return code in self._fields

    def look_at(self, names: Iterable[str]) -> None:
        """Find out what names say, which is asked more than once."""
        for memory in (self.find, self.recognise):
            for name in names:
                memory[name]

    def find_all(self, text: str) -> tuple[Find, ...]:
        """Return what is found in all words of a text, denied or not."""
        return self._found_in(text, self._glancing.at_all(text))

    def find_once(self, text: str) -> tuple[Find, ...]:
        """Return what is found in the words of a text that are not denied."""
        return self._found_in(text, self._glancing.at_affirmed(text))

    def find_in_purpose(
        self, purpose: str, in_name: Iterable[Find]
    ) -> tuple[Sequence[Find], frozenset[str]]:
        """Return what is found in a purpose, and what it speaks against of itself or a name."""
        if not purpose:
            return (), NONE
        parted = self._glancing.at_affirmed(purpose)
        hits = longest(self._terms.hits(parted))
        against = self._counters.against(hits, parted, [find.code for find in in_name])
        return [find_of(hit, purpose, parted, against) for hit in hits], against

    def _recognise(self, name: str) -> tuple[Recognition, ...]:
        return self._products.recognise(name)

    def _found_in(self, text: str, parted: PartedText) -> tuple[Find, ...]:
        hits = longest(self._terms.hits(parted))
        if not hits:
            return ()
        against = self._counters.against(hits, parted)
        return tuple([find_of(hit, text, parted, against) for hit in hits])


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
