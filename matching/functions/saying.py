"""Evidence in what people set, in the department's own words, and in names and purpose."""

from collections.abc import Iterable, Iterator

from matching.functions.evidence import Evidence, Signal
from matching.functions.vocabulary.compiled import Vocabulary
from matching.functions.vocabulary.hits import Hit
from matching.language.lexicon import MEANS
from matching.language.stemming import stem
from matching.language.tokens import fold, words
from matching.profiles import Profile

SET_BY_A_PERSON = 1.0
STATED, STATED_AMONG_OTHERS = 0.95, 0.6
NAMED, CALLED, PURPOSE = 0.65, 0.6, 0.55
DECIDING = 0.95
"""How telling a stated word must be to decide."""
COUNTERED = 0.3
ONLY_THE_MEANS, FIRST_OF_ALL = 0.5, 0.85
FIRST_WORDS, LATER_WORDS = (9, 1.0), (18, 0.85)
LAST_WORDS = 0.75
"""A purpose says first what the thing is for; what comes late is often said in passing."""
A_PHRASE = 1.1
_MEANS = frozenset(stem(word) for word in MEANS)

Spoken = Iterator[tuple[str, Evidence]]


def set_by_persons(vocabulary: Vocabulary, profile: Profile) -> Spoken:
    """Yield the functions that a person set, and those of the uses."""
    yield from _set(vocabulary, Signal.FUNCTION, "functions", profile.functions)
    for use in profile.uses:
        yield from _set(vocabulary, Signal.USE, "uses", use.functions)


def stated_evidence(vocabulary: Vocabulary, profile: Profile) -> Spoken:
    """Yield what the department's own words in the function field say; the plain ones decide."""
    for item in profile.stated:
        hits, against = vocabulary.find(item)
        for hit in hits:
            decides = (
                hit.telling >= DECIDING
                and hit.code not in against
                and vocabulary.is_a_job(hit.code, hit.word)
            )
            base = STATED if hit.telling >= DECIDING else STATED_AMONG_OTHERS
            weight = base * hit.telling * _countered(hit, against)
            yield hit.code, evidence_of(Signal.STATED, "stated", item, hit, weight, decides)


def told_evidence(vocabulary: Vocabulary, profile: Profile) -> Spoken:
    """Yield what name, aliases and purpose say in words; the names of departments say nothing."""
    where = frozenset(word for name in profile.departments for word in words(name))
    yield from _told(vocabulary, Signal.NAME, "name", profile.name, NAMED, where)
    for alias in profile.aliases:
        yield from _told(vocabulary, Signal.ALIAS, "aliases", alias, CALLED, where)
    yield from _told(vocabulary, Signal.PURPOSE, "purpose", profile.purpose, PURPOSE, where)


def _set(vocabulary: Vocabulary, signal: Signal, field: str, codes: Iterable[str]) -> Spoken:
    for code in codes:
        label = vocabulary.labels.get(code, code)
        yield code, Evidence(signal, field, label, label, SET_BY_A_PERSON, decides=True)


def _told(
    vocabulary: Vocabulary,
    signal: Signal,
    field: str,
    text: str,
    weight: float,
    where: frozenset[str],
) -> Spoken:
    hits, against = vocabulary.find(text)
    for hit in hits:
        found = fold(text[hit.start : hit.end])
        if found not in where:
            weighs = weight * hit.telling * _countered(hit, against)
            if signal is Signal.PURPOSE:
                weighs *= hit.in_prose * by_place(hit, found)
            yield hit.code, evidence_of(signal, field, text, hit, weighs)


def by_place(hit: Hit, found: str) -> float:
    """Return what a word in a purpose is worth where it stands."""
    number = min(number for number, _place in hit.places)
    share = next((s for last, s in (FIRST_WORDS, LATER_WORDS) if number < last), LAST_WORDS)
    if len(hit.places) > 1:
        share *= A_PHRASE
    if is_means(found):
        share *= ONLY_THE_MEANS if number else FIRST_OF_ALL
    return share


def _countered(hit: Hit, against: frozenset[str]) -> float:
    return COUNTERED if hit.code in against else 1.0


def is_means(found: str) -> bool:
    """Return whether a word only says how a thing is done."""
    return stem(found) in _MEANS


def evidence_of(
    signal: Signal, field: str, text: str, hit: Hit, weight: float, decides: bool = False
) -> Evidence:
    return Evidence(signal, field, text[hit.start : hit.end], hit.word, round(weight, 3), decides)
