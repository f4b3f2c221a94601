"""All that speaks for each candidate, a heading and some lines each."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from app.cli.requests.sheet.alternatives import answer_in_words, called
from app.cli.requests.words import piece_of_evidence
from app.cli.speaking.printing import shown
from app.labels import label
from app.schemas.gate.requests.candidates import CandidateOut
from app.wording.numbers import in_number
from matching.functions.evidence import Certainty


def candidates_in_full(candidates: Sequence[CandidateOut]) -> Iterator[RenderableType]:
    """Return each candidate, numbered as on the screen, with its evidence and its answer."""
    for number, one in enumerate(candidates, 1):
        certainty = f"{label(Certainty(one.certainty))} {one.score}"
        yield Text.assemble(
            (f"{number:3}  {shown(called(one))}", "bold"), f"  {certainty}{_whose(one)}"
        )
        for line in [*_evidence(one), *_load(one), answer_in_words(one)]:
            yield Padding(Text(shown(line)), (0, 0, 0, 5), expand=False)


def _whose(candidate: CandidateOut) -> str:
    common = ", gemensam lösning" if candidate.common_solution else ""
    other, system = candidate.request, candidate.system
    owner = other.unit if other is not None else system and system.owner_unit
    return f"{common}, {shown(owner.name)}" if owner else common


def _evidence(candidate: CandidateOut) -> list[str]:
    heaviest = sorted(candidate.evidence, key=lambda one: -one.weight)
    return [piece_of_evidence(one) for one in heaviest]


def _load(candidate: CandidateOut) -> Iterator[str]:
    """More users are more work: what its people have promised others already (audit F10)."""
    if hours := candidate.promised_hours_per_month:
        yield f"Har lovat andra {in_number(hours, 'timme', 'timmar')} i månaden"
    if asked := candidate.unanswered_inquiries:
        yield f"Har {in_number(asked, 'obesvarad fråga', 'obesvarade frågor')} om att ta emot fler"
