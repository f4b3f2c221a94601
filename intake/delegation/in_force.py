"""Which rule of a board is in force on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake.delegation.rules import Consultation, Delegate, LimitKind, ProcessMention

SILENT = frozenset({Delegate.UNNAMED_CHIEF, Delegate.NOT_STATED, Delegate.NOBODY})
"""What is recorded of an order that names nobody; it gives way to a rule that does."""


@dataclass(frozen=True, slots=True)
class Board:
    """A board (*nämnd*), by id and name."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What a board's order says of one delegate, as a value."""

    id: UUID
    board: Board
    delegate: Delegate = Delegate.NOT_STATED
    limit: LimitKind = LimitKind.NONE_STATED
    amount: int | None = None
    consultation: tuple[Consultation, ...] = ()
    consultation_text: str | None = None
    process: ProcessMention = ProcessMention.NOT_STATED
    onward: bool | None = None
    note: str | None = None
    paragraph: str | None = None
    source: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether a day lies between the rule's first and last; both belong to it."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)


def rules_in_force(rules: Iterable[Rule], day: date) -> list[Rule]:
    """Return the rules of one board on a day: of each delegate the newest, the furthest first.

    A version need not be closed by hand: the one that began last takes the place of those before.
    """
    newest: dict[Delegate, Rule] = {}
    for rule in sorted(rules, key=_begins):
        if rule.holds_on(day):
            newest[rule.delegate] = rule
    said = [rule for rule in newest.values() if rule.delegate not in SILENT]
    return sorted(said or newest.values(), key=_reach)


def rule_for(rules: Sequence[Rule], day: date, decider: Delegate | None = None) -> Rule | None:
    """Return the rule that a decision is held against.

    It is the one that names who decided, or else the one that reaches furthest.
    """
    held = rules_in_force(rules, day)
    naming = (rule for rule in held if rule.delegate is decider)
    return next(naming, held[0] if held else None)


def _begins(rule: Rule) -> date:
    return rule.valid_from or date.min


def _reach(rule: Rule) -> tuple[bool, int, int]:
    """Sort rules without a limit first, then by falling amount, then by rank."""
    limited = rule.limit is not LimitKind.NONE_STATED
    return limited, -(rule.amount or 0), list(Delegate).index(rule.delegate)
