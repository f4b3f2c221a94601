"""A question that nobody has answered in time goes to the chief."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from intake.inquiries.inquiry import Inquiry
from intake.requests.request import SystemRequest
from intake.requests.telling import Telling
from intake.requests.way.transitions import OPEN


def tell_chiefs(session: Session, today: date) -> int:
    """Tell the chiefs, once, of questions whose day has passed; return how many there were."""
    silent = (
        select(Inquiry, SystemRequest)
        .join(SystemRequest, col(SystemRequest.id) == col(Inquiry.request_id))
        .where(
            col(Inquiry.answer).is_(None),
            col(Inquiry.due) < today,
            col(Inquiry.escalated_on).is_(None),
            col(SystemRequest.state).in_(OPEN),
        )
        .order_by(col(Inquiry.due), col(Inquiry.id))
    )
    told = 0
    for inquiry, request in session.execute(silent):
        Telling(session, request, None).nobody_answered(inquiry)
        inquiry.escalated_on = today
        told += 1
    return told
