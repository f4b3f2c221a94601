"""The boards' orders held against the process, question by question."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from intake.delegation.conformance.boards import conformance
from intake.delegation.conformance.process_side import side_of
from intake.delegation.conformance.questions import Question
from intake.delegation.in_force import Rule
from intake.delegation.rules import Consultation, Delegate, LimitKind, ProcessMention
from intake.process.process import read_process
from tests.intake.delegation.orders import CARE, CULTURE, PROCESS, a_rule

DAY = date(2026, 6, 1)
PROCESS_FILE = Path(__file__).parents[3] / "data" / "process.toml"


def told_of(*rules: Rule) -> dict[str, Any]:
    """Return what is told of the board that the rules are of."""
    (board,) = conformance([CULTURE], rules, PROCESS, DAY)["boards"]
    found: dict[str, Any] = board
    return found


def answer_to(question: Question, **said: Any) -> tuple[str, str]:
    answers = {one["question"]: one for one in told_of(a_rule(**said))["answers"]}
    found = answers[question.value]
    return found["answer"], found["conforms"]


def test_every_board_answers_every_question() -> None:
    told = conformance([CULTURE, CARE], [a_rule()], PROCESS, DAY)

    for board in told["boards"]:
        assert [answer["question"] for answer in board["answers"]] == list(Question)


def test_a_chief_of_the_department_is_not_whom_the_process_lets_approve() -> None:
    told = told_of(a_rule())

    assert told["conforms"] == "no"
    (why,) = told["disagreements"]
    assert why.startswith("Ordningen ger beslutet till förvaltningschef; i processen godkänner")
    assert told["gaps"] == []


@pytest.mark.parametrize(
    ("delegate", "answer", "conforms"),
    [
        (Delegate.CHIEF_EXECUTIVE, "kommundirektör", "yes"),
        (Delegate.HEAD_OF_IT, "IT-chef", "yes"),
        (Delegate.UNIT_HEAD, "enhetschef", "no"),
        (Delegate.UNNAMED_CHIEF, "en chef, oklart vilken", "cannot_be_judged"),
        (Delegate.NOT_STATED, "framgår inte", "cannot_be_judged"),
        (Delegate.NOBODY, "ingen", "cannot_be_judged"),
    ],
)
def test_who_may_buy(delegate: Delegate, answer: str, conforms: str) -> None:
    assert answer_to(Question.WHO, delegate=delegate) == (answer, conforms)


@pytest.mark.parametrize(
    ("limit", "up_to", "is_set"),
    [
        (LimitKind.AMOUNT, ("500\u00a0000\u00a0kr", "yes"), ("ja", "yes")),
        (LimitKind.NONE_STATED, ("ingen gräns", "yes"), ("nej", "yes")),
        (
            LimitKind.STATED_UNKNOWN,
            ("angivet, men okänt", "cannot_be_judged"),
            ("ja", "yes"),
        ),
    ],
)
def test_up_to_what(limit: LimitKind, up_to: tuple[str, str], is_set: tuple[str, str]) -> None:
    assert answer_to(Question.UP_TO, limit=limit) == up_to
    assert answer_to(Question.LIMIT_SET, limit=limit) == is_set


@pytest.mark.parametrize(
    ("consultation", "own_words", "answer", "conforms"),
    [
        ((Consultation.PROCUREMENT_OFFICE,), None, "Upphandlingskontoret", "yes"),
        ((Consultation.BOARD,), "efter överläggning", "nämnden: ”efter överläggning”", "yes"),
        ((), "efter överläggning", "”efter överläggning”", "yes"),
        ((), None, "framgår inte", "cannot_be_judged"),
        ((Consultation.NONE_STATED,), None, "inget", "yes"),
    ],
)
def test_consulting_whom(
    consultation: tuple[Consultation, ...], own_words: str | None, answer: str, conforms: str
) -> None:
    said = {"consultation": consultation, "consultation_text": own_words}

    assert answer_to(Question.CONSULTING, **said) == (answer, conforms)


@pytest.mark.parametrize(
    ("said", "answer", "conforms"),
    [
        ({"process": ProcessMention.APPROVAL_REQUIRED}, "ja, processen ska ha godkänt", "yes"),
        ({"process": ProcessMention.REFERRED_TO}, "nej, men processen", "cannot_be_judged"),
        ({"process": ProcessMention.NOT_MENTIONED}, "nej", "no"),
        ({"process": ProcessMention.NOT_STATED}, "framgår inte", "cannot_be_judged"),
        (
            {"process": ProcessMention.NOT_MENTIONED, "consultation": (Consultation.IT,)},
            "ja",
            "yes",
        ),
        (
            {"process": ProcessMention.NOT_MENTIONED, "delegate": Delegate.CHIEF_EXECUTIVE},
            "nej",
            "yes",
        ),
    ],
)
def test_whether_the_head_of_it_is_mentioned(
    said: dict[str, Any], answer: str, conforms: str
) -> None:
    assert answer_to(Question.IT_MENTIONED, **said) == (answer, conforms)


def test_a_board_without_a_rule_cannot_be_judged_and_says_so_once() -> None:
    told = told_of()

    assert told["conforms"] == "cannot_be_judged"
    assert told["gaps"] == ["Ingen regel är införd för nämnden."]
    assert "[ange chef]" in told["wording"][0]


def test_a_board_with_several_delegates_answers_for_each() -> None:
    told = told_of(a_rule(), a_rule(delegate=Delegate.UNIT_HEAD, amount=50_000))

    answers = {answer["question"]: answer["answer"] for answer in told["answers"]}
    assert answers["who"] == "förvaltningschef; enhetschef"
    assert answers["it_mentioned"] == "ja, processen ska ha godkänt"
    assert len(told["rules"]) == len(told["wording"]) == 2


def test_an_order_that_agrees_with_the_process_needs_no_wording() -> None:
    told = told_of(a_rule(delegate=Delegate.CHIEF_EXECUTIVE))

    assert (told["conforms"], told["disagreements"], told["gaps"]) == ("yes", [], [])
    assert told["wording"] is None


def test_the_wording_says_what_is_known_and_leaves_the_rest_open() -> None:
    known = told_of(a_rule())["wording"][0]
    unknown = told_of(a_rule(delegate=Delegate.UNNAMED_CHIEF, consultation=()))["wording"][0]
    own = told_of(a_rule(delegate=Delegate.BOARD))["wording"][0]

    assert "högst 500\u00a0000\u00a0kr" in known
    assert "Delegat: Förvaltningschef." in known
    assert "efter godkännande enligt processen Fastställa IT-behov" in known
    assert "samråd med Upphandlingskontoret. Beslut på delegation anmäls till nämnden." in known
    assert "Nämnden beslutar själv. Villkor:" in own
    assert "Delegat: [ange chef]." in unknown
    assert "samråd med [Upphandlingskontoret]." in unknown


def test_three_may_settle_it_and_none_of_them_is_chosen() -> None:
    told = conformance([], [], PROCESS, DAY)

    adopters = [way["adopted_by"] for way in told["wording"]]
    assert adopters == ["Nämnden", "Den som beslutar om processbeskrivningen", "Kommunfullmäktige"]


def test_the_rule_of_the_day_is_the_one_that_answers() -> None:
    old = a_rule(valid_until=date(2025, 12, 31))
    new = a_rule(delegate=Delegate.UNIT_HEAD, valid_from=date(2026, 1, 1))

    then = conformance([CULTURE], [old, new], PROCESS, date(2025, 6, 1))
    now = conformance([CULTURE], [old, new], PROCESS, DAY)

    answers = [told["boards"][0]["answers"][0]["answer"] for told in (then, now)]
    assert answers == ["förvaltningschef", "enhetschef"]


def test_a_process_that_nobody_is_known_to_have_adopted_is_a_gap_of_its_own() -> None:
    adopted = replace(PROCESS, adopted_by="Kommunstyrelsen")

    assert PROCESS.told()["gaps"] != []
    assert adopted.told()["gaps"] == []


def test_the_process_file_names_whom_the_audit_names() -> None:
    process = side_of(read_process(PROCESS_FILE.read_text("utf-8")))

    assert set(process.approvers) == {Delegate.HEAD_OF_IT, Delegate.CHIEF_EXECUTIVE}
    assert process.adopted_by is None
    assert "Samsyns läsning" in process.told()["says"]
