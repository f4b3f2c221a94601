"""Registers of any size as the detector reads them, and the needs that they are asked with."""

import random
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.detector.made_up.phrases import ABOUT_THE_JOB, ABOUT_THE_REST, HOME_MADE, NEEDS
from benchmarks.detector.made_up.words import Jobs
from benchmarks.names.made_up.respellings import as_registered
from matching.profiles import Profile, UseProfile

SENTENCES = random.Random(1).choices((0, 1, 2, 3), (4, 36, 40, 20), k=1000)
"""How many a department writes of a system; a few write none."""
STATED = random.Random(2).choices((0, 1, 2), (10, 70, 20), k=1000)
"""How many of its functions it writes in the function field."""
SHARE_KNOWN, SHARE_SET_BY_HAND, SHARE_WITH_USES = 0.6, 0.2, 0.4


class Teller:
    """Tells of systems and needs as departments do."""

    def __init__(self, jobs: Jobs, seed: int) -> None:
        self._jobs, self._chance = jobs, random.Random(seed)

    def profiles(self, count: int) -> list[Profile]:
        """Return so many systems."""
        return [self._profile(f"{number:07d}") for number in range(count)]

    def told_anew(self, profile: Profile) -> Profile:
        """Return a system that somebody has described again."""
        return replace(profile, purpose=self.purpose([self._jobs.code(self._chance)]))

    def needs(self, count: int) -> list[str]:
        """Return so many needs."""
        return [self._filled(self._chance.choice(NEEDS), self._codes()) for _ in range(count)]

    def purpose(self, codes: list[str]) -> str:
        """Return what a department writes about a system that serves the functions."""
        return " ".join(self._sentences(codes))

    def _profile(self, key: str) -> Profile:
        known = self._chance.random() < SHARE_KNOWN
        product = self._jobs.product(self._chance)
        codes = product.codes if known else self._codes()
        name, vendor = self._filled(self._chance.choice(HOME_MADE), codes), ""
        if known:
            name, vendor = as_registered(self._chance, product.name, product.vendor or "Okänd")
        by_hand = self._chance.random() < SHARE_SET_BY_HAND
        return Profile(
            key=key,
            name=name,
            aliases=tuple(product.aliases[:1]) if known and self._chance.random() < 0.2 else (),
            vendor=vendor,
            purpose=self.purpose(codes),
            stated=self._stated(codes),
            functions=tuple(codes[:1]) if by_hand else (),
            uses=self._uses(codes),
            departments=(self._chance.choice(self._jobs.words.departments),),
        )

    def _sentences(self, codes: list[str]) -> Iterator[str]:
        count = self._chance.choice(SENTENCES)
        told = (self._chance.choice(ABOUT_THE_JOB), *self._chance.sample(ABOUT_THE_REST, 2))
        for phrase in told[:count]:
            yield self._filled(phrase, codes)

    def _stated(self, codes: list[str]) -> tuple[str, ...]:
        some = codes[: self._chance.choice(STATED)]
        return tuple(self._chance.choice(self._jobs.terms[code]) for code in some)

    def _uses(self, codes: list[str]) -> tuple[UseProfile, ...]:
        if self._chance.random() > SHARE_WITH_USES:
            return ()
        functions = tuple(codes[:1]) if self._chance.random() < 0.3 else ()
        return (UseProfile(functions),) * self._chance.randint(1, 3)

    def _codes(self) -> list[str]:
        return [self._jobs.code(self._chance) for _ in range(self._chance.randint(1, 2))]

    def _filled(self, phrase: str, codes: list[str]) -> str:
        return self._jobs.filled(self._chance, phrase, codes)
