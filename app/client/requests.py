"""Requests through the API: read, and taken further as the version that was read."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from app.client.calling import Caller
from app.client.problems import ChangedMeanwhileError
from app.client.reading import Read, Several, read, read_all
from app.schemas.gate.delegation_decisions import DelegationDecisionOut
from app.schemas.gate.requests.attachments import AttachmentOut
from app.schemas.gate.requests.candidates import CandidateOut
from app.schemas.gate.requests.comments import CommentOut
from app.schemas.gate.requests.decisions import DecisionOut
from app.schemas.gate.requests.inquiries import InquiryOut
from app.schemas.gate.requests.request_out import RequestOut

Content = Mapping[str, Any]
Request = Read[RequestOut]


class Requests:
    """What a caller can do with requests."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list(self, **filters: Any) -> Several[RequestOut]:
        """Return the requests that the filters let through, the oldest first."""
        return read_all(RequestOut, self._caller, "requests", filters)

    def show(self, ref: str) -> Request:
        """Return a request, by reference or id."""
        return read(RequestOut, self._caller.get(f"requests/{_named(ref)}"))

    def new(self, content: Content) -> Request:
        """Begin a request: its title and unit, and perhaps what it is called elsewhere."""
        return read(RequestOut, self._caller.post("requests", content))

    def change(self, of: Request, content: Content) -> Request:
        """Change what a request is called, and where else it is known."""
        with _changing(of):
            return read(RequestOut, self._caller.patch(_path(of), content, of.etag))

    def step(self, of: Request, step: str, content: Content) -> Request:
        """Fill in a step."""
        with _changing(of):
            path = f"{_path(of)}/steps/{step}"
            return read(RequestOut, self._caller.put(path, content, of.etag))

    def take(self, of: Request, transition: str, content: Content | None = None) -> Request:
        """Take a request further, by one of the transitions that are no decision."""
        with _changing(of):
            path = f"{_path(of)}/{transition}"
            return read(RequestOut, self._caller.post(path, content, of.etag))

    def decide(self, of: Request, content: Content) -> Read[DecisionOut]:
        """Decide on a request as it was shown."""
        with _changing(of):
            return read(DecisionOut, self._caller.post(f"{_path(of)}/decisions", content, of.etag))

    def record_delegated(self, of: Request, content: Content) -> Read[DelegationDecisionOut]:
        """Record what was decided on a board's behalf."""
        path = f"{_path(of)}/delegation-decisions"
        return read(DelegationDecisionOut, self._caller.post(path, content))

    def candidates(self, of: Request) -> Several[CandidateOut]:
        """Return what might meet the need now, the newest finds among it."""
        return read_all(CandidateOut, self._caller, f"{_path(of)}/candidates")

    def answer(self, of: Request, candidate: str, content: Content) -> Read[CandidateOut]:
        """Answer a candidate."""
        with _changing(of):
            path = f"{_path(of)}/candidates/{candidate}/answer"
            return read(CandidateOut, self._caller.put(path, content, of.etag))

    def ask(self, of: Request, content: Content) -> Read[InquiryOut]:
        """Put a question to another department, or to a system's manager."""
        return read(InquiryOut, self._caller.post(f"{_path(of)}/inquiries", content))

    def reply(self, of: Request, inquiry: str, content: Content) -> Read[InquiryOut]:
        """Answer a question."""
        with _changing(of):
            path = f"{_path(of)}/inquiries/{inquiry}/answer"
            return read(InquiryOut, self._caller.put(path, content, of.etag))

    def comments(self, of: Request) -> Several[CommentOut]:
        """Return what has been said, the oldest first."""
        return read_all(CommentOut, self._caller, f"{_path(of)}/comments")

    def comment(self, of: Request, text: str) -> Read[CommentOut]:
        """Say something."""
        return read(CommentOut, self._caller.post(f"{_path(of)}/comments", {"text": text}))

    def basis(self, ref: str, suffix: str) -> bytes:
        """Return the decision basis as a file: pdf, docx or json."""
        return self._caller.get(f"requests/{_named(ref)}/decision-basis.{suffix}").content

    def attachments(self, of: Request) -> Several[AttachmentOut]:
        """Return what is known of the files that belong to a request, the oldest first."""
        return read_all(AttachmentOut, self._caller, f"{_path(of)}/attachments")

    def attach(self, of: Request, name: str, content: bytes) -> Read[AttachmentOut]:
        """Add a file."""
        added = self._caller.upload(f"{_path(of)}/attachments", name, content)
        return read(AttachmentOut, added)

    def fetch(self, of: Request, attachment: str) -> bytes:
        """Return what is in a file."""
        return self._caller.get(f"{_path(of)}/attachments/{attachment}").content

    def detach(self, of: Request, attachment: str) -> None:
        """Take a file away."""
        with _changing(of):
            self._caller.delete(f"{_path(of)}/attachments/{attachment}", of.etag)


@contextmanager
def _changing(read_: Request) -> Iterator[None]:
    """Let a refusal for its age say what has changed since the request was read."""
    try:
        yield
    except ChangedMeanwhileError as error:
        raise ChangedMeanwhileError(error.members, read_.body) from error


def _named(ref: str) -> str:
    """Return a reference as it is written in an address, however it was typed."""
    return quote(ref.strip().upper(), safe="")


def _path(of: Request) -> str:
    return f"requests/{of.value.id}"
