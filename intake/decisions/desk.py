"""What lies before who decides."""

from dataclasses import dataclass

from intake.candidates.seeking import Look
from intake.requests.reading.dossier import Dossier
from intake.requests.reading.surroundings import Surroundings


@dataclass(frozen=True)
class Desk:
    """A request as it was shown, what surrounds it, and a look at what might meet the need now."""

    dossier: Dossier
    around: Surroundings
    look: Look
