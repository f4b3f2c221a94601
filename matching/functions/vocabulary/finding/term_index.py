"""Terms by the rarest of their parts, looked up first word by word, then across words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from matching.functions.vocabulary.finding.hits import (
    ALONE,
    Hit,
    hit_of,
    longest,
    quick_hit,
    shares,
)
from matching.functions.vocabulary.finding.parted_text import MOST_PARTS, PartedText, Word
from matching.functions.vocabulary.finding.standing import Phrase, Text, phrase_of, spread, standing
from matching.functions.vocabulary.terms import Term
from matching.language.compounds import Compounds
from matching.language.lexicon import is_means

Others = dict[str, list[tuple[frozenset[str], Phrase]]]
"""Terms by the next rarest of their parts, with the parts that are left."""


class TermIndex:
    """Terms by the rarest of their parts."""

    def __init__(
        self, terms: Iterable[Term], compounds: Compounds, also_marked: Iterable[str] = ()
    ) -> None:
        known = list(terms)
        common = Counter(part for term in known for part in set(term.parts))
        self._alone: defaultdict[str, list[Term]] = defaultdict(list)
        self._phrases: defaultdict[str, Others] = defaultdict(dict)
        self._marked = set(also_marked)
        for term in known:
            parts = sorted(set(term.parts), key=lambda part: (common[part], part))
            if len(parts) == 1:
                self._alone[parts[0]].append(term)
            else:
                others = self._phrases[parts[0]].setdefault(parts[1], [])
                others.append((frozenset(parts[2:]), phrase_of(term)))
                self._marked.update(parts)
        self._compounds = compounds

    def hits(self, text: Text) -> list[Hit]:
        """Return every word of the vocabulary that stands in a text, parts of others too."""
        found = [
            _moved(hit, number) if number else hit
            for number, placed in text.words.items()
            for hit in placed[0].within
        ]
        if len(text.where) > 1:
            found += self._phrases_in(text, spread)
        return found

    def known(self, word: str) -> Word[Hit]:
        """Return what is known of a word, wherever it stands."""
        parts = self._compounds.parts(word)[:MOST_PARTS]
        marked = tuple((part, n) for n, part in enumerate(parts) if part in self._marked)
        if not marked and self._alone.keys().isdisjoint(parts):
            return Word(word, parts, ALONE, (), (), is_means(word))
        alone: Word[Hit] = Word(word, parts, shares(parts), marked, (), is_means(word))
        text = PartedText({0: (alone, 0, 0, 0)})
        within = [
            hit_of(term, [place] * len(term.parts), text.words)
            for place, part in enumerate(parts)
            for term in self._alone.get(part, ())
        ]
        return alone._replace(within=tuple(longest(within + self._phrases_in(text, standing))))

    def _phrases_in(self, text: Text, find: Callable[[Phrase, str, Text], list[Hit]]) -> list[Hit]:
        there, phrases = text.where.keys(), self._phrases
        found: list[Hit] = []
        for anchor in there:
            others = phrases.get(anchor)
            if others and not others.keys().isdisjoint(there):
                for next_rarest in others.keys() & there:
                    for rest, phrase in others[next_rarest]:
                        if not rest or rest <= there:
                            found += find(phrase, anchor, text)
        return found


def _moved(hit: Hit, number: int) -> Hit:
    code, word, _first, _last, telling, in_prose, places, count = hit
    places <<= number * MOST_PARTS
    return quick_hit((code, word, number, number, telling, in_prose, places, count))
