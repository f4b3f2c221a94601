"""What the process description says of who may approve a purchase."""

from dataclasses import dataclass
from typing import Any

from intake.delegation.rules import Delegate
from intake.delegation.words import at_start, delegate_called, listed
from intake.process.process import Process

READING = " Att det räcker med en av dem är Samsyns läsning."
NOT_ADOPTED = "Det framgår inte vem som har antagit processbeskrivningen, eller om den är antagen."


@dataclass(frozen=True, slots=True)
class ProcessSide:
    """The process as far as delegation goes: it names who approves, and states no limit (F13)."""

    title: str
    version: str
    approvers: tuple[Delegate, ...]
    adopted_by: str | None = None

    @property
    def approved_by(self) -> str:
        """Return who may approve, as people say it; that one of them is enough is a reading."""
        return listed([delegate_called(approver) for approver in self.approvers], "eller")

    def told(self) -> dict[str, Any]:
        """Return it as plain values."""
        said = f"{at_start(self.approved_by)} godkänner; ingen beloppsgräns anges.{READING}"
        return {
            "title": self.title,
            "version": self.version,
            "approvers": list(self.approvers),
            "adopted_by": self.adopted_by,
            "says": said,
            "gaps": [] if self.adopted_by else [NOT_ADOPTED],
        }


def side_of(process: Process) -> ProcessSide:
    """Return what a version of the process says of it."""
    approvers = tuple(Delegate(role.value) for role in process.deciders)
    return ProcessSide(process.title, process.version, approvers, process.adopted_by or None)
