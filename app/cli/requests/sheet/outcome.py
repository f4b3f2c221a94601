"""How it went: the decisions with their conditions and what the delegation order says of them."""

from collections.abc import Iterator

from app.cli.requests.sheet.facts import short
from app.cli.requests.words import day_of
from app.labels import LABELS, label
from app.schemas.gate.request_out import ConditionOut, DecisionOut, DelegationOut, RequestOut
from app.wording.overlaps import sentence
from intake.delegation.judging.judgement import Conforms, Flag


def outcome_lines(request: RequestOut) -> Iterator[str]:
    """Return what came of a request."""
    for decision in request.decisions:
        yield from _decision(decision)
    for board in request.board_decisions:
        yield f"{board.on} nämnden: {label(board.outcome)}, {board.reference}"
    if request.met is not None:
        system = f": {request.met.system.name}" if request.met.system else ""
        yield f"Behovet löstes med {label(request.met.how)}{system}"
    if request.joined_into is not None:
        yield f"Går vidare i {request.joined_into.reference}"
    if request.implemented is not None:
        yield f"Blev {request.implemented.system.name}"
        yield from (
            f"Avviker: {one.field} var {one.approved} i beslutet och är {one.now}"
            for one in request.implemented.deviations
        )


def condition_in_words(condition: ConditionOut) -> str:
    """Return what is demanded, of whom, by when."""
    told = [condition.text, condition.owner, condition.due and f"senast {condition.due}"]
    return ", ".join(str(one) for one in told if one)


def _decision(decision: DecisionOut) -> Iterator[str]:
    who = f"{decision.decided_by.name}, {label(decision.decided_by.role)}"
    told = f"{day_of(decision.decided_at)} {label(decision.outcome)} ({who})"
    yield f"{told}: {short(decision.reason)}" if decision.reason else told
    yield from (f"Villkor: {condition_in_words(one)}" for one in decision.conditions)
    yield from delegation_lines(decision.delegation)


def delegation_lines(delegation: DelegationOut) -> Iterator[str]:
    """Return what the board's delegation order says of a decision."""
    if not delegation.conforms:
        return
    conforms = sentence(label(Conforms(delegation.conforms)))
    yield f"Enligt delegationsordningen? {' '.join([f'{conforms}.', *delegation.because])}"
    for flag in delegation.flags:
        known = LABELS[Flag].get(Flag(flag)) if flag in set(Flag) else None
        yield f"Flagga {flag}" + (f": {known}" if known else "")
