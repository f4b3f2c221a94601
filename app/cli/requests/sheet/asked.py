"""What others were asked and answered, and what has been said."""

from collections.abc import Iterator, Sequence

from app.cli.requests.words import day_of, short
from app.labels import label
from app.schemas.gate.requests.comments import CommentOut
from app.schemas.gate.requests.inquiries import InquiryOut
from app.schemas.gate.requests.request_out import RequestOut
from app.wording.numbers import money

LATEST = 3


def answers_of_others(request: RequestOut) -> Iterator[str]:
    """Return each question with its answer, numbered as it is answered."""
    for number, inquiry in enumerate(request.inquiries, 1):
        yield f"{number} {asked_of(inquiry)}: {label(inquiry.kind)} {_answer(inquiry)}"


def asked_of(inquiry: InquiryOut) -> str:
    """Return whom a question is put to."""
    asked = inquiry.unit or inquiry.system
    return "–" if asked is None else asked.name


def comments_lines(comments: Sequence[CommentOut]) -> Iterator[str]:
    """Return what was said last."""
    for comment in comments[-LATEST:]:
        yield short(comment_line(comment))


def comment_line(comment: CommentOut) -> str:
    """Return what was said, by whom and when."""
    return f"{day_of(comment.said_at)} {comment.said_by}: {comment.text}"


def _answer(inquiry: InquiryOut) -> str:
    if inquiry.answer is None:
        due = f", senast {inquiry.due}" if inquiry.due else ""
        return f"Inget svar än{due}."
    offered = [
        *([f"{inquiry.hours_per_month} timmar i månaden"] if inquiry.hours_per_month else []),
        *([money(inquiry.cost)] if inquiry.cost else []),
        *([f"från {inquiry.starts_on}"] if inquiry.starts_on else []),
    ]
    details = f" ({', '.join(offered)})" if offered else ""
    told = f"{label(inquiry.answer)}{details}, {inquiry.answered_by}"
    return f"{told[:1].upper()}{told[1:]}. {short(inquiry.reason)}".rstrip()
