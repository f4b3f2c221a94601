"""Which functions a system serves, read from what the register says of it."""

from collections.abc import Sequence

from matching.functions.evidence import Evidence, Found, ServedFunction
from matching.functions.naming import product_evidence
from matching.functions.saying import set_by_persons, stated_evidence, told_evidence
from matching.functions.vocabulary.compiled import Vocabulary
from matching.functions.weighing import weigh_all
from matching.profiles import Profile


def read(vocabulary: Vocabulary, profile: Profile) -> tuple[ServedFunction, ...]:
    """Return the functions that a system serves, by code, each with its evidence.

    What a person refused is never among them. The same profile always gives the same answer.
    """
    return weigh_all(_found(vocabulary, profile), vocabulary.parents)


def read_in_steps(
    vocabulary: Vocabulary, profiles: Sequence[Profile]
) -> list[tuple[ServedFunction, ...]]:
    """Return the functions that each of some systems serves.

    Each step is done for all of them: the processor has its code and words at hand meanwhile.
    """
    vocabulary.look_at([profile.name for profile in profiles])
    found = [_found(vocabulary, profile) for profile in profiles]
    return [weigh_all(one, vocabulary.parents) for one in found]


def _found(vocabulary: Vocabulary, profile: Profile) -> Found:
    found: dict[str, list[Evidence]] = {}
    for code, evidence in _all_evidence(vocabulary, profile):
        if code in found:
            found[code].append(evidence)
        else:
            found[code] = [evidence]
    for code in profile.refused:
        found.pop(code, None)
    return found


def _all_evidence(vocabulary: Vocabulary, profile: Profile) -> list[tuple[str, Evidence]]:
    spoken = stated_evidence(vocabulary, profile) + told_evidence(vocabulary, profile)
    products = product_evidence(vocabulary, profile, spoken)
    return set_by_persons(vocabulary, profile) + spoken + products
