"""The vocabulary's words as they stand in a text, and which of them count."""

from collections.abc import Mapping, Sequence

from matching.functions.vocabulary.finding.parted_text import MOST_PARTS, Hit, Place, Placed
from matching.functions.vocabulary.terms import Term
from matching.functions.vocabulary.worth import GENERAL_STEMS
from matching.language.compounds import Parts

IN_ORDER, OUT_OF_ORDER = 1.0, 0.85
LINKED = 0.9
"""With as many small words between as in the vocabulary: in prose they may stand so by chance."""
WITH_GENERAL_WORD, ENDS_A_COMPOUND, BEGINS_A_COMPOUND = 0.95, 0.85, 0.6
ALONE = (IN_ORDER, IN_ORDER)


Placings = Mapping[int, Placed]
"""The words of a text that matter, by number."""


def hit_of(term: Term, places: list[Place], words: Placings) -> Hit:
    """Return a term that stands at some places among words.

    The words as they stand in the vocabulary tell most, and parts of other words least.
    """
    covered: dict[int, int] = {}
    bits = 0
    for place in places:
        bits |= 1 << place
        number = place // MOST_PARTS
        covered[number] = covered.get(number, 0) | 1 << place % MOST_PARTS
    closeness = min([words[number][0].shares[some] for number, some in covered.items()])
    first, last, count = min(covered), max(covered), len(covered)
    apart, in_prose = last - first - count + 1, term.in_prose
    is_turned = count > 1 and places != sorted(places)
    if apart or is_turned:
        if closeness == IN_ORDER and apart <= term.links and not is_turned:
            in_prose *= LINKED
        else:
            closeness *= OUT_OF_ORDER
    minus_size, telling = -bits.bit_count(), term.worth * closeness
    return minus_size, -telling, first, term.code, term.word, last, in_prose, bits


def pair_of(term: Term, begin: Place, end: Place, words: Placings) -> Hit:
    """Return a term of two parts that stand in two words."""
    first, last = begin // MOST_PARTS, end // MOST_PARTS
    one = words[first][0].shares[1 << begin % MOST_PARTS]
    other = words[last][0].shares[1 << end % MOST_PARTS]
    closeness = one if one < other else other  # noqa: FURB136 - min takes three times as long
    apart, in_prose = last - first - 1, term.in_prose
    if apart:
        if closeness == IN_ORDER and 0 < apart <= term.links:
            in_prose *= LINKED
        else:
            closeness *= OUT_OF_ORDER
            first, last = min(first, last), max(first, last)
    telling, bits = term.worth * closeness, 1 << begin | 1 << end
    return -2, -telling, first, term.code, term.word, last, in_prose, bits


def longest(found: list[Hit]) -> list[Hit]:
    """Leave out what is only a part of a longer find: skolschema is no schema."""
    if len(found) < 2:
        return found
    found.sort()
    kept: list[Hit] = []
    for hit in found:
        code, places = hit[3], hit[7]
        for _size, _telling, _first, its_code, _word, _last, _in_prose, its_places in kept:
            if not places & ~its_places and (code == its_code or places != its_places):
                break
        else:
            kept.append(hit)
    return kept


def shares(parts: Parts) -> Sequence[float]:
    """Return how much of a word some of its parts are, by the bits of their numbers."""
    if len(parts) == 1:
        return ALONE
    return [_share(parts, covered) for covered in range(1 << len(parts))]


def _share(parts: Parts, covered: int) -> float:
    """All of a compound tells most, then its end, and only its beginning least."""
    rest = [part for place, part in enumerate(parts) if not covered >> place & 1]
    if not rest:
        return IN_ORDER
    if GENERAL_STEMS.issuperset(rest):
        return WITH_GENERAL_WORD
    return ENDS_A_COMPOUND if covered >> (len(parts) - 1) & 1 else BEGINS_A_COMPOUND
