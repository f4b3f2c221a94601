"""Which functions a need asks for: read from its words, and from what the department set."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from matching.functions.evidence import Evidence, ServedFunction, Signal
from matching.functions.saying import set_evidence
from matching.functions.vocabulary.compiled import Vocabulary
from matching.functions.weighing import weigh

WORD, PHRASE = 0.55, 0.7
"""A need has only its text, so that a phrase weighs more than in a purpose."""
NAMED, NAMED_ALSO = 0.75, 0.3
"""What a product that the need names is best known for, and what else it can do."""
ONLY_THE_MEANS = 0.6
AVOIDED = 0.5
_TO_AVOID = re.compile(r"\b(?:slippa|slipper|i ?stället för)\b[^.,;!?]*", re.IGNORECASE)
"""What a department wants to be rid of is not what it asks for."""
UNCLEAR = 20
LEAST = 25


def read_need(
    vocabulary: Vocabulary, text: str, functions: Iterable[str] = (), name: str = ""
) -> tuple[ServedFunction, ...]:
    """Return the functions that a need asks for, the surest first."""
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for code, evidence in _asked_for(vocabulary, text, functions, name):
        found[code].append(evidence)
    asked = [weigh(code, evidence) for code, evidence in found.items()]
    asked.sort(key=lambda one: (-one.score, one.code))
    return tuple(one for one in asked if one.score >= LEAST)


def _asked_for(
    vocabulary: Vocabulary, text: str, functions: Iterable[str], name: str
) -> Iterator[tuple[str, Evidence]]:
    for code in functions:
        yield code, set_evidence(vocabulary, code, Signal.FUNCTION, "functions")
    for field, words_of_it in (("name", name), ("text", text)):
        yield from _in_words(vocabulary, field, words_of_it)
        yield from _products_named(vocabulary, field, words_of_it)


def _products_named(
    vocabulary: Vocabulary, field: str, text: str
) -> Iterator[tuple[str, Evidence]]:
    for known in vocabulary.recognise(text):
        if known.distinctive:
            found = text[known.start : known.end]
            for place, code in enumerate(known.product.functions):
                weight = NAMED_ALSO if place else NAMED
                yield (
                    code,
                    Evidence(Signal.KNOWN_PRODUCT, field, found, known.known_as, weight),
                )


def _in_words(vocabulary: Vocabulary, field: str, text: str) -> Iterator[tuple[str, Evidence]]:
    avoided = [match.span() for match in _TO_AVOID.finditer(text)]
    finds = list(vocabulary.find_all(text))
    more_than_means = any(not find.is_means for find in finds)
    for find in finds:
        weight = (PHRASE if find.is_phrase else WORD) * find.telling * find.commonness
        if find.is_means and more_than_means:
            weight *= ONLY_THE_MEANS
        if any(first <= find.start < last for first, last in avoided):
            weight *= AVOIDED
        yield (
            find.code,
            Evidence(Signal.PURPOSE, field, find.found, find.matched, round(weight, 3)),
        )


def is_clear(asked: Sequence[ServedFunction]) -> bool:
    """Return whether a need asks for one thing more than for others, not one word for each."""
    if len(asked) < 2 or len(asked[0].evidence) > 1:
        return True
    return asked[0].score - asked[1].score > UNCLEAR or len(asked[1].evidence) > 1
