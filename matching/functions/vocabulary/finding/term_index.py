"""Terms by the rarest of their parts, looked up first word by word, then across words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from matching.functions.vocabulary.finding.hits import ALONE, hit_of, longest, shares
from matching.functions.vocabulary.finding.parted_text import MOST_PARTS, Hit, PartedText, Word
from matching.functions.vocabulary.finding.phrases import Others, Pair, phrase_of
from matching.functions.vocabulary.finding.standing import pairs, spread, standing
from matching.functions.vocabulary.terms import Term
from matching.language.compounds import Compounds
from matching.language.lexicon import is_means


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
                pair = self._phrases[parts[0]].setdefault(parts[1], Pair())
                pair.add(frozenset(parts[2:]), phrase_of(term))
                self._marked.update(parts)
        self._beside = {part: frozenset(others) for part, others in self._phrases.items()}
        self._compounds = compounds

    def hits(self, text: PartedText) -> list[Hit]:
        """Return every word of the vocabulary that stands in a text, parts of others too."""
        found = [
            _moved(hit, number) if number else hit
            for number, placed in text.words.items()
            for hit in placed[0].within
        ]
        there = text.where.keys()
        for anchor, other, pair in self._near(text):
            if pair.of_two:
                found += pairs(pair.of_two, anchor, other, text)
            for rest, phrase in pair.longer:
                if rest <= there:
                    found += spread(phrase, anchor, text)
        return found

    def known(self, word: str) -> Word:
        """Return what is known of a word, wherever it stands."""
        parts = self._compounds.parts(word)[:MOST_PARTS]
        marked = tuple((part, n) for n, part in enumerate(parts) if part in self._marked)
        if not marked and self._alone.keys().isdisjoint(parts):
            return Word(word, parts, ALONE)
        alone = Word(word, parts, shares(parts), marked)
        text = PartedText({0: (alone, 0, 0, 0)})
        within = [
            hit_of(term, [place] * len(term.parts), text.words)
            for place, part in enumerate(parts)
            for term in self._alone.get(part, ())
        ]
        for anchor, _other, pair in self._near(text):
            for phrase in pair.of(text.where.keys()):
                within += standing(phrase, anchor, text)
        return replace(alone, within=tuple(longest(within)), is_means=is_means(word))

    def _near(self, text: PartedText) -> Iterator[tuple[str, str, Pair]]:
        """Return the rarest and the next rarest part of terms, where they may be near enough."""
        where, beside_it = text.where, self._beside
        there = set(where)
        for anchor, places in where.items():
            others = beside_it.get(anchor)
            if others is None or others.isdisjoint(there):
                continue
            for next_rarest in others & there:
                pair, beside = self._phrases[anchor][next_rarest], where[next_rarest]
                if beside[0] - places[-1] < pair.far and places[0] - beside[-1] < pair.far:
                    yield anchor, next_rarest, pair


def _moved(hit: Hit, number: int) -> Hit:
    minus_size, minus_telling, _first, code, word, _last, in_prose, places = hit
    places <<= number * MOST_PARTS
    return minus_size, minus_telling, number, code, word, number, in_prose, places
