"""How to narrow down the register."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import Code, Day
from inventory.systems.roles import SystemRoleKind
from inventory.systems.system import SystemKind, SystemStatus


class SystemFilters(BaseModel):
    """How to narrow down the register."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str | None, Field(max_length=300)] = None
    function: Code | None = None
    unit: str | None = None
    status: SystemStatus | None = None
    kind: SystemKind | None = None
    vendor: str | None = None
    owner: str | None = None
    role_missing: SystemRoleKind | None = None
    contract_ends_before: Day | None = None
    confirmed_before: Day | None = None


class SystemQuery(PageQuery, SystemFilters):
    """A page of the register, narrowed down."""


class ExportQuery(SystemFilters):
    """What of the register to export."""

    def filters(self) -> dict[str, Any]:
        """Return the filters that were given."""
        return self.model_dump(exclude_none=True)
