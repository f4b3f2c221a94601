"""Overlaps as they are given out: values, with what was concluded of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from matching.overlaps.costs import Costs
from matching.overlaps.overlap import Member, Overlap, OverlapKind
from matching.overlaps.worth import Worth
from matching.verdicts.reading import Concluded, latest_by_system

Card = dict[str, Any]


def overlap_card(
    overlap: Overlap, worth: Worth, verdicts: Sequence[Concluded], today: date
) -> Card:
    """Return an overlap, whole, with what was concluded of it, the oldest first."""
    latest = latest_by_system(verdicts)
    told = {id(one): one.told(overlap, today) for one in latest.values()}
    concluded = {row_id: told[id(one)] for row_id, one in latest.items()}
    return {
        "key": overlap.key,
        "kind": overlap.kind,
        "certainty": overlap.certainty,
        "score": overlap.score,
        "function": _function(overlap),
        "members": [_member(m, overlap, worth.costs, concluded) for m in overlap.members],
        "inside": [
            {
                "function": {"code": within.code, "label": within.label},
                "members": [_member(m, overlap, worth.costs, concluded) for m in within.members],
            }
            for within in overlap.inside
        ],
        "units": worth.units,
        "users_known": worth.users,
        "annual_cost_known": worth.costs.known,
        "members_without_cost": worth.costs.unknown,
        "worth": worth.points,
        "because": [vars(reason) for reason in worth.reasons],
        "verdicts": [told[id(one)] for one in verdicts if id(one) in told],
    }


def evidence_card(evidence: Any) -> Card:
    """Return one piece of evidence as it is given out."""
    return {
        "signal": evidence.signal,
        "field": evidence.field,
        "found": evidence.found,
        "matched": evidence.matched,
        "weight": round(evidence.weight, 3),
    }


def _member(member: Member, overlap: Overlap, costs: Costs, concluded: Mapping[UUID, Card]) -> Card:
    entry = member.entry
    uses = entry.uses_for(overlap.codes)
    users = [use.users for use in uses if use.users is not None]
    verdict = concluded.get(entry.id)
    return {
        "system": entry.told(),
        "score": member.score,
        "certainty": member.certainty,
        "evidence": [evidence_card(evidence) for evidence in member.evidence],
        "status": entry.status,
        "users": sum(users) if users else None,
        "annual_cost": entry.annual_cost,
        "cost_counted": entry.id in costs.counted,
        "contract_ends_on": entry.contract_ends_on,
        "uses": [{"unit": use.unit.told(), "users": use.users, "fit": use.fit} for use in uses],
        "verdict": verdict
        and {name: verdict[name] for name in ("id", "outcome", "standing", "due", "until")},
    }


def _function(overlap: Overlap) -> Card | None:
    if overlap.kind is OverlapKind.SAME_PRODUCT:
        return None
    return {"code": overlap.code, "label": overlap.label}
