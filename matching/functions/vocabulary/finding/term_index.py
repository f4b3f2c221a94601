"""Terms by the rarest of their parts, looked up first word by word, then across words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from matching.functions.vocabulary.finding.hits import Hit, hit_of, quick_hit
from matching.functions.vocabulary.finding.parted_text import MOST_PARTS, PartedText, Word
from matching.functions.vocabulary.finding.standing import Text, standing
from matching.functions.vocabulary.terms import Term
from matching.language.compounds import Compounds
from matching.language.memory import Memory
from matching.language.tokens import Token

Others = dict[str, list[tuple[list[str], Term]]]
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
                self._phrases[parts[0]].setdefault(parts[1], []).append((parts[2:], term))
                self._marked.update(parts)
        self._compounds = compounds
        self.words: Memory[str, Word[Hit]] = Memory(self._word)
        """What is known of each word, wherever it stands."""

    def hits(self, text: Text) -> list[Hit]:
        """Return every word of the vocabulary that stands in a text, parts of others too."""
        found = [
            _moved(hit, number) if number else hit
            for number, word in enumerate(text.words)
            for hit in word.within
        ]
        if len(text.where) > 1:
            found += [hit for hit in self._phrases_in(text) if hit.first != hit.last]
        return found

    def _word(self, word: str) -> Word[Hit]:
        parts = self._compounds.parts(word)[:MOST_PARTS]
        marked = tuple(place for place in enumerate(parts) if place[1] in self._marked)
        if not marked and self._alone.keys().isdisjoint(parts):
            return Word(parts, (), ())
        alone = Word[Hit](parts, marked, ())
        text = PartedText([Token(word, 0, 0, 0)], {word: alone})
        within = [
            hit_of(term, [place] * len(term.parts), text.words)
            for place, part in enumerate(parts)
            for term in self._alone.get(part, ())
        ]
        return alone._replace(within=(*within, *self._phrases_in(text)))

    def _phrases_in(self, text: Text) -> list[Hit]:
        where = text.where
        found: list[Hit] = []
        for anchor in where:
            others = self._phrases.get(anchor)
            if others is not None:
                for next_rarest in others if len(others) < len(where) else where:
                    if next_rarest in where and next_rarest in others:
                        for rest, term in others[next_rarest]:
                            if not rest or _are_in(where, rest):
                                found += standing(term, anchor, text)
        return found


def _moved(hit: Hit, number: int) -> Hit:
    code, word, _first, _last, telling, in_prose, places, count = hit
    places <<= number * MOST_PARTS
    return quick_hit((code, word, number, number, telling, in_prose, places, count))


def _are_in(where: Mapping[str, object], parts: Iterable[str]) -> bool:
    for part in parts:  # noqa: SIM110 - twice as fast as all, and asked for every phrase
        if part not in where:
            return False
    return True
