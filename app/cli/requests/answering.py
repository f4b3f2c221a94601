"""An answer of what is there already, and giving it of several candidates alike."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.cli.speaking.options import day, word_of
from app.client.reading import Read
from app.client.requests import Request, Requests
from app.labels import LABELS
from app.schemas.gate.requests.candidates import CandidateOut
from intake.candidates.candidate import Answer
from inventory.exemptions.exemption import ReasonCode

Content = dict[str, Any]


def answer_content(answer: str, reason: str, because: str, until: str) -> Content:
    """Return what is answered of a candidate."""
    return {
        "answer": word_of(LABELS[Answer])(answer).value,
        "reason": reason,
        "reason_code": word_of(LABELS[ReasonCode])(because).value if because else None,
        "until": day(until).isoformat() if until else None,
    }


def answer_all(
    requests: Requests,
    read: Request,
    candidates: Sequence[CandidateOut],
    content: Mapping[str, Any],
) -> tuple[list[Read[CandidateOut]], Request]:
    """Give candidates the same answer; return it of each, and the request as it is then."""
    answers = []
    for candidate in candidates:
        answers.append(requests.answer(read, str(candidate.id), content))
        read = requests.show(read.value.reference)
    return answers, read
