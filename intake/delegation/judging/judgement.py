"""What a rule says of a decision: whether it conforms, why, and with which flags."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from intake.delegation.rules import Consultation, Delegate


class Conforms(StrEnum):
    """Whether something is as a delegation order says; from good to bad."""

    YES = "yes"
    CANNOT_BE_JUDGED = "cannot_be_judged"
    NO = "no"


class Flag(StrEnum):
    """Where the process, the board's order and the law pull apart."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


RAISED_WITH: Mapping[Flag, str] = {
    Flag.A: "Ta upp det med förvaltningschefen och IT-chefen.",
    Flag.B: "Ta upp det med nämnden, som kan besluta själv eller ändra sin delegation.",
    Flag.C: "Ta upp det med Upphandlingskontoret innan avtal tecknas.",
    Flag.D: "Ta upp det med nämnden och Upphandlingskontoret.",
    Flag.E: "Ta upp det mellan nämnderna; ytterst avgör fullmäktige i reglementet.",
    Flag.F: "Ta upp det med förvaltningschefen och nämnden.",
}
"""To whom each flag is taken; none of them is decided here."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one decision to buy; None, and a consultation not named, is not known."""

    board: str
    decider: Delegate | None = None
    """Who has decided for the board; None: nobody has yet."""
    process_approved: bool = False
    value: int | None = None
    """By the law's own rule, LOU chapter 5: options and 48 months of what is open-ended."""
    consulted: Mapping[Consultation, bool] = field(default_factory=dict)
    followed: bool | None = None
    owner_board: str | None = None
    """The board that owns the function by reglemente (F1), where one does."""
    onward: bool | None = None
    """Whether who decided has it from the delegate and not from the board."""
    direct_procurement_limit: int = 700_000


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a judgement rests on."""

    conforms: Conforms
    because: str
    flags: Sequence[Flag] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a decision conforms with the board's rule; the flags stand beside that."""

    conforms: Conforms
    because: tuple[str, ...]
    flags: tuple[Flag, ...]

    def told(self, rule: Any) -> dict[str, Any]:
        """Return it as plain values, with the rule that it was held against."""
        return {
            "rule": rule,
            "conforms": self.conforms.value,
            "because": list(self.because),
            "flags": [flag.value for flag in self.flags],
        }


def judged(points: Iterable[Point]) -> Judgement:
    """Return what the points come to together: the worst of them, with all that was said."""
    all_points = list(points)
    raised = {flag for point in all_points for flag in point.flags}
    return Judgement(
        worst(point.conforms for point in all_points),
        tuple(_sentences(all_points, raised)),
        tuple(flag for flag in Flag if flag in raised),
    )


def worst(verdicts: Iterable[Conforms]) -> Conforms:
    """Return no before what cannot be judged, and that before yes."""
    return max(verdicts, key=list(Conforms).index, default=Conforms.CANNOT_BE_JUDGED)


def _sentences(points: Sequence[Point], raised: set[Flag]) -> Iterator[str]:
    yield from dict.fromkeys(point.because for point in points)
    yield from (f"{flag}: {RAISED_WITH[flag]}" for flag in Flag if flag in raised)
