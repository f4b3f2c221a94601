"""Which protection the information needs, and what data protection demands."""

from app.documents.decision_basis.blocks import Block, Facts, Points, Section, Table, Text
from app.documents.decision_basis.sections.words import Basis, said, signed, yes_or_no
from app.labels import label
from app.wording.numbers import NOTHING
from app.wording.overlaps import sentence
from app.wording.times import day
from intake.process.steps import LEVELS, ImpactCriterion, ImpactOutcome

CLASSIFIED, ASSESSED = "information_classification", "impact_assessment"
ASPECTS = ("Konfidentialitet (K)", "Riktighet (R)", "Tillgänglighet (T)", "Spårbarhet (S)")
CONSEQUENCES = (
    *("ingen eller försumbar", "måttlig", "betydande", "allvarlig"),
    "synnerligen allvarlig (säkerhetsskydd)",
)
"""What each level says of the consequence when the protection fails (KLASSA)."""


def protection(basis: Basis) -> Section:
    """Return K, R, T and S, personal data, and the impact assessment."""
    return Section("Information och dataskydd", [*_classes(basis), *_impact(basis)])


def _classes(basis: Basis) -> list[Block]:
    levels = basis["information_class"]
    rows = [
        [aspect, *_level(levels.get(name))] for aspect, name in zip(ASPECTS, LEVELS, strict=True)
    ]
    content = said(basis, CLASSIFIED)
    return [
        Table("Informationsklass", ("Aspekt", "Nivå", "Konsekvens"), (2, 0.8, 3), rows),
        Facts(
            [
                ("Behandlas personuppgifter?", yes_or_no(content.get("personal_data"))),
                ("Nästa översyn", day(content.get("next_review"))),
                ("Klassat av", signed(basis, CLASSIFIED)),
            ]
        ),
    ]


def _level(level: int | None) -> tuple[str, str]:
    if level is None:
        return NOTHING, "inte klassat"
    return str(level), CONSEQUENCES[level]


def _impact(basis: Basis) -> list[Block]:
    content = said(basis, ASSESSED)
    if not content:
        return [Text("Ingen bedömning är gjord.", "Konsekvensbedömning")]
    criteria = [sentence(label(ImpactCriterion(one))) for one in content.get("criteria") or ()]
    outcome = content.get("outcome")
    blocks: list[Block] = [
        Text(
            f"{len(criteria)} av de nio kriterierna stämmer{':' if criteria else '.'}",
            "Konsekvensbedömning",
        )
    ]
    blocks += [Points(criteria)] if criteria else []
    blocks += [Text(content["opinion"], "Yttrande")] if content.get("opinion") else []
    result = sentence(label(ImpactOutcome(outcome))) if outcome else "Inte angivet"
    return [*blocks, Facts([("Resultat", result), ("Bedömt av", signed(basis, ASSESSED))])]
