"""Terms of several parts as they are looked for: by two of them, near each other."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from matching.functions.vocabulary.finding.parted_text import MOST_PARTS
from matching.functions.vocabulary.terms import Term

APART = 2
"""How many other words may stand between the words of a phrase."""
REACH_OF_TWO = 1 + APART


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term of several parts; how far from one the others may stand, and whether in its clause."""

    term: Term
    reach: int
    in_one_clause: bool
    first: str


def phrase_of(term: Term) -> Phrase:
    """Return a term as it is looked for around one of its parts."""
    return Phrase(term, len(term.parts) - 1 + APART, "," not in term.word, term.parts[0])


@dataclass(slots=True)
class Pair:
    """The terms whose two rarest parts are the same: of these alone, and with others left."""

    of_two: list[Phrase] = field(default_factory=list)
    longer: list[tuple[frozenset[str], Phrase]] = field(default_factory=list)
    far: int = 0
    """Further apart than this the two are in none of them."""

    def add(self, rest: frozenset[str], phrase: Phrase) -> None:
        """Add a term."""
        if len(phrase.term.parts) == 2:
            self.of_two.append(phrase)
        else:
            self.longer.append((rest, phrase))
        self.far = max(self.far, (phrase.reach + 1) * MOST_PARTS)

    def of(self, parts: AbstractSet[str]) -> Iterator[Phrase]:
        """Return the terms that are made of some parts."""
        yield from self.of_two
        for rest, phrase in self.longer:
            if rest <= parts:
                yield phrase


Others = dict[str, Pair]
"""Terms by the next rarest of their parts."""
