"""Whom a request waits for."""

from collections.abc import Mapping
from typing import Any

from intake.requests.reading.dossier import Dossier
from intake.requests.request import RequestState
from inventory.organisation.posts import Acting, Post
from record.people import Role

ACTS: Mapping[RequestState, Role] = {
    RequestState.DRAFT: Role.REQUESTER,
    RequestState.RETURNED: Role.REQUESTER,
    RequestState.SUBMITTED: Role.BUSINESS_CONTACT,
    RequestState.REFERRED: Role.BOARD_SECRETARY,
    RequestState.APPROVED: Role.REGISTER_EDITOR,
}


class Waiting:
    """Answers whom requests wait for, with who acts for which unit today."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def of(self, dossier: Dossier) -> dict[str, Any] | None:
        """Return the role that must act, the person where one is known, and since when."""
        role = _role(dossier)
        if role is None:
            return None
        since = dossier.request["state_since"]
        return {"role": role, "person": self.person(dossier), "since": since}

    def roles(self, dossier: Dossier) -> frozenset[Role]:
        """Return the roles that may take it further now: either of the two may decide."""
        is_in_review = dossier.request["state"] is RequestState.IN_REVIEW
        if is_in_review and not dossier.missing:
            return frozenset(dossier.process.deciders)
        role = _role(dossier)
        return frozenset() if role is None else frozenset({role})

    def person(self, dossier: Dossier) -> dict[str, Any] | None:
        """Return the person that it waits for, where it is one."""
        row, role = dossier.request, _role(dossier)
        if role is Role.REQUESTER:
            return {"id": row["created_by_id"], "name": row["created_by"]}
        if role is Role.BUSINESS_CONTACT:
            return self._acting.find(row["unit_id"], Post.BUSINESS_CONTACT)
        return None


def _role(dossier: Dossier) -> Role | None:
    state = dossier.request["state"]
    if state is not RequestState.IN_REVIEW:
        return ACTS.get(state)
    if dossier.missing:
        return dossier.missing[0].roles[0]
    return dossier.process.deciders[0]
