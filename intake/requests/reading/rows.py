"""The rows of requests, and of what belongs to them: asked for only where there are any."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Select, exists, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from intake.attachments.attachment import Attachment
from intake.decisions.decision import BoardDecision, Decision, DecisionCondition
from intake.delegation.decisions.decision import DelegationDecision
from intake.inquiries.inquiry import Inquiry
from intake.requests.request import RequestFunction, RequestStep, SystemRequest
from record.driver.belonging import AmongAsked
from record.driver.prepared import Prepared

JOINED = aliased(SystemRequest, name="joined")

SELDOM: Mapping[Any, Any] = {
    RequestFunction: RequestFunction.request_id,
    JOINED: JOINED.joined_into_id,
    Inquiry: Inquiry.request_id,
    Decision: Decision.request_id,
    BoardDecision: BoardDecision.request_id,
    DelegationDecision: DelegationDecision.request_id,
    Attachment: Attachment.request_id,
}
"""What many requests have nothing of, and where each says to which it belongs."""

FLAGS = {table: f"has_{place}" for place, table in enumerate(SELDOM)}


class Rows:
    """The rows of some requests; as many selects for one as for hundreds."""

    def __init__(self, connection: Connection, ids: str) -> None:
        self._connection, self._ids = connection, ids
        self.requests = _REQUESTS.dicts(connection, ids=ids)
        found = [[table for table, flag in FLAGS.items() if row.pop(flag)] for row in self.requests]
        self._there: Collection[Any] = {table for tables in found for table in tables}

    def have(self, table: Any) -> bool:
        """Return whether something of a table belongs to one of the requests."""
        return table in self._there

    def of(self, table: Any) -> list[dict[str, Any]]:
        """Return what belongs to the requests, of one table."""
        if table in SELDOM and table not in self._there:
            return []
        return _OF[table].dicts(self._connection, ids=self._ids)


def _requests() -> Select[Any]:
    flags = [
        exists().where(col(key) == col(SystemRequest.id)).label(FLAGS[table])
        for table, key in SELDOM.items()
    ]
    wanted: Any = select(SystemRequest.__table__, *flags)  # type: ignore[attr-defined]
    asked: Select[Any] = wanted.where(AmongAsked(SystemRequest.id))
    return asked


def _conditions() -> Select[Any]:
    decided = select(col(Decision.id)).where(AmongAsked(Decision.request_id))
    wanted: Select[Any] = select(DecisionCondition.__table__)  # type: ignore[attr-defined]
    return wanted.where(col(DecisionCondition.decision_id).in_(decided))


def _rows_of(table: Any, key: Any) -> Prepared:
    return Prepared(select(*table.__table__.columns).where(AmongAsked(key)))


_REQUESTS = Prepared(_requests())
_JOINED = select(col(JOINED.joined_into_id), col(JOINED.unit_id))
_OF: Mapping[Any, Prepared] = {
    **{table: _rows_of(table, key) for table, key in SELDOM.items() if table is not JOINED},
    RequestStep: _rows_of(RequestStep, RequestStep.request_id),
    JOINED: Prepared(_JOINED.where(AmongAsked(JOINED.joined_into_id))),
    DecisionCondition: Prepared(_conditions()),
}
