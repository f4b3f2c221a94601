"""What it is worth by the law's own rule, line by line, and what the procurement office said."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.documents.decision_basis.blocks import Block, Facts, Note, Section, Table, Text
from app.documents.decision_basis.sections.words import (
    Basis,
    or_nothing,
    said,
    signed,
    yes_or_no,
)
from app.wording.numbers import in_number, money
from app.wording.times import day

STEP = "procurement_consultation"
RULE = (
    "Värdet är beräknat utan moms enligt 5 kap. lagen om offentlig upphandling (LOU): allt som kan "
    "komma att betalas, optioner medräknade."
)


def worth(basis: Basis) -> Section:
    """Return the value and how it was computed, the limits, and the consultation."""
    value = basis["value"]
    blocks = [Text("Värdet är inte beräknat.")] if value is None else list(_computed(value))
    return Section("Värde och upphandling", [*blocks, *_consultation(basis)])


def _computed(value: Mapping[str, Any]) -> Iterator[Block]:
    rows = [
        ["Engångskostnad", "", money(value["one_time"] or 0)],
        ["Löpande kostnad", _running(value), money(value["running"])],
        ["Optioner", "", money(value["options"] or 0)],
        ["Beräknat värde", "", money(value["total"])],
    ]
    headers = ("Post", "Så är det räknat", "Belopp")
    yield Table("Beräknat värde", headers, (1.6, 3.4, 1.2), rows, amounts_last=True)
    yield Text(_limits(value))
    yield Note(RULE)


def _running(value: Mapping[str, Any]) -> str:
    counted = in_number(value["months_counted"], "månad", "månader")
    told = f"{money(value['per_month'] or 0)} per månad × {counted}"
    if value["months"] is None:
        return f"{told}: avtalet har inget slut (LOU 5 kap. 13 §)"
    if value["months"] > value["months_counted"]:
        longer = in_number(value["months"], "månad", "månader")
        return f"{told}: avtalet är längre, {longer} (LOU 5 kap. 13 §)"
    return told


def _limits(value: Mapping[str, Any]) -> str:
    documented, direct = (
        money(value["documentation_limit"]),
        money(value["direct_procurement_limit"]),
    )
    if value["over_direct_procurement_limit"]:
        return (
            f"Värdet når {direct}, där direktupphandling inte räcker (LOU 19 a kap. 2 §). "
            "Upphandlingskontoret bedömer hur köpet får göras."
        )
    if value["over_documentation_limit"]:
        return (
            f"Värdet når {documented}, där upphandlingen ska dokumenteras (LOU 19 a kap. 11 §), "
            f"men ligger under gränsen för direktupphandling, {direct}."
        )
    return f"Värdet ligger under både {documented} och gränsen för direktupphandling, {direct}."


def _consultation(basis: Basis) -> Iterator[Block]:
    content = said(basis, STEP)
    if not content.get("consulted_on") and not content.get("answer"):
        yield Text("Inget samråd är antecknat.", "Samråd om upphandling")
        return
    yield Text(or_nothing(content.get("answer")), "Upphandlingskontorets svar")
    departed = content.get("reason")
    yield Facts(
        [
            ("Samråd den", day(content.get("consulted_on"))),
            ("Samråd med", or_nothing(content.get("consulted_person"))),
            ("Följs rådet?", yes_or_no(content.get("followed"))),
            *([("Skäl att frångå rådet", departed)] if departed else []),
            ("Antecknat av", signed(basis, STEP)),
        ]
    )
