"""Words that speak against a function: outside a find, they make it doubtful."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from matching.functions.vocabulary.finding.parted_text import Hit, PartedText
from matching.functions.vocabulary.finding.phrases import Phrase, phrase_of
from matching.functions.vocabulary.finding.standing import standing
from matching.functions.vocabulary.terms import Term

NONE: frozenset[str] = frozenset()
ByFirst = dict[str, list[Phrase]]
"""Words against a function by the first of their parts."""


class CounterIndex:
    """The words that speak against each function."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._phrases: defaultdict[str, ByFirst] = defaultdict(dict)
        parts: set[str] = set()
        for term in terms:
            self._phrases[term.code].setdefault(term.parts[0], []).append(phrase_of(term))
            parts.update(term.parts)
        self.parts = frozenset(parts)

    def against(
        self, found: Sequence[Hit], text: PartedText, others: Iterable[str] = ()
    ) -> frozenset[str]:
        """Return the functions of the hits, or others, that a word outside their own is against."""
        there, phrases = text.where.keys(), self._phrases
        asked = phrases.keys() & {hit[3] for hit in found}.union(others)
        codes = [code for code in asked if not phrases[code].keys().isdisjoint(there)]
        if not codes:
            return NONE
        return frozenset([code for code in codes if self._speaks_against(code, found, text)])

    def _speaks_against(self, code: str, found: Sequence[Hit], text: PartedText) -> bool:
        own = [hit[7] for hit in found if hit[3] == code]
        by_first, there = self._phrases[code], text.where.keys()
        return any(
            not any(not counter[7] & ~places for places in own)
            for first in by_first.keys() & there
            for phrase in by_first[first]
            if there >= set(phrase.term.parts)
            for counter in standing(phrase, first, text)
        )
