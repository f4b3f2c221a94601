"""Words that speak against a function: outside a find, they make it doubtful."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from matching.functions.vocabulary.finding.hits import Hit
from matching.functions.vocabulary.finding.standing import Text, standing
from matching.functions.vocabulary.terms import Term


class CounterIndex:
    """The words that speak against each function."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: defaultdict[str, list[Term]] = defaultdict(list)
        for term in terms:
            self._terms[term.code].append(term)
        self.parts = frozenset(
            part for terms in self._terms.values() for t in terms for part in t.parts
        )
        self._first = {
            code: frozenset(term.parts[0] for term in terms) for code, terms in self._terms.items()
        }

    def against(self, found: Sequence[Hit], text: Text) -> frozenset[str]:
        """Return the functions of the hits that a word outside their own speaks against."""
        there = text.where.keys()
        codes = {
            hit.code
            for hit in found
            if hit.code in self._first and not self._first[hit.code].isdisjoint(there)
        }
        return frozenset(code for code in codes if self._speaks_against(code, found, text))

    def _speaks_against(self, code: str, found: Sequence[Hit], text: Text) -> bool:
        own = [hit.places for hit in found if hit.code == code]
        return any(
            not any(not counter.places & ~places for places in own)
            for term in self._terms[code]
            if all(part in text.where for part in term.parts)
            for counter in standing(term, term.parts[0], text)
        )
