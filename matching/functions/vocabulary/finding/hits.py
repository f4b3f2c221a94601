"""The vocabulary's words as they stand in a text, and which of them count."""

from collections.abc import Sequence
from typing import NamedTuple

from matching.functions.vocabulary.finding.parted_text import MOST_PARTS, Place, Word
from matching.functions.vocabulary.terms import Term
from matching.functions.vocabulary.worth import GENERAL_STEMS
from matching.language.compounds import Parts
from matching.language.quick_tuples import quickly

IN_ORDER, OUT_OF_ORDER = 1.0, 0.85
WITH_GENERAL_WORD, ENDS_A_COMPOUND, BEGINS_A_COMPOUND = 0.95, 0.85, 0.6


class Hit(NamedTuple):
    """A word of the vocabulary found in a text; telling is 1.0 for the very word, unambiguous.

    Its places are the bits of a number, so that one hit within another is found at once.
    """

    code: str
    word: str
    first: int
    last: int
    telling: float
    in_prose: float
    places: int
    size: int


quick_hit = quickly(Hit)


def hit_of(term: Term, places: Sequence[Place], words: Sequence[Word[Hit]]) -> Hit:
    """Return a term that stands at some places among words."""
    bits = 0
    for place in places:
        bits |= 1 << place
    numbers = [place // MOST_PARTS for place in places]
    first, last = min(numbers), max(numbers)
    if first == last:
        closeness = _within(words[first].parts, bits >> first * MOST_PARTS)
    else:
        closeness = _across(places, numbers, bits, words)
    telling, count = term.worth * closeness, bits.bit_count()
    return quick_hit((term.code, term.word, first, last, telling, term.in_prose, bits, count))


def longest(found: list[Hit]) -> list[Hit]:
    """Leave out what is only a part of a longer find: skolschema is no schema."""
    if len(found) < 2:
        return found
    found.sort(key=_longest_first)
    kept: list[Hit] = []
    for hit in found:
        places, code = hit.places, hit.code
        for longer in kept:
            if not places & ~longer.places and (code == longer.code or places != longer.places):
                break
        else:
            kept.append(hit)
    return kept


def _longest_first(hit: Hit) -> tuple[int, float, int, str, str]:
    return -hit.size, -hit.telling, hit.first, hit.code, hit.word


def _across(
    places: Sequence[Place], numbers: Sequence[int], bits: int, words: Sequence[Word[Hit]]
) -> float:
    """The words as they stand in the vocabulary tell most, and parts of other words least."""
    distinct = set(numbers)
    closeness = IN_ORDER
    for number in distinct:
        parts = words[number].parts
        if len(parts) > 1:
            closeness = min(closeness, _within(parts, bits >> number * MOST_PARTS))
    if max(distinct) - min(distinct) < len(distinct) and list(places) == sorted(places):
        return closeness
    return closeness * OUT_OF_ORDER


def _within(parts: Parts, covered: int) -> float:
    """How much of a compound the found parts are: all, its end, or only its beginning."""
    if len(parts) == 1:
        return IN_ORDER
    rest = [part for place, part in enumerate(parts) if not covered >> place & 1]
    if not rest:
        return IN_ORDER
    if GENERAL_STEMS.issuperset(rest):
        return WITH_GENERAL_WORD
    return ENDS_A_COMPOUND if covered >> (len(parts) - 1) & 1 else BEGINS_A_COMPOUND
