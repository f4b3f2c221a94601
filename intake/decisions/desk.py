"""What lies before who decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from intake.candidates.seeking import Look
from intake.decisions.decision import Decision
from intake.requests.reading.dossier import Dossier
from intake.requests.reading.surroundings import Surroundings
from intake.requests.request import SystemRequest
from record.row import row_values


@dataclass(frozen=True)
class Desk:
    """A request as it was shown, what surrounds it, and a look at what might meet the need now."""

    dossier: Dossier
    around: Surroundings
    look: Look


def with_decision(
    dossier: Dossier,
    request: SystemRequest,
    decision: Decision,
    conditions: Iterable[Mapping[str, Any]],
) -> Dossier:
    """Return the dossier as it is once a decision is in it, without reading all of it again."""
    decided = {**row_values(decision), "conditions": list(conditions)}
    return replace(
        dossier,
        request={**dossier.request, **row_values(request)},
        decisions=[*dossier.decisions, decided],
    )
