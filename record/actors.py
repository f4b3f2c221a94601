"""Who is acting: the one value that permissions, visibility and history are asked with."""

from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from record.people import Role


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that the actor acts in, for a unit and below (None: everywhere)."""

    role: Role
    unit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, in which roles, and from where.

    `name` is what people read in the history: a person's name, `cli:<user of the machine>`, or
    `oidc:<host of the identity provider>`.
    """

    name: str
    person_id: UUID | None = None
    grants: tuple[Grant, ...] = ()
    address: str | None = None
    credential_id: UUID | None = None
    acting: tuple[Grant, ...] = ()
    """Which of the grants let them do what is under way, where that has been asked."""

    @property
    def role(self) -> Role:
        """Return the role that what is under way is done in."""
        return (self.acting or self.grants)[0].role

    @property
    def acting_roles(self) -> frozenset[Role]:
        """Return the roles that let them do what is under way."""
        return frozenset(grant.role for grant in self.acting or self.grants)

    @property
    def roles(self) -> frozenset[Role]:
        """Return the roles, wherever they hold."""
        return frozenset(grant.role for grant in self.grants)


def command_line(user: str) -> Actor:
    """Return the actor behind a command on the server itself: it can do all but decide."""
    return Actor(
        name=f"cli:{user}", grants=(Grant(Role.ADMINISTRATOR), Grant(Role.REGISTER_EDITOR))
    )


def identity_provider(issuer: str) -> Actor:
    """Return the actor behind what an identity provider says of people and their groups."""
    return Actor(name=f"oidc:{urlsplit(issuer).hostname}")
