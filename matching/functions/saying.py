"""Evidence in what people set, in the department's own words, and in names and purpose."""

from collections.abc import Iterable
from functools import lru_cache

from matching.functions.evidence import Evidence, Signal, quick_evidence, rounded
from matching.functions.vocabulary.compiled import Vocabulary
from matching.functions.vocabulary.finding.finds import Find
from matching.language.memory import MOST_TEXTS, Memory
from matching.language.tokens import words
from matching.profiles import Profile

SET_BY_A_PERSON = 1.0
STATED, STATED_IN_GENERAL, STATED_AMONG_OTHERS = 0.95, 0.65, 0.5
NAMED, CALLED, PURPOSE = 0.7, 0.6, 0.6
MERE_MEANS = 0.6
"""Beside another word of the name, webb or formulär says how it is done."""
SPOKEN_AGAINST, OF_A_PRODUCT = 0.65, 0.7
"""A word of a name says less where the purpose speaks against it, or a product is so called."""
PLAIN, SPECIFIC = 0.95, 0.9
"""How telling a stated word must be, and in how few words of other functions, to decide."""
DECIDING = PLAIN * STATED

Spoken = list[tuple[str, Evidence]]
"""What speaks for a function, with its code."""

_NAME, _ALIAS = (Signal.NAME, "name", NAMED), (Signal.ALIAS, "aliases", CALLED)
_PURPOSE = Signal.PURPOSE
_NOTHING: frozenset[str] = frozenset()


def set_by_persons(vocabulary: Vocabulary, profile: Profile) -> Spoken:
    """Return the functions that a person set, and those of the uses."""
    if not profile.functions and not profile.uses:
        return []
    used = dict.fromkeys([code for use in profile.uses for code in use.functions])
    return [
        *(
            (c, set_evidence(vocabulary, c, Signal.FUNCTION, "functions"))
            for c in profile.functions
        ),
        *((code, set_evidence(vocabulary, code, Signal.USE, "uses")) for code in used),
    ]


@lru_cache(maxsize=5_000)
def set_evidence(vocabulary: Vocabulary, code: str, signal: Signal, field: str) -> Evidence:
    """Return the evidence that a person set a function: what it is called."""
    label = vocabulary.labels.get(code, code)
    return Evidence(signal, field, label, label, SET_BY_A_PERSON, decides=True)


def stated_evidence(vocabulary: Vocabulary, profile: Profile) -> Spoken:
    """Return what the department's own words in the function field say; the plain ones decide."""
    said: Spoken = []
    for item in profile.stated:
        said += _said_by(vocabulary, item)
    return said


@lru_cache(maxsize=MOST_TEXTS)
def _said_by(vocabulary: Vocabulary, item: str) -> Spoken:
    said: Spoken = []
    for find in vocabulary.find[item]:
        weight = rounded[_base(find) * find.telling]
        decides = weight >= DECIDING and not vocabulary.is_a_field(find.code)
        evidence = (Signal.STATED, "stated", find.found, find.matched, weight, decides)
        said.append((find.code, quick_evidence(evidence)))
    return said


def _base(find: Find) -> float:
    """A word that is also a part of other functions' words tells less on its own."""
    if find.telling < PLAIN:
        return STATED_AMONG_OTHERS
    return STATED if find.commonness >= SPECIFIC else STATED_IN_GENERAL


def told_evidence(vocabulary: Vocabulary, profile: Profile) -> Spoken:
    """Return what name, aliases and purpose say in words; the names of departments say nothing."""
    where = _where[profile.departments]
    in_name = vocabulary.find[profile.name]
    in_purpose, against = vocabulary.find_in_purpose(profile.purpose, in_name)
    said = _called(vocabulary, profile.name, _NAME, where, against)
    for alias in profile.aliases:
        said += _called(vocabulary, alias, _ALIAS, where, _NOTHING)
    return said + _told(in_purpose, where)


def _told(finds: Iterable[Find], where: frozenset[str]) -> Spoken:
    said: Spoken = []
    for find in finds:
        if find.word not in where:
            weight = rounded[PURPOSE * find.in_prose]
            evidence = (_PURPOSE, "purpose", find.found, find.matched, weight, False)
            said.append((find.code, quick_evidence(evidence)))
    return said


def _called(
    vocabulary: Vocabulary,
    name: str,
    how: tuple[Signal, str, float],
    where: frozenset[str],
    against: frozenset[str],
) -> Spoken:
    finds = vocabulary.find[name]
    if not finds:
        return []
    signal, field, base = how
    products = [one for one in vocabulary.recognise[name] if one.distinctive and not one.doubted]
    says_what = any(not find.is_means and find.word not in where for find in finds)
    said: Spoken = []
    for find in finds:
        if find.word not in where:
            share = MERE_MEANS if find.is_means and says_what else 1.0
            if find.code in against and not find.is_countered:
                share *= SPOKEN_AGAINST
            if products and any(one.start <= find.start < one.end for one in products):
                share *= OF_A_PRODUCT
            weight = rounded[base * share * find.telling]
            evidence = (signal, field, find.found, find.matched, weight, False)
            said.append((find.code, quick_evidence(evidence)))
    return said


def _words_of(departments: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in departments for word in words(name))


_where: Memory[tuple[str, ...], frozenset[str]] = Memory(_words_of)
