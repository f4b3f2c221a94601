"""Evidence in names: a known product says what it can do, and where it does one thing, decides."""

from collections.abc import Container, Iterator, Mapping, Sequence

from matching.functions.evidence import Evidence, Signal, quick_evidence, rounded
from matching.functions.vocabulary.compiled import Vocabulary
from matching.functions.vocabulary.products import Recognition, vendors_agree
from matching.profiles import Profile

ONE_THING = 0.9
MAINLY = 0.55
MAINLY_BUT_OTHERS_TOLD, CLEARLY_TOLD = 0.45, 0.5
IN_PART_BUT_SUPPORTED = 0.7
IN_ITS_NAME = 0.5
SUPPORTED = 0.55
ALSO = 0.3
DOUBTFUL, DOUBTED = 0.2, 0.35
ANOTHER_VENDOR = 0.1
WITH_A_MODULE, WITH_A_PLACE = 0.6, 0.95
"""What follows a product's name is a module, which may do something else, or says where it is."""
_PRODUCT = Signal.KNOWN_PRODUCT


def product_evidence(
    vocabulary: Vocabulary, profile: Profile, spoken: Sequence[tuple[str, Evidence]]
) -> list[tuple[str, Evidence]]:
    """Return what the known products in name and aliases are for, each product once."""
    told: set[str] = set()
    said: list[tuple[str, Evidence]] = []
    for field, name in (("name", profile.name), *(("aliases", a) for a in profile.aliases)):
        for known in vocabulary.recognise[name]:
            if known.product.name in told:
                continue
            decides = known.whole and not known.doubted and (field == "name" or not told)
            told.add(known.product.name)
            found = name[known.start : known.end]
            clearest = _clearest(spoken, field, found)
            share = _share(vocabulary, known, name)
            picked = _picked(spoken, field, found, known.product.functions)
            for code, full in _weights(vocabulary, known, profile.vendor, clearest, picked):
                weight = rounded[full if code in picked else full * share]
                is_sure = decides and weight >= ONE_THING
                evidence = (_PRODUCT, field, found, known.known_as, weight, is_sure)
                said.append((code, quick_evidence(evidence)))
    return said


def _clearest(
    spoken: Sequence[tuple[str, Evidence]], field: str, product: str
) -> Mapping[str, float]:
    """Return how clearly each function is spoken of; a product's own name says little."""
    clearest: dict[str, float] = {}
    for code, evidence in spoken:
        weight = evidence[4]
        if evidence[1] == field and evidence[2] in product:
            weight *= IN_ITS_NAME
        if weight >= clearest.get(code, 0.0):
            clearest[code] = weight
    return clearest


def _picked(
    spoken: Sequence[tuple[str, Evidence]], field: str, product: str, functions: Container[str]
) -> set[str]:
    """Return which functions are spoken of; where the name says a module, not those in passing."""
    all_said = [(code, evidence) for code, evidence in spoken if code in functions]
    modules = {code for code, one in all_said if one[1] == field and one[2] not in product}
    return {code for code, one in all_said if not modules or code in modules or one[1] == "stated"}


def _share(vocabulary: Vocabulary, known: Recognition, name: str) -> float:
    if known.whole:
        return 1.0
    says_more = any(not known.start <= f.start < known.end for f in vocabulary.find[name])
    return WITH_A_MODULE if says_more else WITH_A_PLACE


def _weights(
    vocabulary: Vocabulary,
    known: Recognition,
    vendor: str,
    spoken: Mapping[str, float],
    picked: Container[str],
) -> Iterator[tuple[str, float]]:
    """A suite's text picks among its functions; where it picks none, the main one is proposed."""
    functions = known.product.functions
    agree = vendors_agree(vendor, known.product.vendor, known.product.name)
    trusted = (agree or (agree is None and known.distinctive)) and not known.doubted
    near = {vocabulary.parents.get(code) or code for code in functions}.union(functions)
    others_told = any(
        weight >= CLEARLY_TOLD and near.isdisjoint((code, vocabulary.parents.get(code)))
        for code, weight in spoken.items()
    )
    functions_told = not spoken.keys().isdisjoint(functions)
    for place, code in enumerate(functions):
        is_picked = code in picked
        if not trusted:
            weight = ANOTHER_VENDOR if agree is False else (DOUBTED if is_picked else DOUBTFUL)
        elif len(functions) == 1:
            weight = ONE_THING if known.whole or not is_picked else IN_PART_BUT_SUPPORTED
        elif is_picked:
            weight = SUPPORTED
        else:
            weight = (
                ALSO
                if place
                else (MAINLY_BUT_OTHERS_TOLD if others_told or functions_told else MAINLY)
            )
        yield code, weight
