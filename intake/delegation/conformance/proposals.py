"""Wording that would bring the process and the orders together; whose it is to adopt, they choose.

Words in brackets are for whoever adopts it to fill in: nothing is assumed that is not known.
"""

from collections.abc import Mapping, Sequence

from intake.delegation.conformance.process_side import ProcessSide
from intake.delegation.in_force import SILENT, Rule
from intake.delegation.rules import Consultation, Delegate, LimitKind
from intake.delegation.words import at_start, consulted_called, delegate_called, kronor, listed

OPEN_DELEGATE, OPEN_AMOUNT = "Delegat: [ange chef].", "[ange belopp] kr"
REPORTED = "Beslut på delegation anmäls till nämnden."
OPEN_CONSULTATION = "[Upphandlingskontoret]"


def wording_for(held: Sequence[Rule], process: ProcessSide) -> list[str]:
    """Return the points that a board could write into its delegation order, one per delegate."""
    if not held:
        return [_point(OPEN_DELEGATE, OPEN_AMOUNT, OPEN_CONSULTATION, process)]
    return [_point(_delegate(rule), _amount(rule), _consulted(rule), process) for rule in held]


def proposals(process: ProcessSide) -> list[Mapping[str, str]]:
    """Return the three ways there are; the law leaves none of them to a computer."""
    approved = process.approved_by
    return [
        {
            "adopted_by": "Nämnden",
            "text": "Villkor i delegationsordningen: ”efter godkännande enligt processen "
            f"{process.title}”.",
        },
        {
            "adopted_by": "Den som beslutar om processbeskrivningen",
            "text": f"Tillägg: ”Godkännande av {approved} ersätter inte nämndens beslut. Inköpet "
            "beslutas därefter av den som har delegation enligt nämndens delegationsordning.”",
        },
        {
            "adopted_by": "Kommunfullmäktige",
            "text": "Bestämmelse i reglementet om vilken nämnd som beslutar om IT-system åt de "
            "andra (KL 6 kap. 2 §). Då gäller en och samma ordning för alla.",
        },
    ]


def _point(who_decides: str, amount: str, consulted: str, process: ProcessSide) -> str:
    return (
        f"Anskaffning av förvaltningsspecifika IT-system till ett värde av högst {amount}, "
        f"beräknat enligt 5 kap. LOU. {who_decides} Villkor: efter godkännande enligt processen "
        f"{process.title} och efter samråd med {consulted}. {REPORTED}"
    )


def _delegate(rule: Rule) -> str:
    if rule.delegate in SILENT:
        return OPEN_DELEGATE
    if rule.delegate is Delegate.BOARD:
        return "Nämnden beslutar själv."
    return f"Delegat: {at_start(delegate_called(rule.delegate))}."


def _amount(rule: Rule) -> str:
    has_amount = rule.limit is LimitKind.AMOUNT and rule.amount is not None
    return kronor(rule.amount or 0) if has_amount else OPEN_AMOUNT


def _consulted(rule: Rule) -> str:
    named = [whom for whom in rule.consultation if whom is not Consultation.NONE_STATED]
    called = [consulted_called(whom) for whom in named]
    known = Consultation.PROCUREMENT_OFFICE in named
    return listed(called if known else [*called, OPEN_CONSULTATION])
