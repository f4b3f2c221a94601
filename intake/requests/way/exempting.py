"""What was approved to stand beside something else: an *undantag*, with an end."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from intake.candidates.candidate import Answer
from intake.requests.reading.dossier import Dossier
from inventory.exempting import change_exemption, exempt
from inventory.exemptions import Exemption
from inventory.systems.editing.catalogue import Catalogue

FROM_CANDIDATE = ("reason_code", "reason", "until")
DECIDED = (*FROM_CANDIDATE, "decided_by")


def exempt_parallel(
    catalogue: Catalogue, dossier: Dossier, decided_by: str, implemented_as: UUID | None = None
) -> None:
    """Exempt the unit beside each system that its own was approved in parallel with.

    Once the request has become a system, that system is exempted too, for as long.
    """
    for candidate in dossier.candidates:
        if candidate["answer"] is not Answer.PARALLEL or candidate["system_id"] is None:
            continue
        for code in candidate["function_codes"] or dossier.functions:
            _exempt(
                catalogue,
                {
                    "system": implemented_as or candidate["system_id"],
                    "function": code,
                    "unit": None if implemented_as else dossier.request["unit_id"],
                    "decided_by": decided_by,
                    **{name: candidate[name] for name in FROM_CANDIDATE},
                },
            )


def _exempt(catalogue: Catalogue, fields: Mapping[str, Any]) -> None:
    """Exempt a system, or renew its exemption: a request may be approved more than once."""
    known = catalogue.session.scalars(
        select(Exemption).where(
            col(Exemption.system_id) == fields["system"],
            col(Exemption.function_code) == fields["function"],
            col(Exemption.unit_id) == fields["unit"],
        )
    ).first()
    if known is None:
        exempt(catalogue, fields)
    else:
        change_exemption(known, {name: fields[name] for name in DECIDED})
