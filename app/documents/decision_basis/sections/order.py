"""What the board's delegation order says; the process and the order are shown side by side."""

from collections.abc import Mapping
from typing import Any

from app.documents.decision_basis.blocks import Block, Facts, Note, Points, Section
from app.documents.decision_basis.sections.words import Basis, or_nothing
from app.labels import label
from app.wording.numbers import money
from app.wording.overlaps import sentence
from app.wording.times import day
from intake.delegation.judging.judgement import Conforms, Flag
from intake.delegation.rules import Consultation, Delegate, LimitKind

TWO_TRACKS = (
    "Beslutet enligt processen ersätter inte nämndens delegationsbeslut. Samsyn visar vad "
    "ordningen säger och väljer inte sida."
)


def delegation(basis: Basis) -> Section:
    """Return the rule, whether the purchase conforms with it, why, and where they pull apart."""
    judged = basis["delegation"]
    blocks: list[Block] = [Facts([*_rule(judged["rule"]), _conforms(basis)])]
    reasons = list(judged["because"])
    blocks += [Points(reasons)] if reasons else []
    flags = [f"{flag}: {label(Flag(flag))}." for flag in judged["flags"]]
    blocks += [Points(flags)] if flags else []
    return Section("Delegation", [*blocks, Note(TWO_TRACKS)])


def _conforms(basis: Basis) -> tuple[str, str]:
    asked = "Stämmer ett godkännande?" if basis["draft"] else "Stämmer med ordningen?"
    return asked, sentence(label(Conforms(basis["delegation"]["conforms"])))


def _rule(rule: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    if rule is None:
        return [("Nämndens ordning", "Ingen regel som gällde den dagen är införd.")]
    return [
        ("Nämnd", rule["board"]["name"]),
        ("Delegat", sentence(label(Delegate(rule["delegate"])))),
        ("Beloppsgräns", _limit(rule)),
        ("Samråd", _consultation(rule)),
        ("Punkt i ordningen", or_nothing(rule["paragraph"])),
        ("Gäller", _validity(rule)),
        ("Källa", or_nothing(rule["source"])),
    ]


def _validity(rule: Mapping[str, Any]) -> str:
    since, until = rule["valid_from"], rule["valid_until"]
    told = [f"från {day(since)}"] if since else []
    told += [f"till och med {day(until)}"] if until else []
    return sentence(" ".join(told)) or "Inte angivet när"


def _limit(rule: Mapping[str, Any]) -> str:
    kind = LimitKind(rule["limit"])
    return money(rule["amount"]) if kind is LimitKind.AMOUNT else sentence(label(kind))


def _consultation(rule: Mapping[str, Any]) -> str:
    whom = ", ".join(label(Consultation(one)) for one in rule["consultation"])
    return sentence(rule["consultation_text"] or whom or "framgår inte")
