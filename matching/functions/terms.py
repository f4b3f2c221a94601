"""The vocabulary's words as the detector looks for them: parts in stems, and how telling they are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from matching.functions.entries import FunctionEntry
from matching.language.compounds import Compounds, Parts
from matching.language.lexicon import GENERAL
from matching.language.stemming import stem
from matching.language.tokens import words

_LINKING = frozenset(
    ["av", "för", "i", "och", "på", "till", "med", "som", "hos", "vid", "den", "det", "en", "ett", "att", "om", "från", "per", "efter", "eller", "samt", "under", "mellan", "inom", "genom", "mot", "utan", "over", "över"]
)
GENERAL_STEMS = frozenset(stem(word) for word in GENERAL)
SHARED_BY = {1: 1.0, 2: 0.6, 3: 0.45}
SHARED_BY_MORE = 0.35
HEADS_OTHERS = ((2, 1.0), (4, 0.75), (6, 0.55))
HEADS_MANY_OTHERS = 0.45


class Term(NamedTuple):
    """A word or phrase of a function; its worth is 1.0 where it says only that."""

    code: str
    word: str
    parts: Parts
    worth: float


def phrase_parts(compounds: Compounds, phrase: str) -> Parts:
    """Return the parts of a phrase's words, without the small words that link them."""
    return tuple(
        part
        for word in words(phrase)
        if word not in _LINKING
        for part in compounds.parts(word)
    )


def terms_of(functions: Sequence[FunctionEntry], compounds: Compounds) -> tuple[Term, ...]:
    """Return every word of every function, once per function, with its worth."""
    parts_of = {
        function.code: _distinct(compounds, (function.label, *function.synonyms))
        for function in functions
    }
    owners = Counter(parts for known in parts_of.values() for parts in known)
    heads = _heads(parts_of)
    kin = _kin(functions)
    return tuple(
        Term(code, word, parts, _shared(owners[parts]) * _heading(parts, heads, kin[code]))
        for code, known in parts_of.items()
        for parts, word in known.items()
    )


def _distinct(compounds: Compounds, phrases: Iterable[str]) -> dict[Parts, str]:
    found: dict[Parts, str] = {}
    for phrase in phrases:
        parts = phrase_parts(compounds, phrase)
        if parts and not GENERAL_STEMS.issuperset(parts):
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


def _shared(owners: int) -> float:
    return SHARED_BY.get(owners, SHARED_BY_MORE)


def _heading(parts: Parts, heads: Mapping[str, set[str]], kin: set[str]) -> float:
    """A word that ends the words of many other functions, as schema does, says little alone."""
    if len(parts) > 1:
        return 1.0
    others = len(heads.get(parts[0], set()) - kin)
    return next((worth for most, worth in HEADS_OTHERS if others <= most), HEADS_MANY_OTHERS)
