"""Everything that is restricted, filled in where everybody sees the rest; no version changes."""

from uuid import UUID

from inventory.agreements.vendors import Vendor
from inventory.systems.sheets import Criticality, Operation
from inventory.visibility import SEE_RESTRICTED
from record.people import Role
from record.recording.session import RecordedSession
from tests.app.examples import Register

BLIND = [role for role in Role if role not in SEE_RESTRICTED]
"""Who is told nothing of it."""


def restrict(session: RecordedSession, register: Register) -> None:
    """Fill in what only some roles are told, of what a register has already."""
    for system in (register.system, register.other):
        row = Operation(system_id=UUID(system), sign_in="SITHS-kort")
        row.criticality = Criticality.CRITICAL
        session.add(row)
    session.get_one(Vendor, UUID(register.vendor)).incident_contact = "jour@bolaget.example"
