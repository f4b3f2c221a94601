"""How a rule answers each question, beside the process."""

from collections.abc import Callable, Mapping

from intake.delegation.conformance.process_side import ProcessSide
from intake.delegation.conformance.questions import Answer, Beside, Question
from intake.delegation.in_force import Rule
from intake.delegation.rules import Consultation, Delegate, LimitKind, ProcessMention
from intake.delegation.words import consulted_called, delegate_called, kronor, listed

NOT_SAID = "framgår inte"
NO_RULE = Answer(NOT_SAID, Beside.UNKNOWN, "Ingen regel är införd för nämnden.")
NOTHING = Answer("–", Beside.UNKNOWN)
"""What an order that says nothing on such systems answers, once that has been told."""


def who(rule: Rule, process: ProcessSide) -> Answer:
    """Answer who may buy."""
    called = delegate_called(rule.delegate)
    if rule.delegate is Delegate.NOBODY:
        why = (
            "Ordningen säger inget om förvaltningsspecifika IT-system. "
            "Utan delegation ligger beslutet kvar hos nämnden (KL 6:37 och 7:5)."
        )
        return Answer("ingen", Beside.UNKNOWN, why)
    if rule.delegate is Delegate.NOT_STATED:
        why = "Det framgår inte vem som har delegation, så det går inte att jämföra."
        return Answer(NOT_SAID, Beside.UNKNOWN, why)
    if rule.delegate is Delegate.UNNAMED_CHIEF:
        why = (
            f"Ordningen ger en chef delegation; i processen godkänner bara {process.approved_by}. "
            "Vilken chef framgår inte, så det går inte att säga om det är någon av dem."
        )
        return Answer(called, Beside.UNKNOWN, why)
    if rule.delegate in process.approvers:
        return Answer(called)
    why = f"Ordningen ger beslutet till {called}; i processen godkänner bara {process.approved_by}."
    return Answer(called, Beside.DISAGREES, why)


def up_to(rule: Rule, _process: ProcessSide) -> Answer:
    """Answer up to what."""
    if rule.delegate is Delegate.NOBODY:
        return NOTHING
    match rule.limit:
        case LimitKind.AMOUNT:
            return Answer(kronor(rule.amount or 0))
        case LimitKind.STATED_UNKNOWN:
            why = "Ordningen har beloppsgränser, men beloppen är inte kända."
            return Answer("angivet, men okänt", Beside.UNKNOWN, why)
    return Answer("ingen gräns")


def consulting(rule: Rule, _process: ProcessSide) -> Answer:
    """Answer after consulting whom."""
    if rule.delegate is Delegate.NOBODY:
        return NOTHING
    if Consultation.NONE_STATED in rule.consultation:
        return Answer("inget", Beside.LACKS, "Ordningen anger inget samråd.")
    if rule.consultation:
        called = listed([consulted_called(whom) for whom in rule.consultation])
        own_words = f": ”{rule.consultation_text}”" if rule.consultation_text else ""
        return Answer(f"{called}{own_words}")
    if rule.consultation_text:
        return Answer(f"”{rule.consultation_text}”")
    why = "Det framgår inte om nämnden kräver samråd, eller med vem."
    return Answer(NOT_SAID, Beside.UNKNOWN, why)


def it_mentioned(rule: Rule, process: ProcessSide) -> Answer:
    """Answer whether the order mentions the head of IT, or the process itself."""
    if rule.process is ProcessMention.APPROVAL_REQUIRED:
        return Answer("ja, processen ska ha godkänt")
    if Consultation.IT in rule.consultation or rule.delegate is Delegate.HEAD_OF_IT:
        return Answer("ja")
    if rule.process is ProcessMention.REFERRED_TO:
        why = "Ordningen hänvisar till processen; om godkännandet är ett villkor framgår inte."
        return Answer("nej, men processen", Beside.UNKNOWN, why)
    if rule.process is ProcessMention.NOT_STATED:
        why = "Det framgår inte om ordningen nämner IT-chefen eller processen."
        return Answer(NOT_SAID, Beside.UNKNOWN, why)
    if rule.delegate in process.approvers:
        return Answer("nej")
    why = (
        f"Processen kräver godkännande av {process.approved_by}; "
        "ordningen nämner varken dem eller processen."
    )
    return Answer("nej", Beside.DISAGREES, why)


def limit_set(rule: Rule, _process: ProcessSide) -> Answer:
    """Answer whether a limit is set at all."""
    if rule.delegate is Delegate.NOBODY:
        return NOTHING
    if rule.limit is LimitKind.NONE_STATED:
        return Answer("nej", Beside.LACKS, "Ordningen anger ingen beloppsgräns.")
    return Answer("ja")


Ask = Callable[[Rule, ProcessSide], Answer]

QUESTIONS: Mapping[Question, Ask] = {
    Question.WHO: who,
    Question.UP_TO: up_to,
    Question.CONSULTING: consulting,
    Question.IT_MENTIONED: it_mentioned,
    Question.LIMIT_SET: limit_set,
}
