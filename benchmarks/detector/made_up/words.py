"""The words that phrases are filled with: the vocabulary's own, and places that are made up."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.detector.made_up.phrases import FIRST_PARTS, KINDS_OF_PLACE, LAST_PARTS, PEOPLE
from benchmarks.quality.labelled import sample_functions
from benchmarks.register.made_up.vocabulary import Product, Words, read_words


@dataclass(frozen=True)
class Jobs:
    """What systems are for: each function's own words, and all that the sample data tells."""

    terms: Mapping[str, tuple[str, ...]]
    words: Words

    def filled(self, chance: random.Random, phrase: str, codes: list[str]) -> str:
        """Return a phrase about functions, the first of them above all."""
        job, also = chance.choice(self.terms[codes[0]]), chance.choice(self.terms[codes[-1]])
        people, product = chance.choice(PEOPLE), self.product(chance)
        year = chance.randint(2003, 2025)
        return phrase.format(
            job=job,
            Job=_as_first(job),
            also=also,
            other=chance.choice(self.terms[self.code(chance)]),
            Definition=self.words.definitions[codes[0]],
            people=people,
            People=_as_first(people),
            place=_place(chance),
            department=chance.choice(self.words.departments),
            product=product.name,
            vendor=product.vendor or "kommunen själv",
            n=chance.randint(3, 900),
            hour=chance.randint(14, 19),
            year=year,
            later=year + chance.randint(2, 8),
        )

    def product(self, chance: random.Random) -> Product:
        """Return some known product."""
        return chance.choice(self.words.products)

    def code(self, chance: random.Random) -> str:
        """Return some function; a few are asked for much more often than most."""
        return self._codes[int(len(self._codes) * chance.random() ** 2)]

    @property
    def _codes(self) -> tuple[str, ...]:
        return tuple(self.terms)


def read_jobs() -> Jobs:
    """Read the sample data's vocabulary."""
    return Jobs(
        {one.code: (_as_inside(one.label), *one.synonyms) for one in sample_functions()},
        read_words(),
    )


def _place(chance: random.Random) -> str:
    name = f"{chance.choice(FIRST_PARTS)}{chance.choice(LAST_PARTS)}"
    return f"{chance.choice(KINDS_OF_PLACE)} {name}" if chance.random() < 0.7 else name


def _as_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _as_inside(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
