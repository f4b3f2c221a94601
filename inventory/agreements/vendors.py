"""The companies that systems come from."""

from sqlalchemy import UniqueConstraint, false, text
from sqlmodel import Field, Session

from inventory.swedish import name_key, sort_key
from record.columns import SortKey, derived, personal
from record.row import Row


class Vendor(Row, table=True):
    """A company, and whom to call there when something has happened."""

    # What is hidden must not be told by what can no longer be taken.
    __table_args__ = (UniqueConstraint("name_key", "confidential"),)

    name: str
    name_key: str = derived(default="")
    confidential: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Whether it is only known from systems that are confidential."""
    organisation_number: str | None = Field(default=None, index=True)
    incident_contact: str | None = personal(default=None)
    sort_key: str = derived(default="", sa_type=SortKey, index=True)
    version: int = Field(
        default=1, sa_column_kwargs={"server_default": text("1"), "info": {"derived": True}}
    )


def add_vendor(session: Session, name: str, *, confidential: bool = False) -> Vendor:
    """Add a vendor."""
    vendor = Vendor(name=name, name_key=name_key(name), sort_key=sort_key(name))
    vendor.confidential = confidential
    session.add(vendor)
    return vendor
