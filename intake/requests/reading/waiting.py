"""Whom a request waits for."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from intake.requests.reading.dossier import Dossier, Values
from intake.requests.request import RequestState
from intake.requests.way.transitions import OPEN
from inventory.organisation.posts import Acting, Post
from record.people import Role

ACTS: Mapping[RequestState, Role] = {
    RequestState.DRAFT: Role.REQUESTER,
    RequestState.RETURNED: Role.REQUESTER,
    RequestState.SUBMITTED: Role.BUSINESS_CONTACT,
    RequestState.REFERRED: Role.BOARD_SECRETARY,
    RequestState.APPROVED: Role.REGISTER_EDITOR,
}


class Awaited(NamedTuple):
    """Somebody who may take a request further now: a role, and of those who hold it perhaps one."""

    role: Role
    person: UUID | None = None
    system: UUID | None = None
    """Who manages this system, and nobody else in the role."""
    unit: UUID | None = None
    """Who is in the role for this unit."""


class Waiting:
    """Answers whom requests wait for, with who acts for which unit today."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def of(self, dossier: Dossier) -> dict[str, Any] | None:
        """Return the role that must act first, the person where one is known, and since when."""
        role = next(_roles(dossier), None)
        if role is None:
            return None
        since = dossier.request["state_since"]
        return {"role": role, "person": self._person(dossier, role), "since": since}

    def everyone(self, dossier: Dossier) -> Iterator[Awaited]:
        """Give all who may take it further: several things may be missing, and questions open."""
        for role in _roles(dossier):
            person = self._person(dossier, role)
            yield Awaited(role, None if person is None else person["id"])
        if dossier.request["state"] in OPEN:
            for row in dossier.inquiries:
                yield from () if row["answer"] else self._asked(row)

    def _person(self, dossier: Dossier, role: Role) -> dict[str, Any] | None:
        """Return the person that it waits for in a role, where it is one."""
        row = dossier.request
        if role is Role.REQUESTER:
            return {"id": row["created_by_id"], "name": row["created_by"]}
        if role is Role.BUSINESS_CONTACT:
            return self._acting.find(row["unit_id"], Post.BUSINESS_CONTACT)
        return None

    def _asked(self, inquiry: Values) -> Iterator[Awaited]:
        """Give who is to answer a question; where nobody has the post, those who were told."""
        unit_id, role = inquiry["to_unit_id"], Role.BUSINESS_CONTACT
        contact = unit_id and self._acting.find(unit_id, Post.BUSINESS_CONTACT)
        if unit_id is None:
            yield Awaited(Role.SYSTEM_MANAGER, system=inquiry["to_system_id"])
        elif contact is None:
            yield Awaited(role, unit=unit_id)
            yield Awaited(Role.REGISTER_EDITOR)
        else:
            yield Awaited(role, contact["id"])


def _roles(dossier: Dossier) -> Iterator[Role]:
    """Give the roles that may act, the one whose turn it is first."""
    state = dossier.request["state"]
    if state is not RequestState.IN_REVIEW:
        yield from (ACTS[state],) if state in ACTS else ()
    elif dossier.missing:
        yield from dict.fromkeys(role for one in dossier.missing for role in one.roles)
    else:
        yield from dossier.process.deciders
