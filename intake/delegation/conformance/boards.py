"""Every board × every question, with the disagreements and the gaps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from intake.delegation.conformance.answers import NO_RULE, QUESTIONS
from intake.delegation.conformance.process_side import ProcessSide
from intake.delegation.conformance.proposals import proposals, wording_for
from intake.delegation.conformance.questions import Answer, Beside, Question
from intake.delegation.in_force import Board, Rule, rules_in_force
from intake.delegation.judging.judgement import Conforms, worst
from intake.delegation.reading import told

CONFORMS: Mapping[Beside, Conforms] = {
    Beside.AGREES: Conforms.YES,
    Beside.LACKS: Conforms.YES,
    Beside.UNKNOWN: Conforms.CANNOT_BE_JUDGED,
    Beside.DISAGREES: Conforms.NO,
}
"""What an order lacks is a gap, and no contradiction; what is not known cannot be judged."""

Answers = Mapping[Question, Sequence[Answer]]


def conformance(
    boards: Iterable[Board], rules: Iterable[Rule], process: ProcessSide, day: date
) -> dict[str, Any]:
    """Return where the boards' orders and the process stood against each other on a day."""
    known = list(rules)
    told_of = [_board(board, known, process, day) for board in boards]
    return {
        "on": day,
        "process": process.told(),
        "boards": told_of,
        "disagreements": sum(len(board["disagreements"]) for board in told_of),
        "gaps": sum(len(board["gaps"]) for board in told_of),
        "wording": proposals(process),
    }


def _board(board: Board, rules: Iterable[Rule], process: ProcessSide, day: date) -> dict[str, Any]:
    held = rules_in_force((rule for rule in rules if rule.board.id == board.id), day)
    answers = _answers(held, process)
    disagreements = list(_told_of(answers, Beside.DISAGREES))
    gaps = list(_told_of(answers, Beside.UNKNOWN, Beside.LACKS))
    return {
        "board": {"id": board.id, "name": board.name},
        "conforms": _conforms(one for every in answers.values() for one in every).value,
        "rules": [told(rule) for rule in held],
        "answers": [_cell(question, every) for question, every in answers.items()],
        "disagreements": disagreements,
        "gaps": gaps,
        "wording": wording_for(held, process) if disagreements or gaps else None,
    }


def _answers(held: Sequence[Rule], process: ProcessSide) -> Answers:
    """Return what the rules answer, each of them; one that says the same again adds nothing."""
    return {
        question: list(dict.fromkeys(ask(rule, process) for rule in held)) or [NO_RULE]
        for question, ask in QUESTIONS.items()
    }


def _cell(question: Question, answers: Sequence[Answer]) -> dict[str, Any]:
    because = dict.fromkeys(answer.because for answer in answers if answer.because)
    return {
        "question": question.value,
        "answer": "; ".join(dict.fromkeys(answer.text for answer in answers)),
        "conforms": _conforms(answers).value,
        "beside": max((answer.beside for answer in answers), key=list(Beside).index).value,
        "because": list(because),
    }


def _conforms(answers: Iterable[Answer]) -> Conforms:
    return worst(CONFORMS[answer.beside] for answer in answers)


def _told_of(answers: Answers, *kinds: Beside) -> Iterator[str]:
    told_of = (
        answer.because
        for every in answers.values()
        for answer in every
        if answer.beside in kinds and answer.because
    )
    yield from dict.fromkeys(told_of)
