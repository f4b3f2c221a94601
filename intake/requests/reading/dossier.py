"""Everything there is about one request, and what the rules say of it."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from intake.candidates.candidate import LIKELY, must_be_answered
from intake.candidates.reading import candidate_card
from intake.process.facts import Facts
from intake.process.missing import CANDIDATES, MissingStep, missing_steps
from intake.process.process import Process
from intake.process.steps import StepCode
from record.people import Role

Values = Mapping[str, Any]
ANSWERING = (Role.REQUESTER, Role.BUSINESS_CONTACT)


@dataclass
class Dossier:
    """Everything there is about one request."""

    request: Values
    process: Process
    steps: dict[StepCode, dict[str, Any]] = field(default_factory=dict)
    candidates: list[Values] = field(default_factory=list)
    confidential: list[Values] = field(default_factory=list)
    """Candidates of which nothing shows in the request, to anybody."""
    inquiries: list[Values] = field(default_factory=list)
    decisions: list[dict[str, Any]] = field(default_factory=list)
    board_decisions: list[Values] = field(default_factory=list)
    delegation_decisions: list[Values] = field(default_factory=list)
    attachments: list[dict[str, Any]] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    joined_units: list[UUID] = field(default_factory=list)
    """The units of the requests that go on in this one."""
    departments: frozenset[UUID] = frozenset()
    represented: frozenset[UUID] = frozenset()

    @cached_property
    def facts(self) -> Facts:
        """Return what the rules are asked with."""
        return Facts(
            answers={code: step["content"] for code, step in self.steps.items()},
            limits=self.process.limits,
            departments=self.departments,
            represented=self.represented,
            likely_candidates=len(self.likely),
        )

    @cached_property
    def candidate_cards(self) -> list[dict[str, Any]]:
        """Return the candidates as they are given out."""
        return list(map(candidate_card, self.candidates))

    @property
    def likely(self) -> list[Values]:
        """Return the candidates that must be answered, or have been."""
        return [one for one in self.candidates if one["is_current"] and one["score"] >= LIKELY]

    @property
    def unanswered(self) -> list[Values]:
        """Return the candidates that stand in the way of a decision."""
        return [one for one in self.candidates if must_be_answered(one)]

    def after(self, request: Values, decision: dict[str, Any]) -> "Dossier":
        """Return it as it is once a decision is in it, without reading all of it again."""
        after = copy(self)  # with what has been worked out of the steps and candidates, which stay
        after.request = {**self.request, **request}
        after.decisions = [*self.decisions, decision]
        return after

    @cached_property
    def missing(self) -> tuple[MissingStep, ...]:
        """Return what is missing before it can be decided."""
        unanswered = tuple(map(_unanswered, self.unanswered))
        return (*missing_steps(self.process, self.facts), *unanswered)


def _unanswered(candidate: Values) -> MissingStep:
    waits_for_agreement = candidate["answer"] is not None
    return MissingStep(
        step=CANDIDATES,
        title=candidate["name"],
        field=None,
        roles=(Role.BUSINESS_CONTACT,) if waits_for_agreement else ANSWERING,
        why=(
            "Kundansvarig ska hålla med om svaret innan det räknas."
            if waits_for_agreement
            else "Ett troligt alternativ ska besvaras innan ärendet avgörs."
        ),
        candidate=str(candidate["id"]),
    )
