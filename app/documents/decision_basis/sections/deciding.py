"""The decision itself, and what the kundansvarig recommended."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.documents.decision_basis.blocks import Block, Facts, Section, Table, Text
from app.documents.decision_basis.sections.words import Basis, or_nothing, said, signed
from app.labels import label
from app.wording.overlaps import sentence
from app.wording.times import clock, day
from intake.decisions.decision import BoardOutcome, DecisionOutcome
from record.people import Role

Decision = Mapping[str, Any]


def decisions(basis: Basis) -> Section | None:
    """Return what has been decided; nothing while nobody has."""
    blocks = [*_last(basis), *_boards(basis), *_earlier(basis)]
    return Section("Beslut", blocks) if blocks else None


def recommendation(basis: Basis) -> Section:
    """Return the kundansvarig's summary and recommendation."""
    content = said(basis, "decision_basis")
    if not content:
        nothing = "Kundansvarig har inte skrivit någon sammanfattning."
        if basis["fast_path"]:
            nothing += " Ärendet går snabbspåret, där den inte krävs."
        return Section("Sammanfattning och rekommendation", [Text(nothing)])
    meant = [
        (title, content[name])
        for title, name in (("Tänkt produkt", "product"), ("Tänkt leverantör", "vendor"))
        if content.get(name)
    ]
    blocks: list[Block] = [
        Text(or_nothing(content.get("summary")), "Sammanfattning"),
        Text(or_nothing(content.get("recommendation")), "Rekommendation"),
        Facts([*meant, ("Skrivet av", signed(basis, "decision_basis"))]),
    ]
    return Section("Sammanfattning och rekommendation", blocks)


def outcome_of(decision: Decision) -> str:
    """Return what was decided, in a word or two."""
    return sentence(label(DecisionOutcome(decision["outcome"])))


def decider_of(decision: Decision) -> str:
    """Return who decided, and in which role."""
    by = decision["decided_by"]
    return f"{by['name']}, {label(Role(by['role']))}"


def _last(basis: Basis) -> Iterator[Block]:
    decision = basis["decision"]
    if decision is None:
        return
    yield Facts(
        [
            ("Beslut", outcome_of(decision)),
            ("Beslutat av", decider_of(decision)),
            ("Tidpunkt", clock(decision["decided_at"])),
        ]
    )
    yield Text(decision["reason"] or "Inga skäl är angivna.", "Skäl")
    if decision["conditions"]:
        rows = [_condition(one) for one in decision["conditions"]]
        yield Table("Villkor", ("Villkor", "Ansvarig", "Senast"), (4, 2, 1.2), rows)


def _condition(condition: Mapping[str, Any]) -> list[str]:
    return [condition["text"], or_nothing(condition["owner"]), day(condition["due"])]


def _boards(basis: Basis) -> Iterator[Block]:
    rows = [
        [
            sentence(label(BoardOutcome(one["outcome"]))),
            day(one["on"]),
            one["reference"],
            one["recorded_by"],
        ]
        for one in basis["board_decisions"]
    ]
    if rows:
        headers = ("Beslut", "Dag", "Paragraf", "Infört av")
        yield Table("Nämndens beslut", headers, (1.4, 1, 2, 1.6), rows)


def _earlier(basis: Basis) -> Iterator[Block]:
    rows = [
        [
            outcome_of(one),
            f"{decider_of(one)}\n{clock(one['decided_at'])}",
            or_nothing(one["reason"]),
        ]
        for one in basis["earlier_decisions"]
    ]
    if rows:
        yield Table("Tidigare beslut i ärendet", ("Beslut", "Av", "Skäl"), (1.3, 2, 3), rows)
