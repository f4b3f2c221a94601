"""Evidence in what people set, in the department's own words, and in names and purpose."""

from collections.abc import Iterable, Iterator

from matching.functions.evidence import Evidence, Signal, quick_evidence
from matching.functions.vocabulary.compiled import Vocabulary
from matching.language.memory import Memory
from matching.language.tokens import words
from matching.profiles import Profile

SET_BY_A_PERSON = 1.0
STATED, STATED_AMONG_OTHERS = 0.95, 0.5
NAMED, CALLED, PURPOSE = 0.65, 0.6, 0.55
DECIDING, SPECIFIC = 0.95, 0.9
"""How telling a stated word must be to decide, and in how few words of other functions."""

Spoken = Iterator[tuple[str, Evidence]]


def set_by_persons(vocabulary: Vocabulary, profile: Profile) -> Spoken:
    """Yield the functions that a person set, and those of the uses."""
    for code in profile.functions:
        yield code, set_evidence(vocabulary, code, Signal.FUNCTION, "functions")
    for use in profile.uses:
        for code in use.functions:
            yield code, set_evidence(vocabulary, code, Signal.USE, "uses")


def set_evidence(vocabulary: Vocabulary, code: str, signal: Signal, field: str) -> Evidence:
    """Return the evidence that a person set a function: what it is called."""
    label = vocabulary.labels.get(code, code)
    return Evidence(signal, field, label, label, SET_BY_A_PERSON, decides=True)


def stated_evidence(vocabulary: Vocabulary, profile: Profile) -> Spoken:
    """Yield what the department's own words in the function field say; the plain ones decide."""
    for item in profile.stated:
        for find in vocabulary.find(item):
            is_plain = find.telling >= DECIDING
            weight = round((STATED if is_plain else STATED_AMONG_OTHERS) * find.telling, 3)
            decides = (
                is_plain and find.commonness >= SPECIFIC and not vocabulary.is_a_field(find.code)
            )
            yield (
                find.code,
                Evidence(Signal.STATED, "stated", find.found, find.matched, weight, decides),
            )


def told_evidence(vocabulary: Vocabulary, profile: Profile) -> Spoken:
    """Yield what name, aliases and purpose say in words; the names of departments say nothing."""
    where = _where(profile.departments)
    yield from _called(vocabulary, Signal.NAME, (profile.name,), where)
    if profile.aliases:
        yield from _called(vocabulary, Signal.ALIAS, profile.aliases, where)
    signal = Signal.PURPOSE
    for find in vocabulary.find[profile.purpose]:
        if find.word not in where:
            weight = round(PURPOSE * find.in_prose, 3)
            said = (signal, "purpose", find.found, find.matched, weight, False)
            yield find.code, quick_evidence(said)


def _called(
    vocabulary: Vocabulary, signal: Signal, names: Iterable[str], where: frozenset[str]
) -> Spoken:
    field, base = ("name", NAMED) if signal is Signal.NAME else ("aliases", CALLED)
    for name in names:
        for find in vocabulary.find[name]:
            if find.word not in where:
                weight = round(base * find.telling, 3)
                yield (
                    find.code,
                    quick_evidence((signal, field, find.found, find.matched, weight, False)),
                )


def _words_of(departments: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in departments for word in words(name))


_where: Memory[tuple[str, ...], frozenset[str]] = Memory(_words_of)
