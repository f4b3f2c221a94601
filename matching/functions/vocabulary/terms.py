"""The vocabulary's words as they are looked for: their parts, and how telling they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from matching.functions.vocabulary.entries import FunctionEntry
from matching.language.compounds import Compounds, Parts
from matching.language.lexicon import GENERAL
from matching.language.stemming import stem
from matching.language.tokens import words
from matching.language.word_lists import word_set

_LINKING = word_set(
    """
    av för i och på till med som hos vid den det en ett att om från per efter eller samt
    under mellan inom genom mot utan over över
    """
)
GENERAL_STEMS = frozenset(stem(word) for word in GENERAL)
SHARED_BY = {1: 1.0, 2: 0.6, 3: 0.45}
SHARED_BY_MORE = 0.35
SHARED_WITH_KIN = 0.9
IN_OTHERS = ((1, 1.0), (3, 0.9), (6, 0.8))
IN_MANY_OTHERS = 0.65
ONLY_GENERAL_WORDS = 0.75
HEADS_OTHERS = ((2, 1.0), (4, 0.75), (6, 0.55))
HEADS_MANY_OTHERS = 0.45


class Term(NamedTuple):
    """A word or phrase of a function; its worth is 1.0 where it says only that.

    In prose, where words of many fields stand by chance, a common word is worth less.
    """

    code: str
    word: str
    parts: Parts
    worth: float
    in_prose: float = 1.0


def phrase_parts(compounds: Compounds, phrase: str) -> Parts:
    """Return the parts of a phrase's words, without the small words that link them."""
    return tuple(
        part for word in words(phrase) if word not in _LINKING for part in compounds.parts(word)
    )


def terms_of(functions: Sequence[FunctionEntry], compounds: Compounds) -> tuple[Term, ...]:
    """Return every word of every function, once per function, with its worth."""
    parts_of = {
        function.code: _distinct(compounds, (function.label, *function.synonyms))
        for function in functions
    }
    owners = _owners(parts_of)
    heads = _heads(parts_of)
    kin = _kin(functions)
    spread = _spread(parts_of)
    return tuple(
        Term(
            code,
            word,
            parts,
            _worth(code, parts, owners[tuple(sorted(parts))], heads, kin[code]),
            _in_prose(parts, spread, kin[code]),
        )
        for code, known in parts_of.items()
        for parts, word in known.items()
    )


def _worth(
    code: str, parts: Parts, owners: set[str], heads: Mapping[str, set[str]], kin: set[str]
) -> float:
    """A word is worth less where others own it too, or have it at the end of longer ones."""
    worth = SHARED_BY.get(len(owners - kin | {code}), SHARED_BY_MORE)
    if len(owners & kin) > 1:
        worth *= SHARED_WITH_KIN
    if GENERAL_STEMS.issuperset(parts):
        worth *= ONLY_GENERAL_WORDS
    return worth if len(parts) > 1 else min(worth, _heading(parts[0], heads, kin))


def _distinct(compounds: Compounds, phrases: Iterable[str]) -> dict[Parts, str]:
    found: dict[Parts, str] = {}
    for phrase in phrases:
        parts = phrase_parts(compounds, phrase)
        if len(parts) > 1 or not GENERAL_STEMS.issuperset(parts):
            found.setdefault(parts, phrase)
    return found


def _heads(parts_of: Mapping[str, Mapping[Parts, str]]) -> dict[str, set[str]]:
    """For each part: the functions that have a longer word ending with it."""
    heads: defaultdict[str, set[str]] = defaultdict(set)
    for code, known in parts_of.items():
        for parts in known:
            if len(parts) > 1:
                heads[parts[-1]].add(code)
    return heads


def _kin(functions: Sequence[FunctionEntry]) -> dict[str, set[str]]:
    """A function, its parent and its children: a word that they share is not ambiguous."""
    kin = {function.code: {function.code, function.parent} for function in functions}
    for function in functions:
        if function.parent in kin:
            kin[function.parent].add(function.code)
    return kin


def _spread(parts_of: Mapping[str, Mapping[Parts, str]]) -> dict[str, set[str]]:
    """For each part: the functions that have it anywhere in their words."""
    spread: defaultdict[str, set[str]] = defaultdict(set)
    for code, known in parts_of.items():
        for parts in known:
            for part in parts:
                spread[part].add(code)
    return spread


def _in_prose(parts: Parts, spread: Mapping[str, set[str]], kin: set[str]) -> float:
    others = min(len(spread[part] - kin) for part in parts)
    if len(parts) > 1:
        return 1.0
    return next((worth for most, worth in IN_OTHERS if others <= most), IN_MANY_OTHERS)


def _owners(parts_of: Mapping[str, Mapping[Parts, str]]) -> dict[Parts, set[str]]:
    owners: defaultdict[Parts, set[str]] = defaultdict(set)
    for code, known in parts_of.items():
        for parts in known:
            owners[tuple(sorted(parts))].add(code)
    return owners


def _heading(part: str, heads: Mapping[str, set[str]], kin: set[str]) -> float:
    """A word that ends the words of many other functions, as schema does, says little alone."""
    others = len(heads.get(part, set()) - kin)
    return next((worth for most, worth in HEADS_OTHERS if others <= most), HEADS_MANY_OTHERS)
