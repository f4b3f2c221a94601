"""Who decided for the board, held against whom its order names, and against the process."""

from intake.delegation.in_force import SILENT, Rule
from intake.delegation.judging.judgement import Conforms, Facts, Flag, Point
from intake.delegation.rules import Delegate, ProcessMention
from intake.delegation.words import at_start, delegate_called

YES, NO, CANNOT = Conforms.YES, Conforms.NO, Conforms.CANNOT_BE_JUDGED

NOTHING_SAID = "Delegationsordningen säger inget om förvaltningsspecifika IT-system."
STAYS_WITH_BOARD = "Utan delegation ligger beslutet kvar hos nämnden (KL 6:37 och 7:5)."
PAST_THE_PROCESS = "Delegaten har beslutat utan processens godkännande."


def who_decided(rule: Rule, facts: Facts) -> Point:
    """Return whether who decided is the one that the order names."""
    if facts.decider is Delegate.BOARD:
        return Point(YES, "Nämnden har beslutat själv.")
    missing = [Flag.B] if facts.process_approved else []
    if rule.delegate is Delegate.NOBODY:
        return Point(CANNOT, f"{NOTHING_SAID} {STAYS_WITH_BOARD}", missing)
    if rule.delegate in SILENT:
        called = delegate_called(rule.delegate)
        return Point(CANNOT, f"Det framgår inte vem som har nämndens delegation ({called}).")
    return _named(rule, facts, missing)


def _named(rule: Rule, facts: Facts, missing: list[Flag]) -> Point:
    delegate = delegate_called(rule.delegate)
    match facts.decider:
        case None:
            why = f"{at_start(delegate)} får besluta{_by(rule)}; det beslutet återstår."
            return Point(YES, why)
        case Delegate.NOT_STATED:
            why = f"Det framgår inte om den som beslutade är {delegate}, som har delegationen."
            return Point(CANNOT, why)
        case rule.delegate:
            return Point(YES, f"{at_start(delegate)} har nämndens delegation{_by(rule)}.")
    if facts.onward:
        return Point(YES, f"Beslutet är fattat på vidaredelegation från {delegate}{_by(rule)}.")
    decider = delegate_called(facts.decider)
    why = f"Delegationen{_by(rule)} gäller {delegate}, men beslutet är fattat av {decider}."
    return Point(NO, why, missing)


def passed_on(rule: Rule) -> Point:
    """Return whether a delegation may be passed on (*vidaredelegering*)."""
    if rule.onward is None:
        return Point(CANNOT, "Det framgår inte om delegationen får föras vidare (KL 7:6).")
    if rule.onward:
        return Point(YES, "Delegationen får föras vidare.")
    return Point(NO, "Nämnden har inte gett rätt att föra delegationen vidare (KL 7:6).", [Flag.F])


def is_delegates(facts: Facts) -> bool:
    """Return whether a delegate has decided, and not the board."""
    return facts.decider not in (None, Delegate.BOARD)


def past_the_process(rule: Rule) -> Point:
    """Return what the order itself says of a decision that the process has not approved."""
    conforms, order = {
        ProcessMention.APPROVAL_REQUIRED: (NO, "Ordningen kräver det."),
        ProcessMention.REFERRED_TO: (CANNOT, "Ordningen hänvisar till processen, inget mer."),
        ProcessMention.NOT_MENTIONED: (YES, "Ordningen kräver det inte."),
        ProcessMention.NOT_STATED: (CANNOT, "Det framgår inte om ordningen kräver det."),
    }[rule.process]
    return Point(conforms, f"{PAST_THE_PROCESS} {order}", [Flag.A])


def _by(rule: Rule) -> str:
    return f" (punkt {rule.paragraph})" if rule.paragraph else ""
