"""The needs of requests, as the detector reads them: neutral, like those of systems."""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from intake.process.steps import StepCode
from intake.requests.request import RequestFunction, RequestState, RequestStep, SystemRequest
from matching.functions.evidence import ServedFunction
from matching.functions.vocabulary.compiled import Vocabulary
from matching.needs.asking import read_need
from matching.profiles import Profile
from record.driver.belonging import AmongAsked, asked
from record.driver.prepared import Prepared

SHOWN = (RequestState.SUBMITTED, RequestState.IN_REVIEW, RequestState.RETURNED)
"""A draft is its own unit's until it is handed in."""


@dataclass(frozen=True)
class Need:
    """What a request asks for, in its own words."""

    request_id: UUID
    title: str
    text: str
    functions: tuple[str, ...]

    def profile(self) -> Profile:
        """Return what the detector sees of it."""
        return Profile(
            key=str(self.request_id), name=self.title, purpose=self.text, functions=self.functions
        )

    def served(self, vocabulary: Vocabulary) -> tuple[ServedFunction, ...]:
        """Return the functions that it asks for."""
        return read_need(vocabulary, self.text, self.functions, self.title)


def open_needs(connection: Connection, among: Collection[UUID] | None = None) -> list[Need]:
    """Return the needs of requests that are under way and have described one: all, or some."""
    some = among is not None
    ids = {"ids": asked(connection, among)} if among is not None else {}
    described = _described(some=some).rows(connection, **ids)
    functions: defaultdict[UUID, list[str]] = defaultdict(list)
    for request_id, code in _asked_for(some=some).rows(connection, **ids) if described else ():
        functions[request_id].append(code)
    return [
        Need(request_id, title, _text(content), tuple(sorted(functions[request_id])))
        for request_id, title, content in described
    ]


@cache
def _described(*, some: bool) -> Prepared:
    wanted = (
        select(col(SystemRequest.id), col(SystemRequest.title), col(RequestStep.content))
        .join(RequestStep, col(RequestStep.request_id) == col(SystemRequest.id))
        .where(
            col(RequestStep.step) == StepCode.NEEDS_ANALYSIS, col(SystemRequest.state).in_(SHOWN)
        )
        .order_by(col(SystemRequest.ref))
    )
    return Prepared(wanted.where(AmongAsked(SystemRequest.id)) if some else wanted)


@cache
def _asked_for(*, some: bool) -> Prepared:
    wanted = select(col(RequestFunction.request_id), col(RequestFunction.function_code))
    return Prepared(wanted.where(AmongAsked(RequestFunction.request_id)) if some else wanted)


def _text(content: str) -> str:
    return str(json.loads(content).get("need") or "")
