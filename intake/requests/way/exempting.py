"""What was approved to stand beside something else: an *undantag*, with an end."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from intake.candidates.candidate import Answer
from intake.requests.reading.dossier import Dossier
from inventory.exemptions.exempting import change_exemption, exempt
from inventory.exemptions.exemption import Exemption
from inventory.systems.editing.catalogue import Catalogue

FROM_CANDIDATE = ("reason_code", "reason", "until")
DECIDED = (*FROM_CANDIDATE, "decided_by")


def exempt_parallel(
    catalogue: Catalogue, dossier: Dossier, decided_by: str, implemented_as: UUID | None = None
) -> None:
    """Exempt the unit beside each system that its own was approved in parallel with.

    Once the request has become a system, that system is exempted too, for as long.
    """
    for fields in _approved(dossier, implemented_as):
        _exempt(catalogue, {**fields, "decided_by": decided_by})


def withdraw_exemptions(session: Session, dossier: Dossier) -> None:
    """Take back what an approval exempted: a request that is taken up again may end otherwise.

    An exemption that somebody has changed since then is theirs, and stays.
    """
    for fields in _approved(dossier):
        known = _known(session, fields)
        if known is not None and all(getattr(known, n) == fields[n] for n in FROM_CANDIDATE):
            session.delete(known)


def _approved(dossier: Dossier, implemented_as: UUID | None = None) -> Iterator[dict[str, Any]]:
    """Return what each parallel answer lets stand, a function at a time."""
    for candidate in dossier.candidates:
        if candidate["answer"] is not Answer.PARALLEL or candidate["system_id"] is None:
            continue
        for code in candidate["function_codes"] or dossier.functions:
            yield {
                "system": implemented_as or candidate["system_id"],
                "function": code,
                "unit": None if implemented_as else dossier.request["unit_id"],
                **{name: candidate[name] for name in FROM_CANDIDATE},
            }


def _exempt(catalogue: Catalogue, fields: Mapping[str, Any]) -> None:
    """Exempt a system, or renew its exemption: a request may be approved more than once."""
    known = _known(catalogue.session, fields)
    if known is None:
        exempt(catalogue, fields)
    else:
        change_exemption(known, {name: fields[name] for name in DECIDED})


def _known(session: Session, fields: Mapping[str, Any]) -> Exemption | None:
    return session.scalars(
        select(Exemption).where(
            col(Exemption.system_id) == fields["system"],
            col(Exemption.function_code) == fields["function"],
            col(Exemption.unit_id) == fields["unit"],
        )
    ).first()
