"""Which candidate, question or file is meant: its number on the screen, its name, or its id."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from app.cli.requests.sheet.alternatives import called
from app.cli.requests.sheet.asked import asked_of
from app.cli.speaking.refusals import RefusedError
from app.schemas.gate.requests.attachments import AttachmentOut
from app.schemas.gate.requests.candidates import CandidateOut
from app.schemas.gate.requests.inquiries import InquiryOut

NONE = "Här finns inget att välja på."

T = TypeVar("T", CandidateOut, InquiryOut, AttachmentOut)


def candidate_called(candidates: Sequence[CandidateOut], ref: str) -> CandidateOut:
    """Return the candidate that is meant."""
    return _meant(candidates, ref, called, "inget alternativ")


def candidates_called(candidates: Sequence[CandidateOut], refs: str) -> list[CandidateOut]:
    """Return the candidates that are meant, with commas between."""
    return [candidate_called(candidates, ref.strip()) for ref in refs.split(",")]


def inquiry_called(inquiries: Sequence[InquiryOut], ref: str) -> InquiryOut:
    """Return the question that is meant: by its number, or whom it is put to."""
    return _meant(inquiries, ref, asked_of, "ingen fråga")


def attachment_called(attachments: Sequence[AttachmentOut], ref: str) -> AttachmentOut:
    """Return the file that is meant."""
    return _meant(attachments, ref, lambda file: file.name, "ingen bilaga")


def _meant(known: Sequence[T], ref: str, name: Callable[[T], str], what: str) -> T:
    if ref.isascii() and ref.isdecimal():
        if 1 <= int(ref) <= len(known):
            return known[int(ref) - 1]
        raise RefusedError(f"Numren går från 1 till {len(known)}." if known else NONE)
    wanted = ref.casefold()
    exact = [one for one in known if wanted in (str(one.id), name(one).casefold())]
    like = exact or [one for one in known if wanted in name(one).casefold()]
    if len(like) == 1:
        return like[0]
    choices = ", ".join(f"{place} {name(one)}" for place, one in enumerate(known, 1))
    raise RefusedError(f"”{ref}” är {what} här, eller flera. De som finns: {choices or '–'}.")
