"""The vocabulary's words as they are looked for: their parts, and how telling they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.functions.vocabulary.entries import FunctionEntry
from matching.functions.vocabulary.worth import GENERAL_STEMS, Worth
from matching.language.compounds import Compounds, Parts
from matching.language.tokens import words
from matching.language.word_lists import word_set

_LINKING = word_set(
    """
    av för i och på till med som hos vid den det en ett att om från per efter eller samt
    under mellan inom genom mot over över
    """
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a function; its worth is 1.0 where it says only that.

    In prose, where words of many fields stand by chance, a common word is worth less.
    """

    code: str
    word: str
    parts: Parts
    worth: float
    in_prose: float = 1.0
    links: int = 0
    """How many small words link its own: as many in a text take nothing from it."""


def phrase_parts(compounds: Compounds, phrase: str) -> Parts:
    """Return the parts of a phrase's words, without the small words that link them."""
    return tuple(
        part for word in words(phrase) if word not in _LINKING for part in compounds.parts(word)
    )


def terms_of(functions: Sequence[FunctionEntry], compounds: Compounds) -> tuple[Term, ...]:
    """Return every word of every function, once per function, with its worth."""
    phrases = {
        function.code: _distinct(compounds, (function.label, *function.synonyms))
        for function in functions
    }
    worth = Worth(functions, phrases)
    return tuple(
        Term(code, word, parts, worth.alone(code, parts), worth.in_prose(code, parts), links)
        for code, known in phrases.items()
        for parts, (word, links) in known.items()
    )


def _distinct(compounds: Compounds, phrases: Iterable[str]) -> dict[Parts, tuple[str, int]]:
    """Return phrases by their parts, as first spelled, with the most words that link them."""
    found: dict[Parts, tuple[str, int]] = {}
    for phrase in phrases:
        parts = phrase_parts(compounds, phrase)
        if len(parts) > 1 or not GENERAL_STEMS.issuperset(parts):
            links = sum(word in _LINKING for word in words(phrase))
            spelled, most = found.get(parts, (phrase, 0))
            found[parts] = spelled, max(most, links)
    return found
