"""What was approved to stand beside something else: an *undantag*, with an end."""

from uuid import UUID

from intake.candidates.candidate import Answer
from intake.requests.dossier import Dossier
from inventory.exempting import exempt
from inventory.systems.editing.catalogue import Catalogue


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
            exempt(
                catalogue,
                {
                    "system": implemented_as or candidate["system_id"],
                    "function": code,
                    "unit": None if implemented_as else dossier.request["unit_id"],
                    "decided_by": decided_by,
                    **{name: candidate[name] for name in ("reason_code", "reason", "until")},
                },
            )
