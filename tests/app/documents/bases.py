"""A decision basis to set, with something in each of its parts."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
WHEN = AT.isoformat()
ANNA = {"id": str(UUID(int=1)), "name": "Anna Ansvarig"}
HASH = "0123456789abcdef" * 4


def named(name: str, number: int = 2) -> dict[str, str]:
    return {"id": str(UUID(int=number)), "name": name}


def step(**content: Any) -> dict[str, Any]:
    by = {"name": "Anna Ansvarig", "role": "business_contact"}
    return {"content": content, "filled_in_by": by, "filled_in_at": WHEN}


def basis(text: str = "Vi behöver lägga schema.", **changes: Any) -> dict[str, Any]:
    """Return a decided basis, with a text wherever somebody writes freely."""
    library = named("Biblioteket")
    whole = {
        "reference": "IT-2026-0001",
        "title": text,
        "case_number": "KFN 2026/117",
        "external_reference": text,
        "organisation": named("Exempelkommun"),
        "board": named("Kulturnämnden"),
        "unit": library,
        "round": 2,
        "sample": False,
        "draft": False,
        "state": "approved",
        "as_of": AT,
        "created_by": text,
        "created_at": WHEN,
        "submitted_at": WHEN,
        "process": PROCESS,
        "vocabulary_version": "v1",
        "steps": steps(text, library),
        "functions": [{"code": "scheduling", "label": "Schemaläggning"}],
        "candidates": [candidate(text), other_request(text)],
        "inquiries": [inquiry(text), inquiry(text) | UNANSWERED],
        "information_class": {"confidentiality": 1, "integrity": 4},
        "value": VALUE,
        "delegation": delegation(text),
        "flags": ["overlap", "several_departments"],
        "mistakes": [{"mistake": "product_before_need", "detail": text}],
        "fast_path": False,
        "missing_steps": [],
        "attachments": [attachment(text)],
        "decision": decision(text),
        "earlier_decisions": [decision(text) | {"round": 1, "outcome": "rejected"}],
        "board_decisions": [board_decision(text)],
        "content_hash": HASH,
        "erased": False,
        "history": {"sequence": 2115, "hash": HASH, "at": AT},
    }
    return whole | changes


def draft(**changes: Any) -> dict[str, Any]:
    """Return a basis of what is there before anything is filled in."""
    empty: dict[str, Any] = {
        "draft": True,
        "state": "draft",
        "decision": None,
        "board": None,
        "case_number": None,
        "steps": dict.fromkeys(basis()["steps"]),
        "value": None,
        "information_class": {},
        "functions": [],
        "candidates": [],
        "inquiries": [],
        "attachments": [],
        "flags": [],
        "mistakes": [],
        "earlier_decisions": [],
        "board_decisions": [],
        "content_hash": None,
        "erased": False,
        "submitted_at": None,
        "external_reference": None,
        "round": 1,
        "delegation": {"rule": None, "conforms": "cannot_be_judged", "because": [], "flags": []},
        "missing_steps": [MISSING],
    }
    return basis(**(empty | changes))


PROCESS = {
    "version": "2024-09-19",
    "title": "Fastställa IT-behov",
    "adopted_by": None,
    "adopted_on": None,
    "adopted_note": None,
}
VALUE = {
    "one_time": 50_000,
    "per_month": 4_000,
    "months": None,
    "options": 0,
    "months_counted": 48,
    "running": 192_000,
    "total": 242_000,
    "documentation_limit": 100_000,
    "over_documentation_limit": True,
    "direct_procurement_limit": 700_000,
    "over_direct_procurement_limit": False,
}
MISSING = {
    "step": "needs_analysis",
    "title": "Behovsanalys",
    "field": None,
    "candidate": None,
    "roles": ["requester"],
    "why": "Alla ärenden börjar med behovet.",
}
CONDITION = {"text": "Utvärdera", "owner": "Anna", "due": "2027-06-01"}
UNANSWERED = dict.fromkeys(
    ("answer", "hours_per_month", "cost", "answered_by", "answered_at", "from", "due")
)


def steps(text: str, unit: dict[str, str]) -> dict[str, Any]:
    asked = {"unit": unit, "person": text, "on": "2026-10-02", "answer": text}
    return {
        "needs_analysis": step(
            need=text,
            way_of_working=text,
            possible_change=text,
            processes=[text],
            asked_units=[asked],
            expected_users=35,
            functions=["scheduling"],
            using_units=[unit],
            reference_group=[{"unit": unit, "person": text}],
        ),
        "business_contact_check": step(
            exists_elsewhere=True, existing_can_serve=False, comment=text
        ),
        "information_classification": step(personal_data=True, next_review="2027-11-01"),
        "impact_assessment": step(
            criteria=["vulnerable_subjects"], opinion=text, outcome="not_required"
        ),
        "procurement_consultation": step(
            consulted_on="2026-10-01",
            consulted_person=text,
            answer=text,
            followed=False,
            reason=text,
        ),
        "decision_basis": step(summary=text, recommendation=text, product=text, vendor=None),
    }


def candidate(text: str) -> dict[str, Any]:
    found = {"signal": "purpose", "field": "purpose", "found": text, "matched": "schema"}
    return {
        "id": str(UUID(int=3)),
        "system": {**named(text), "external_id": None, "owner_unit": named("Personal")},
        "score": 77,
        "certainty": "certain",
        "evidence": [found | {"weight": 0.7}],
        "common_solution": True,
        "current": True,
        "found_at": WHEN,
        "answer": "not_relevant",
        "reason": text,
        "reason_code": None,
        "until": None,
        "answered_by": ANNA,
        "answered_at": WHEN,
        "agreed_by": ANNA,
        "promised_hours_per_month": 6,
        "unanswered_inquiries": 0,
    }


def other_request(text: str) -> dict[str, Any]:
    other = {"reference": "IT-2026-0002", "title": text, "unit": named("Skolan")}
    weak = candidate(text) | {"request": other | {"id": str(UUID(int=4))}, "score": 27}
    answer = dict.fromkeys(("answer", "answered_by", "answered_at", "agreed_by"))
    return {name: value for name, value in (weak | answer).items() if name != "system"}


def inquiry(text: str) -> dict[str, Any]:
    return {
        "id": str(UUID(int=5)),
        "kind": "same_need",
        "unit": named("Skolan"),
        "system": None,
        "due": "2026-12-01",
        "asked_by": text,
        "asked_at": WHEN,
        "answer": "conditions",
        "reason": text,
        "hours_per_month": 6,
        "cost": 12_000,
        "from": "2027-01-01",
        "answered_by": text,
        "answered_at": WHEN,
        "escalated_on": None,
    }


def attachment(text: str) -> dict[str, Any]:
    return {
        "id": str(UUID(int=6)),
        "name": text,
        "kind": "pdf",
        "size": 4711,
        "sha256": HASH,
        "added_by": text,
        "added_at": WHEN,
    }


def delegation(text: str) -> dict[str, Any]:
    rule = {
        "id": str(UUID(int=7)),
        "board": named("Kulturnämnden"),
        "delegate": "department_head",
        "limit": "amount",
        "amount": 500_000,
        "consultation": ["procurement_office"],
        "consultation_text": text,
        "process": "not_stated",
        "onward": None,
        "note": text,
        "paragraph": "4.2",
        "source": text,
        "valid_from": "2024-01-01",
        "valid_until": None,
    }
    return {"rule": rule, "conforms": "no", "because": [text], "flags": ["A", "C"]}


def decision(text: str) -> dict[str, Any]:
    return {
        "id": str(UUID(int=8)),
        "round": 2,
        "outcome": "approved",
        "decided_at": AT,
        "decided_by": {"id": str(UUID(int=9)), "name": text, "role": "head_of_it"},
        "reason": text,
        "conditions": [CONDITION | {"text": text, "owner": text}],
        "content_hash": HASH,
        "vocabulary_version": "v1",
    }


def board_decision(text: str) -> dict[str, Any]:
    return {
        "id": str(UUID(int=10)),
        "outcome": "approved",
        "on": "2026-12-01",
        "reference": text,
        "recorded_by": text,
    }
