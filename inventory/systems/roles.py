"""Who answers for a system."""

from enum import StrEnum
from uuid import UUID

from record.columns import personal, reference, word
from record.row import Row


class SystemRoleKind(StrEnum):
    """What a person answers for; the names are those of Swedish municipalities' own rules."""

    SYSTEM_OWNER = "system_owner"
    OPERATIONAL_OWNER = "operational_owner"
    SYSTEM_MANAGER = "system_manager"
    TECHNICAL_MANAGER = "technical_manager"
    INFORMATION_OWNER = "information_owner"
    REFERENCE_GROUP = "reference_group"


MANAGING = (SystemRoleKind.SYSTEM_MANAGER, SystemRoleKind.OPERATIONAL_OWNER)
"""Who is asked what a system can take."""


class SystemRole(Row, table=True):
    """A person in a role of a system; a reference group has one per department (audit F19)."""

    __tablename__ = "system_role"
    __about__ = "system_id"
    __same_when__ = ("system_id", "kind", "person_id", "unit_id")

    system_id: UUID = reference("system.id")
    kind: SystemRoleKind = word(SystemRoleKind)
    person_id: UUID = reference("person.id")
    unit_id: UUID | None = reference("unit.id", default=None)
    note: str | None = personal(default=None)
