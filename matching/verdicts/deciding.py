"""Concluding something of an overlap: what each outcome demands, and what it leads to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from inventory.errors import InvalidFieldsError, invalid
from inventory.exemptions.exempting import exempt
from inventory.exemptions.exemption import ReasonCode
from inventory.hidden.acting import seen_system
from inventory.systems.editing.catalogue import Catalogue
from matching.overlaps.overlap import Overlap, OverlapKind
from matching.verdicts.seen import seen_now
from matching.verdicts.verdicts import Verdict, VerdictOutcome, VerdictSystem
from record.actors import Actor

DEMANDED: Mapping[VerdictOutcome, Mapping[str, str]] = {
    VerdictOutcome.CONSOLIDATE: {
        "target_system": "Ange vilket system som ska finnas kvar.",
        "owner": "Ange vem som ansvarar: en enhet eller en roll.",
        "due": "Ange när det ska vara klart.",
    },
    VerdictOutcome.JUSTIFIED: {
        "reason": "Ange varför systemen får finnas sida vid sida.",
        "until": "Ange hur länge det gäller.",
    },
    VerdictOutcome.FALSE_ALARM: {"reason": "Ange varför det inte är ett överlapp."},
    VerdictOutcome.CONFIRMED: {},
}
BELONGS_TO = {
    "target_system": VerdictOutcome.CONSOLIDATE,
    "due": VerdictOutcome.CONSOLIDATE,
    "until": VerdictOutcome.JUSTIFIED,
}
"""What says nothing with any other outcome."""


def conclude(
    catalogue: Catalogue, actor: Actor, overlap: Overlap, fields: Mapping[str, Any]
) -> Verdict:
    """Keep what somebody concludes about systems in an overlap; by default, all of them."""
    systems = fields.get("systems") or [member.entry.id for member in overlap.everyone()]
    _check(overlap, systems, fields)
    _find_target(catalogue, fields.get("target_system"))
    owner = fields.get("owner") or {}
    unit_id = owner.get("unit")
    verdict = Verdict(
        function_code=overlap.code or None,
        product_id=None if overlap.code else overlap.members[0].entry.id,
        outcome=fields["outcome"],
        reason=fields.get("reason") or "",
        target_system_id=fields.get("target_system"),
        owner_unit_id=unit_id and catalogue.known_unit(unit_id, "#/owner/unit"),
        owner_role=owner.get("role"),
        due=fields.get("due"),
        until=fields.get("until"),
        mandate=fields.get("mandate"),
        seen=seen_now(overlap),
        person_id=actor.person_id,
        decided_by=actor.name,
    )
    catalogue.session.add(verdict)
    for system_id in systems:
        _take_up(catalogue, verdict, system_id, fields)
    return verdict


def _find_target(catalogue: Catalogue, target_id: UUID | None) -> None:
    if target_id and seen_system(catalogue.session, target_id) is None:
        raise invalid("#/target_system", "Det finns inget system med det id:t.")


def _take_up(
    catalogue: Catalogue, verdict: Verdict, system_id: UUID, fields: Mapping[str, Any]
) -> None:
    """Let the verdict be about a system; one that may stay has an exemption that says so."""
    about = VerdictSystem(verdict_id=verdict.id, system_id=system_id)
    if verdict.outcome is VerdictOutcome.JUSTIFIED and verdict.function_code:
        exemption = exempt(
            catalogue,
            {
                "system": system_id,
                "function": verdict.function_code,
                "reason_code": fields.get("reason_code") or ReasonCode.NEEDS_NOT_MET,
                "reason": verdict.reason,
                "decided_by": verdict.decided_by,
                "until": verdict.until,
            },
        )
        about.exemption_id = exemption.id
    catalogue.session.add(about)


def _check(overlap: Overlap, systems: Sequence[UUID], fields: Mapping[str, Any]) -> None:
    errors = [*_missing(fields), *_misplaced(fields), *_strangers(overlap, systems, fields)]
    if errors:
        raise InvalidFieldsError(errors)


def _missing(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, why in DEMANDED[fields["outcome"]].items():
        given = fields.get(name)
        if not given or (name == "owner" and not any(given.values())):
            yield f"#/{name}", why


def _misplaced(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, outcome in BELONGS_TO.items():
        if fields.get(name) and fields["outcome"] is not outcome:
            yield f"#/{name}", f"Hör till utfallet {outcome}, inte {fields['outcome']}."


def _strangers(
    overlap: Overlap, systems: Sequence[UUID], fields: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    members = {member.entry.id for member in overlap.everyone()}
    for place, system_id in enumerate(systems):
        if system_id not in members:
            yield f"#/systems/{place}", "Systemet är inte med i överlappet."
        elif system_id in systems[:place]:
            yield f"#/systems/{place}", "Systemet står två gånger."
    target = fields.get("target_system")
    kind = overlap.kind is OverlapKind.SAME_PRODUCT
    if target and kind and target not in members:
        yield "#/target_system", "Välj en av posterna i överlappet."
