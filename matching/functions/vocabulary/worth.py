"""How telling the vocabulary's words are: less where others own them, or are made of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from matching.functions.vocabulary.entries import FunctionEntry
from matching.language.compounds import Parts
from matching.language.lexicon import GENERAL
from matching.language.stemming import stem

GENERAL_STEMS = frozenset(stem(word) for word in GENERAL)
SHARED_BY = {1: 1.0, 2: 0.6, 3: 0.45}
SHARED_BY_MORE = 0.35
SHARED_WITH_KIN = 0.9
IN_OTHERS = ((1, 1.0), (3, 0.9), (6, 0.8))
IN_MANY_OTHERS = 0.65
ONLY_GENERAL_WORDS = 0.75
HEADS_OTHERS = ((2, 1.0), (4, 0.75), (6, 0.55))
HEADS_MANY_OTHERS = 0.45

Phrases = Mapping[str, Iterable[Parts]]
"""The words of each function, in parts."""


class Worth:
    """What each word of the vocabulary is worth among the words of all functions."""

    def __init__(self, functions: Sequence[FunctionEntry], phrases: Phrases) -> None:
        self._kin = _kin(functions)
        self._owners: defaultdict[Parts, set[str]] = defaultdict(set)
        self._heads: defaultdict[str, set[str]] = defaultdict(set)
        self._spread: defaultdict[str, set[str]] = defaultdict(set)
        for code, known in phrases.items():
            for parts in known:
                self._owners[tuple(sorted(parts))].add(code)
                if len(parts) > 1:
                    self._heads[parts[-1]].add(code)
                for part in parts:
                    self._spread[part].add(code)

    def alone(self, code: str, parts: Parts) -> float:
        """A word is worth less where others own it too, or have it at the end of longer ones."""
        owners, kin = self._owners[tuple(sorted(parts))], self._kin[code]
        worth = SHARED_BY.get(len(owners - kin | {code}), SHARED_BY_MORE)
        if len(owners & kin) > 1:
            worth *= SHARED_WITH_KIN
        if GENERAL_STEMS.issuperset(parts):
            worth *= ONLY_GENERAL_WORDS
        return worth if len(parts) > 1 else min(worth, self._heading(parts[0], kin))

    def in_prose(self, code: str, parts: Parts) -> float:
        """In prose, where words of many fields stand by chance, a common word is worth less."""
        if len(parts) > 1:
            return 1.0
        others = len(self._spread[parts[0]] - self._kin[code])
        return next((worth for most, worth in IN_OTHERS if others <= most), IN_MANY_OTHERS)

    def _heading(self, part: str, kin: set[str]) -> float:
        """A word that ends the words of many other functions, as schema does, says little alone."""
        others = len(self._heads.get(part, set()) - kin)
        return next((worth for most, worth in HEADS_OTHERS if others <= most), HEADS_MANY_OTHERS)


def _kin(functions: Sequence[FunctionEntry]) -> dict[str, set[str]]:
    """A function, its parent and its children: a word that they share is not ambiguous."""
    kin = {function.code: {function.code, function.parent} for function in functions}
    for function in functions:
        if function.parent in kin:
            kin[function.parent].add(function.code)
    return kin
