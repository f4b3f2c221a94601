"""Which units are to use what a request asks for, and which speak in its reference group."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from intake.inquiries.inquiry import InquiryAnswer, InquiryKind
from intake.process.steps import StepCode
from intake.requests.reading.dossier import Dossier, Values

WORD = re.compile(r"\W*(\w+)")
"""The first word: *jag vet inte* is no *ja*."""


def units_using(dossier: Dossier) -> Iterator[UUID]:
    """Give the units that have the need: who asks, is named, has joined in, or says so."""
    need = _need(dossier)
    yield dossier.request["unit_id"]
    yield from map(UUID, need.get("using_units") or ())
    yield from (UUID(asked["unit"]) for asked in need.get("asked_units") or () if _same(asked))
    yield from (row["to_unit_id"] for row in dossier.inquiries if _shares_the_need(row))
    yield from dossier.joined_units


def units_represented(dossier: Dossier) -> Iterator[UUID]:
    """Give the units that have a named person in the reference group (audit F19)."""
    group = _need(dossier).get("reference_group") or ()
    yield from (UUID(one["unit"]) for one in group if one.get("person"))


def _need(dossier: Dossier) -> Mapping[str, Any]:
    content: Mapping[str, Any] = dossier.steps.get(StepCode.NEEDS_ANALYSIS, {}).get("content", {})
    return content


def _same(asked: Mapping[str, Any]) -> bool:
    """Return whether a unit that was asked says that it has the same need."""
    first = WORD.match(str(asked.get("answer") or "").casefold())
    return first is not None and first[1] in ("ja", "jo", "yes")


def _shares_the_need(inquiry: Values) -> bool:
    return (
        inquiry["kind"] is InquiryKind.SAME_NEED
        and inquiry["to_unit_id"] is not None
        and inquiry["answer"] in (InquiryAnswer.YES, InquiryAnswer.CONDITIONS)
    )
