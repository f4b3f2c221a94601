"""Overlaps as they are given out: values, with what was concluded of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from matching.functions.evidence import ServedFunction
from matching.overlaps.costs import Costs, costs_of
from matching.overlaps.overlap import Member, Overlap, OverlapKind
from matching.overlaps.ranking import reasons_for, units_of, users_of
from matching.verdicts.reading import Concluded, latest_by_system

Served = Mapping[UUID, tuple[ServedFunction, ...]]
Card = dict[str, Any]


class Cards:
    """Makes cards of overlaps in one register, on one day."""

    def __init__(
        self, served: Served, verdicts: Sequence[Concluded], systems: int, today: date
    ) -> None:
        self._served = served
        self._verdicts = verdicts
        self._systems = systems
        self._today = today

    def card(self, overlap: Overlap) -> Card:
        """Return an overlap, whole."""
        costs = costs_of(overlap, self._served)
        reasons = reasons_for(overlap, costs, self._systems, self._today)
        verdicts = [verdict for verdict in self._verdicts if verdict.is_about(overlap)]
        latest = latest_by_system(verdicts)
        told = {id(one): one.told(overlap, self._today) for one in latest.values()}
        concluded = {row_id: told[id(one)] for row_id, one in latest.items()}
        return {
            "key": overlap.key,
            "kind": overlap.kind,
            "certainty": overlap.certainty,
            "score": overlap.score,
            "function": _function(overlap),
            "members": [self._member(m, overlap, costs, concluded) for m in overlap.members],
            "inside": [
                {
                    "function": {"code": within.code, "label": within.label},
                    "members": [self._member(m, overlap, costs, concluded) for m in within.members],
                }
                for within in overlap.inside
            ],
            "units": len(units_of(overlap)),
            "users_known": users_of(overlap),
            "annual_cost_known": costs.known,
            "members_without_cost": costs.unknown,
            "worth": round(sum(reason.points for reason in reasons), 1),
            "because": [vars(reason) for reason in reasons],
            "verdicts": [told[id(one)] for one in _each_once(verdicts, latest)],
        }

    def _member(
        self, member: Member, overlap: Overlap, costs: Costs, concluded: Mapping[UUID, Card]
    ) -> Card:
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


def rank(card: Card) -> tuple[bool, float, str]:
    """Return where a card stands: first what nobody has settled, then by worth."""
    members = [*card["members"], *(m for within in card["inside"] for m in within["members"])]
    settled = all(_is_settled(member["verdict"]) for member in members)
    return settled, -card["worth"], card["key"]


def _is_settled(verdict: Card | None) -> bool:
    return (
        verdict is not None
        and verdict["outcome"] in ("justified", "false_alarm")
        and verdict["standing"] == "in_force"
    )


def _function(overlap: Overlap) -> Card | None:
    if overlap.kind is OverlapKind.SAME_PRODUCT:
        return None
    return {"code": overlap.code, "label": overlap.label}


def _each_once(verdicts: Sequence[Concluded], latest: Mapping[UUID, Concluded]) -> list[Concluded]:
    """Return the verdicts that still are the last word on some system."""
    last = {id(verdict) for verdict in latest.values()}
    return [verdict for verdict in verdicts if id(verdict) in last]


def evidence_card(evidence: Any) -> Card:
    """Return one piece of evidence as it is given out."""
    return {
        "signal": evidence.signal,
        "field": evidence.field,
        "found": evidence.found,
        "matched": evidence.matched,
        "weight": round(evidence.weight, 3),
    }
