"""The companies that systems come from."""

from sqlmodel import Field, Session

from inventory.swedish import name_key, sort_key
from record.row import Row, SortKey, derived, personal


class Vendor(Row, table=True):
    """A company, and whom to call there when something has happened."""

    name: str
    name_key: str = derived(default="", unique=True)
    organisation_number: str | None = Field(default=None, index=True)
    incident_contact: str | None = personal(default=None)
    sort_key: str = derived(default="", sa_type=SortKey, index=True)


def add_vendor(session: Session, name: str) -> Vendor:
    """Add a vendor."""
    vendor = Vendor(name=name, name_key=name_key(name), sort_key=sort_key(name))
    session.add(vendor)
    return vendor
