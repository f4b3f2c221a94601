"""What a request is made of, as it is given out."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.schemas.fields import Out
from app.schemas.gate.requests.acting import ActedOut, PersonNamedOut
from app.schemas.systems.named import NamedOut
from intake.requests.request import MetHow
from intake.requests.writing.mistakes import Mistake
from record.people import Role


class ProcessOut(Out):
    """The version of the process that a request follows, and who adopted it."""

    version: str
    title: str
    adopted_by: str | None
    adopted_on: str | None
    adopted_note: str | None


class LabelledOut(Out):
    """A function."""

    code: str
    label: str


class LevelsOut(Out):
    """K, R, T and S, as far as they are classified."""

    confidentiality: int | None = None
    integrity: int | None = None
    availability: int | None = None
    traceability: int | None = None


class FilledStepOut(Out):
    """A step that has been filled in."""

    content: dict[str, Any]
    filled_in_by: ActedOut
    filled_in_at: datetime


class MissingStepOut(Out):
    """Something that is missing: in which step, for whom, and why it is demanded."""

    step: str
    title: str
    field: str | None
    roles: list[Role]
    why: str
    candidate: str | None


class WaitingOut(Out):
    """Whom a request waits for."""

    role: Role
    person: PersonNamedOut | None
    since: datetime


class MistakeOut(Out):
    """A common mistake that was seen."""

    mistake: Mistake
    detail: str


class MetOut(Out):
    """How the need was met without a purchase."""

    how: MetHow
    system: NamedOut | None


class DeviationOut(Out):
    """In what an implemented system is another than the approved one."""

    field: str
    approved: Any
    now: Any


class ImplementedOut(Out):
    """What an approved request became."""

    system: NamedOut | None
    deviations: list[DeviationOut]


class ReferenceOut(Out):
    """A request, by its reference."""

    id: UUID
    reference: str
