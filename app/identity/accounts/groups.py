"""Which roles the provider's groups give, as the installation's settings say."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from record.people import Role

Given = tuple[Role, str | None]
"""A role, and the slug of the unit that it is given for (None: everywhere)."""


class UnknownRoleError(ValueError):
    """The settings give a group a role that there is none of."""


@dataclass(frozen=True)
class Groups:
    """The claim that names a person's groups, and the roles that each group gives."""

    claim: str
    roles: Mapping[str, Collection[Given]]

    def given_by(self, groups: Iterable[str]) -> frozenset[Given]:
        """Return the roles that some groups give together."""
        return frozenset(given for group in groups for given in self.roles.get(group, ()))


def read_groups(claim: str, mapping: Mapping[str, str | list[str]]) -> Groups:
    """Return the groups of a setting: `{"group": "role:unit", "other": ["role", "role"]}`."""
    return Groups(
        claim,
        {
            group: frozenset(_given(text) for text in ([said] if isinstance(said, str) else said))
            for group, said in mapping.items()
        },
    )


def _given(text: str) -> Given:
    role, _, unit = (part.strip() for part in text.partition(":"))
    try:
        return Role(role), unit or None
    except ValueError:
        raise UnknownRoleError(role) from None
