"""What decides: a stated word or a known product, where nothing speaks for something else."""

from collections.abc import Iterable, Mapping, Sequence

from matching.functions.evidence import Evidence, Signal, doubt

CONTESTING = 0.5

Found = Mapping[str, Sequence[Evidence]]


def contested(found: Found, decided: Iterable[str]) -> Found:
    """A stated word alone does not decide where all the rest speaks for something else."""
    alone = {code for code, known in found.items() if _is_a_stated_word_alone(known)}
    if all(code in alone or doubt(known) > CONTESTING for code, known in found.items()):
        return found
    return {
        code: [evidence._replace(decides=False) for evidence in known] if code in alone else known
        for code, known in found.items()
    }


def _is_a_stated_word_alone(known: Sequence[Evidence]) -> bool:
    return all(evidence.signal is Signal.STATED for evidence in known)
