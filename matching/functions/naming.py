"""Evidence in names: a known product says what it can do, and where it does one thing, decides."""

from collections.abc import Iterator

from matching.functions.evidence import Evidence, Signal
from matching.functions.vocabulary.compiled import Vocabulary
from matching.functions.vocabulary.products import Recognition, vendors_agree
from matching.profiles import Profile

ONE_THING = 0.9
MAINLY = 0.55
MAINLY_BUT_OTHERS_TOLD = 0.45
SUPPORTED = 0.45
ALSO = 0.3
DOUBTFUL = 0.2
ANOTHER_VENDOR = 0.1
ONLY_A_PART_OF_THE_NAME = 0.6
"""What follows a product's name is often a module, which does something else."""


def product_evidence(
    vocabulary: Vocabulary, profile: Profile, spoken_of: set[str]
) -> Iterator[tuple[str, Evidence]]:
    """Yield what the known products in name and aliases are for, each product once."""
    told: set[str] = set()
    for field, name in (("name", profile.name), *(("aliases", a) for a in profile.aliases)):
        for known in vocabulary.recognise(name):
            if known.product.name in told:
                continue
            told.add(known.product.name)
            for code, weight in _weights(known, profile.vendor, spoken_of):
                found = name[known.start : known.end]
                yield (
                    code,
                    Evidence(
                        Signal.KNOWN_PRODUCT,
                        field,
                        found,
                        known.known_as,
                        weight,
                        decides=weight >= ONE_THING,
                    ),
                )


def _weights(known: Recognition, vendor: str, spoken_of: set[str]) -> Iterator[tuple[str, float]]:
    """A suite's text picks among its functions; where it picks none, the main one is proposed."""
    functions = known.product.functions
    agree = vendors_agree(vendor, known.product)
    trusted = agree or (agree is None and known.distinctive)
    picked = spoken_of.intersection(functions)
    share = 1.0 if known.whole else ONLY_A_PART_OF_THE_NAME
    for place, code in enumerate(functions):
        if not trusted:
            weight = ANOTHER_VENDOR if agree is False else DOUBTFUL
        elif len(functions) == 1:
            weight = ONE_THING
        elif code in picked:
            weight = SUPPORTED
        else:
            weight = ALSO if place else (MAINLY_BUT_OTHERS_TOLD if picked else MAINLY)
        yield code, round(weight if code in picked else weight * share, 3)
