"""What all calls share."""

from dataclasses import dataclass, field

from app.database import Database
from app.identity.recognising.credentials import Credentials
from app.identity.recognising.identification import Identification
from app.operations.calls.caller import Callers
from app.operations.calls.rates import Rate
from app.operations.kept.answers import Answers
from app.operations.kept.memory import Memories
from app.serving.metrics import Metrics
from intake.candidates.open_needs import OpenNeeds
from matching.detector import Detector


@dataclass
class Installation:
    """What all calls share."""

    database: Database
    reads: Rate
    writes: Rate
    upload_limit: int
    identification: Identification
    credentials: Credentials
    callers: Callers
    answers: Answers = field(default_factory=Answers)
    memories: Memories = field(default_factory=Memories)
    detector: Detector = field(default_factory=Detector)
    open_needs: OpenNeeds = field(default_factory=OpenNeeds)
    metrics: Metrics = field(default_factory=Metrics)
    permissions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Which operations change a thing, by resource: what `permissions` in an answer is about."""
