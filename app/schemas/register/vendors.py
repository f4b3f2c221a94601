"""Vendors."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import RESTRICTED, In, Line, Name, Out

OrganisationNumber = Annotated[str, Field(pattern=r"^\d{6}-\d{4}$")]


class VendorPatch(In):
    """What is to be changed of a vendor."""

    table: ClassVar[str] = "vendor"

    name: Name = ""
    organisation_number: OrganisationNumber | None = None
    incident_contact: Annotated[Line | None, RESTRICTED] = None


class VendorQuery(PageQuery):
    """How to narrow down the vendors."""

    q: Annotated[str | None, Field(max_length=300)] = None


class VendorOut(Out):
    """A vendor."""

    id: UUID
    name: str
    organisation_number: str | None
    incident_contact: Annotated[str | None, RESTRICTED] = None
    version: int
    permissions: list[str]


class VendorsOut(Out):
    """A page of vendors."""

    items: list[VendorOut]
    total: int
    next: str | None
