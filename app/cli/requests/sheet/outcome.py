"""How it went: the decisions with their conditions and what the delegation order says of them."""

from collections.abc import Iterator

from app.cli.requests.words import day_of, short
from app.labels import LABELS, label
from app.schemas.gate.delegation_decisions import DelegationDecisionOut, JudgementOut
from app.schemas.gate.requests.decisions import ConditionOut, DecisionOut
from app.schemas.gate.requests.request_out import RequestOut
from app.wording.numbers import money
from intake.delegation.judging.judgement import Conforms, Flag


def outcome_lines(request: RequestOut) -> Iterator[str]:
    """Return what came of a request."""
    for decision in request.decisions:
        yield from decision_lines(decision)
    for board in request.board_decisions:
        yield f"{board.on} nämnden: {label(board.outcome)}, {board.reference}"
    for delegate in request.delegation_decisions:
        yield from delegated_lines(delegate)
    yield from ending_lines(request)


def ending_lines(request: RequestOut) -> Iterator[str]:
    """Return what a request ended with, where that is no decision."""
    if request.met is not None:
        system = f": {request.met.system.name}" if request.met.system else ""
        yield f"Behovet löstes med {label(request.met.how)}{system}"
    if request.joined_into is not None:
        yield f"Går vidare i {request.joined_into.reference}"
    if request.implemented is not None:
        became = request.implemented.system
        yield f"Blev {became.name}" if became else "Infört"
        yield from (
            f"Avviker: {one.field} var {one.approved} i beslutet och är {one.now}"
            for one in request.implemented.deviations
        )


def condition_in_words(condition: ConditionOut) -> str:
    """Return what is demanded, of whom, by when."""
    told = [condition.text, condition.owner, condition.due and f"senast {condition.due}"]
    return ", ".join(str(one) for one in told if one)


def decision_lines(decision: DecisionOut) -> Iterator[str]:
    """Return a decision, with its conditions and what the delegation order says of it."""
    who = f"{decision.decided_by.name}, {label(decision.decided_by.role)}"
    told = f"{day_of(decision.decided_at)} {label(decision.outcome)} ({who})"
    yield f"{told}: {short(decision.reason)}" if decision.reason else told
    yield from (f"Villkor: {condition_in_words(one)}" for one in decision.conditions)
    yield from _judged(decision.delegation)


def delegated_lines(decision: DelegationDecisionOut) -> Iterator[str]:
    """Return a delegate's decision, and what the delegation order says of it."""
    amount = f", {money(decision.amount)}" if decision.amount is not None else ""
    who = f"{decision.decided_by_name}, {decision.decided_by_role}"
    reported = (
        f"anmält {decision.reported_on}" if decision.reported_on else "ej anmält till nämnden"
    )
    yield f"{decision.on} delegationsbeslut ({who}){amount}, {reported}"
    yield from _judged(decision.delegation)


def _judged(delegation: JudgementOut) -> Iterator[str]:
    if not delegation.conforms:
        return
    conforms = label(Conforms(delegation.conforms))
    told = " ".join([f"{conforms}.", *delegation.because])
    yield f"Stämmer med delegationsordningen: {told}"
    for flag in delegation.flags:
        known = LABELS[Flag].get(Flag(flag)) if flag in set(Flag) else None
        yield f"Flagga {flag}" + (f": {known}" if known else "")
