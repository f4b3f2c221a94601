"""Words that speak against a function: outside a find, they make it doubtful."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from matching.functions.vocabulary.finding.hits import Hit
from matching.functions.vocabulary.finding.standing import Phrase, Text, phrase_of, standing
from matching.functions.vocabulary.terms import Term

NONE: frozenset[str] = frozenset()


class CounterIndex:
    """The words that speak against each function."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._phrases: defaultdict[str, list[Phrase]] = defaultdict(list)
        for term in terms:
            self._phrases[term.code].append(phrase_of(term))
        self.parts = frozenset(
            part for known in self._phrases.values() for one in known for part in one.term.parts
        )
        self._first = {
            code: frozenset(one.term.parts[0] for one in known)
            for code, known in self._phrases.items()
        }

    def against(
        self, found: Sequence[Hit], text: Text, others: Iterable[str] = ()
    ) -> frozenset[str]:
        """Return the functions of the hits, or others, that a word outside their own is against."""
        there, first = text.where.keys(), self._first
        asked = {hit.code for hit in found}.union(others)
        codes = [code for code in asked if code in first and not first[code].isdisjoint(there)]
        if not codes:
            return NONE
        return frozenset([code for code in codes if self._speaks_against(code, found, text)])

    def _speaks_against(self, code: str, found: Sequence[Hit], text: Text) -> bool:
        own = [hit.places for hit in found if hit.code == code]
        return any(
            not any(not counter.places & ~places for places in own)
            for phrase in self._phrases[code]
            if all(part in text.where for part in phrase.term.parts)
            for counter in standing(phrase, phrase.term.parts[0], text)
        )
