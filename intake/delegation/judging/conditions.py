"""The conditions of a delegation: up to what amount, and after consulting whom."""

from collections.abc import Iterator

from intake.delegation.in_force import Rule
from intake.delegation.judging.judgement import Conforms, Facts, Flag, Point
from intake.delegation.rules import Consultation, LimitKind
from intake.delegation.words import consulted_called, kronor

YES, NO, CANNOT = Conforms.YES, Conforms.NO, Conforms.CANNOT_BE_JUDGED


def up_to(rule: Rule, facts: Facts) -> Point:
    """Return whether the value lies within the delegate's limit."""
    match rule.limit:
        case LimitKind.STATED_UNKNOWN:
            return Point(CANNOT, "Det finns beloppsgränser, men beloppen är inte kända.")
        case LimitKind.NONE_STATED:
            return Point(YES, "Delegationen har ingen angiven beloppsgräns.")
    limit = kronor(rule.amount or 0)
    if facts.value is None:
        return Point(CANNOT, f"Gränsen är {limit}, men värdet är inte beräknat.")
    if facts.value <= (rule.amount or 0):
        return Point(YES, f"Värdet, {kronor(facts.value)}, ryms inom gränsen {limit}.")
    too_far = [Flag.B, Flag.D] if facts.process_approved else [Flag.D]
    return Point(NO, f"Värdet, {kronor(facts.value)}, är över delegatens gräns {limit}.", too_far)


def consulting(rule: Rule, facts: Facts) -> Iterator[Point]:
    """Return whether those were consulted whom the order names."""
    named = [whom for whom in rule.consultation if whom is not Consultation.NONE_STATED]
    own_words = f" (”{rule.consultation_text}”)" if rule.consultation_text else ""
    for whom in named:
        yield _consulted(whom, own_words, facts)
    if named:
        return
    if own_words:
        yield Point(CANNOT, f"Samrådskravet{own_words} går inte att pröva här.")
    elif rule.consultation:
        yield Point(YES, "Ordningen anger inget samråd.")
    else:
        yield Point(CANNOT, "Det framgår inte om nämnden kräver samråd.")


def _consulted(whom: Consultation, own_words: str, facts: Facts) -> Point:
    called = consulted_called(whom)
    match facts.consulted.get(whom):
        case None:
            return Point(
                CANNOT, f"Samråd med {called}{own_words} krävs; om det har skett är okänt."
            )
        case False:
            return Point(NO, f"Samråd med {called}{own_words} krävs men saknas.", [Flag.C])
    if whom is Consultation.PROCUREMENT_OFFICE and facts.followed is False:
        why = f"Samråd med {called} har skett, men rådet är inte följt."
        return Point(YES, why, [Flag.C])  # a duty to consult, not a veto
    return Point(YES, f"Samråd med {called} har skett.")
