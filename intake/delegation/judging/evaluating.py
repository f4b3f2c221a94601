"""One decision held against the rule that was in force on its day.

`conforms` speaks of the board's order alone. What the process says beside it is flagged and never
weighed against the order: a process cannot override a delegation (KL 7:5), and the tool takes no
side.
"""

from collections.abc import Iterator

from intake.delegation.in_force import Rule
from intake.delegation.judging.conditions import consulting, up_to
from intake.delegation.judging.deciders import (
    PAST_THE_PROCESS,
    is_delegates,
    passed_on,
    past_the_process,
    who_decided,
)
from intake.delegation.judging.judgement import Conforms, Facts, Flag, Judgement, Point, judged
from intake.delegation.rules import Delegate
from intake.delegation.words import kronor
from inventory.swedish import name_key

YES, CANNOT = Conforms.YES, Conforms.CANNOT_BE_JUDGED


def evaluate(rule: Rule | None, facts: Facts) -> Judgement:
    """Judge a decision by a rule, or by none, where the board's order is not known."""
    own = _without_rule(facts) if rule is None else _by_rule(rule, facts)
    return judged([*own, *_beside_the_order(facts)])


def _without_rule(facts: Facts) -> Iterator[Point]:
    yield Point(CANNOT, f"Ingen delegationsregel som gällde då är införd för {facts.board}.")
    if is_delegates(facts) and not facts.process_approved:
        yield Point(CANNOT, PAST_THE_PROCESS, [Flag.A])


def _by_rule(rule: Rule, facts: Facts) -> Iterator[Point]:
    yield who_decided(rule, facts)
    if facts.onward:
        yield passed_on(rule)
    if is_delegates(facts) and not facts.process_approved:
        yield past_the_process(rule)
    if rule.delegate is not Delegate.NOBODY and facts.decider is not Delegate.BOARD:
        yield up_to(rule, facts)
        yield from consulting(rule, facts)


def _beside_the_order(facts: Facts) -> Iterator[Point]:
    """Return what the law and the reglemente say."""
    limit = facts.direct_procurement_limit
    if facts.value is not None and facts.value >= limit:
        why = f"Värdet når {kronor(limit)}, där direktupphandling inte räcker (LOU 19 a kap. 2 §)."
        yield Point(YES, f"{why} Upphandlingskontoret bedömer.", [Flag.D])
    if facts.owner_board and name_key(facts.owner_board) != name_key(facts.board):
        why = f"Funktionen hör enligt reglementet till {facts.owner_board}, inte {facts.board}."
        yield Point(CANNOT, why, [Flag.E])
