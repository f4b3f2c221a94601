"""What a server answers instead (RFC 9457), and what went wrong on the way there, in Swedish."""

from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from app.client.changes import what_changed
from app.labels import label
from record.people import Role

Members = Mapping[str, Any]

MEDIA_TYPE = "application/problem+json"

TOO_LATE, UNREACHED = "svarade inte i tid", "går inte att nå"
UNSURE = "Det är osäkert om ändringen blev gjord: läs ärendet innan du gör om den."
NEW_KEY = (
    "Nyckeln gäller inte: den är felskriven, återkallad eller för gammal. Administratören ger dig "
    "en ny med samsyn token create."
)
RIGHT_ADDRESS = "Är adressen rätt (--url eller SAMSYN_URL, med http:// eller https://)?"


class ApiError(Exception):
    """A call that did not do what it was made for; the message is for people."""


class UnreachableError(ApiError):
    """No server answered."""

    def __init__(self, url: str, failure: httpx.TransportError, *, perhaps_done: bool) -> None:
        why = TOO_LATE if isinstance(failure, httpx.TimeoutException) else UNREACHED
        super().__init__(f"Servern på {url} {why}. {UNSURE if perhaps_done else RIGHT_ADDRESS}")


class NotSamsynError(ApiError):
    """Something answered, but not as Samsyn of this version does."""


class ProblemError(ApiError):
    """A refusal, with all that the server says of why."""

    def __init__(self, status: int, members: Members) -> None:
        self.status = status
        self.members = members
        self.kind = str(members.get("type", "")).rpartition("/")[2]
        super().__init__("\n".join(_lines(members)))


class UnknownCallerError(ProblemError):
    """The server does not take the key."""

    def __init__(self, members: Members) -> None:
        super().__init__(401, members)
        self.args = (f"{members.get('title')}. {NEW_KEY}",)


class ChangedMeanwhileError(ProblemError):
    """Somebody has changed what was read; says what, where it is known what was read."""

    def __init__(self, members: Members, read: Members | None = None) -> None:
        super().__init__(412, members)
        self.current: Members = members.get("current") or {}
        told = what_changed(read, self.current) if read and self.current else []
        which = self.current.get("reference", "det")
        happened = f"Någon har ändrat {which} sedan du läste det. Inget är gjort."
        self.args = ("\n".join([happened, *(f"  {change}" for change in told)]),)


def problem_in(answer: httpx.Response) -> ApiError:
    """Return what an answer refuses, and why."""
    if answer.headers.get("Content-Type", "").partition(";")[0] != MEDIA_TYPE:
        return not_samsyn(str(answer.url), f"HTTP {answer.status_code}")
    members = answer.json()
    if answer.status_code == 401:
        return UnknownCallerError(members)
    if answer.status_code == 412:
        return ChangedMeanwhileError(members)
    return ProblemError(answer.status_code, members)


def not_samsyn(url: str, what: str) -> NotSamsynError:
    """Return that an answer cannot be understood."""
    return NotSamsynError(f"{url} svarar inte som den här versionen av Samsyn gör ({what}).")


def _lines(members: Members) -> Iterator[str]:
    title, detail = str(members.get("title", "Något gick fel")), str(members.get("detail", ""))
    missing, errors = members.get("missing_steps") or (), members.get("errors") or ()
    if not (missing or errors):
        yield " ".join(filter(None, [f"{title}.", detail]))
        return
    yield f"{title}:"
    yield from (f"  {missing_line(one)}" for one in missing)
    yield from (f"  {_where(one['pointer'])}{one['detail']}" for one in errors)


def missing_line(missing: Members) -> str:
    """Return what is missing: for whom, what, and why."""
    whom = " eller ".join(label(Role(role)) for role in missing["roles"])
    return f"{whom[:1].upper()}{whom[1:]}: {missing['title']} – {missing['why']}"


def _where(pointer: str) -> str:
    place = pointer.lstrip("#/?").replace("/", ".")
    return f"{place}: " if place else ""
