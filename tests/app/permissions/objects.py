"""Of each kind of thing that an address names: one's own, another's, a hidden one, none at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake.bypasses.registering import register_bypass
from intake.requests.request import SystemRequest
from intake.requests.writing.entering import begin_request
from inventory.organisation.units import Unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.roles import SystemRole, SystemRoleKind
from inventory.systems.system import System
from record.actors import Actor, Grant
from record.people import Person, Role
from record.recording.session import RecordedSession
from tests.app.examples import Register
from tests.factories import TESTER, make_contract, make_exemption, make_person, make_system

ABSENT = "00000000-0000-4000-8000-000000000000"
CLEARED = frozenset({Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE, Role.AUDITOR})


@dataclass(frozen=True)
class Kind:
    """Where a kind of thing can be found: what is not there for a kind is not asked about."""

    own: str | None = None
    foreign: str | None = None
    hidden: str | None = None
    absent: str = ABSENT
    foreign_seen_by: frozenset[Role] = frozenset(Role)

    def each(self) -> Mapping[str, str]:
        """Return what there is of it."""
        return {which: ref for which in WHICH if (ref := getattr(self, which)) is not None}

    def is_seen(self, role: Role, which: str) -> bool:
        """Return whether somebody may know that it is there."""
        if which == "foreign":
            return role in self.foreign_seen_by
        return which == "own" or (which == "hidden" and role in CLEARED)


WHICH = ("own", "foreign", "hidden", "absent")


def make_objects(session: RecordedSession, register: Register) -> tuple[Person, Mapping[str, Kind]]:
    """Return somebody who manages the school's system, and the things by their parameters."""
    care, own = session.get_one(Unit, UUID(register.care)), UUID(register.system)
    other = session.get_one(System, UUID(register.other))
    hidden = make_system(session, "Nattugglan", owner_unit=care.id, vendor="S", confidential=True)
    person = make_person(session, "Moa Exempel")
    kind = SystemRoleKind.SYSTEM_MANAGER
    session.add(SystemRole(system_id=own, person_id=person.id, kind=kind))
    foreign = [_hang_on(session, system, care) for system in (other, hidden)]
    contracts, exemptions, bypasses = zip(*foreign, strict=True)
    request = _request(session, care)
    everyone, administrator = CLEARED, frozenset({Role.ADMINISTRATOR})
    return person, {
        "system_id": Kind(register.system, register.other, str(hidden.id)),
        "contract_id": Kind(register.contract, *contracts),
        "exemption_id": Kind(None, *exemptions),
        "bypass_id": Kind(register.bypass, *bypasses),
        "vendor_id": Kind(None, register.vendor, str(hidden.vendor_id)),
        "request_id": Kind(register.request, str(request.id), foreign_seen_by=everyone),
        "unit_id": Kind(register.school, register.care),
        "person_id": Kind(None, register.person),
        "delegation_id": Kind(None, register.delegation),
        "token_id": Kind(None, register.token, foreign_seen_by=administrator),
        "session_id": Kind(None, register.session, foreign_seen_by=administrator),
        "code": Kind(None, register.function, absent="absent"),
        "key": Kind(None, f"function:{register.function}", absent="function:absent"),
    }


def _hang_on(session: RecordedSession, system: System, unit: Unit) -> tuple[str, str, str]:
    """Return a contract, an exemption and a bypass of a system."""
    contract = make_contract(session, system)
    exemption = make_exemption(session, system, "payroll", date(2030, 1, 1))
    bought = {"bought": "Köp", "unit": unit.id, "system": system.id, "found_on": date(2026, 3, 1)}
    bypass = register_bypass(Catalogue(session), TESTER, bought)
    session.flush()
    return str(contract.id), str(exemption.id), str(bypass.id)


def _request(session: RecordedSession, unit: Unit) -> SystemRequest:
    author = Actor("Bo Exempel", None, (Grant(Role.REQUESTER),))
    request = begin_request(Catalogue(session), author, {"title": "Annat", "unit": unit.id})
    session.flush()
    return request
