"""What is there already, with what speaks for it and what was answered, a line each."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.cli.requests.words import piece_of_evidence
from app.cli.speaking.printing import shown
from app.labels import label
from app.schemas.gate.requests.candidates import CandidateOut
from app.wording.numbers import in_number
from app.wording.overlaps import joined
from intake.candidates.candidate import LIKELY, TO_BE_AGREED
from matching.functions.evidence import Certainty

UNANSWERED = "obesvarat"
NOTHING_LIKELY = "inget som troligen möter behovet"
FEW_WORDS = 32
FEWEST_WEAK = 4


def alternatives(candidates: Sequence[CandidateOut]) -> Iterator[RenderableType]:
    """Return the candidates that must be answered, or are; and the names of some weak ones."""
    listed = [(number, one) for number, one in enumerate(candidates, 1) if is_shown(one)]
    if listed:
        yield _heading([one for _, one in listed])
        yield _listed(listed)
    elif candidates:
        yield Text.assemble("\n", ("Det finns redan", "bold"), f"  {NOTHING_LIKELY}")
    weak = [called(one) for one in candidates if not is_shown(one)]
    if weak:
        more = len(weak) - FEWEST_WEAK
        named = joined([*weak[:FEWEST_WEAK], *([f"{more} till"] if more > 0 else [])])
        told = Text(f"Svaga träffar, som inte behöver svar: {shown(named)}", style="dim")
        yield Padding(told, (0, 0, 0, 2), expand=False)


def is_shown(candidate: CandidateOut) -> bool:
    """Return whether a candidate stands out: by its likeness, or because it was answered."""
    return candidate.score >= LIKELY or candidate.answer is not None


def called(candidate: CandidateOut) -> str:
    """Return what people call a candidate."""
    if candidate.request is not None:
        return f"{candidate.request.reference} {candidate.request.title}"
    return "–" if candidate.system is None else candidate.system.name


def answer_in_words(candidate: CandidateOut) -> str:
    """Return what was answered, and whether that counts."""
    if candidate.answer is None:
        return UNANSWERED
    told = label(candidate.answer)
    if candidate.until is not None:
        told = f"{told} till {candidate.until}"
    if candidate.reason_code is not None:
        told = f"{told} ({label(candidate.reason_code)})"
    if candidate.answer in TO_BE_AGREED and candidate.agreed_by is None:
        return f"{told}, säger {_who(candidate)}; kundansvarig har inte sagt sitt"
    return f"{told} – {candidate.reason}" if candidate.reason else told


def _who(candidate: CandidateOut) -> str:
    return "någon" if candidate.answered_by is None else candidate.answered_by.name


def _heading(candidates: Sequence[CandidateOut]) -> Text:
    left = sum(1 for one in candidates if answer_in_words(one) == UNANSWERED)
    count = in_number(len(candidates), "alternativ", "alternativ")
    answered = in_number(left, "obesvarat", "obesvarade") if left else "alla besvarade"
    return Text.assemble("\n", ("Det finns redan", "bold"), f"  {count}, {answered}")


def _listed(candidates: Sequence[tuple[int, CandidateOut]]) -> Table:
    listed = Table.grid(padding=(0, 2))
    listed.add_column(justify="right", no_wrap=True, min_width=3)
    listed.add_column(overflow="fold", ratio=6)
    listed.add_column(no_wrap=True)
    listed.add_column(overflow="fold", ratio=8, style="dim")
    listed.add_column(overflow="fold", ratio=10)
    for number, one in candidates:
        certainty = f"{label(Certainty(one.certainty))} {one.score}"
        answer = Text(shown(answer_in_words(one)), "" if one.answer else "yellow")
        listed.add_row(str(number), _name(one), certainty, shown(_evidence(one)), answer)
    return listed


def _name(candidate: CandidateOut) -> Text:
    named = Text(shown(called(candidate)))
    if candidate.common_solution:
        named.append(" gemensam", style="green")
    if candidate.request is not None:
        named.append(f", {shown(candidate.request.unit.name)}", style="dim")
    return named


def _evidence(candidate: CandidateOut) -> str:
    """Return the weightiest evidence, in a few words."""
    if not candidate.evidence:
        return ""
    heaviest = max(candidate.evidence, key=lambda evidence: evidence.weight)
    words = piece_of_evidence(heaviest)
    return words if len(words) <= FEW_WORDS else f"{words[:FEW_WORDS].rstrip()}…"
