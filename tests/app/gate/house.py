"""A small town hall: one system, and somebody in each role at the counter."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.storage.loading import DATA, PROCESS
from intake.process.in_use import take_into_use
from inventory.organisation.units import Unit
from inventory.systems.system import System
from record.people import Person, Role
from record.recording.session import RecordedSession
from tests.factories import (
    TESTER,
    Api,
    Caller,
    make_function,
    make_person,
    make_system,
    make_unit,
)

IN_TWO_ROLES = {Role.REQUESTER: Role.HEAD_OF_IT, Role.BUSINESS_CONTACT: Role.CHIEF_EXECUTIVE}
"""People who write requests in one role, and may decide in another."""


@dataclass(frozen=True)
class Colleague:
    """A person who has signed in, in one of their roles."""

    person: str
    role: str
    caller: Caller


@dataclass(frozen=True)
class House:
    """The register, and its people."""

    api: Api
    unit: Unit
    system: System
    people: Sequence[Colleague]

    def in_role(self, role: Role) -> Caller:
        """Return somebody who holds a role, and no other."""
        return next(one.caller for one in self.people if one.person == one.role == role)

    def begin(self, title: str) -> str:
        """Begin a request and return its id."""
        body = {"title": title, "unit": str(self.unit.id)}
        begun = self.in_role(Role.REQUESTER).post("requests", json=body)
        assert begun.status_code == 201, begun.text
        return str(begun.json()["id"])


def open_house(api: Api) -> House:
    """Put a town hall into an empty register."""
    with api.database.writing(TESTER) as session:
        unit, system = found(session)
        persons = {role: make_person(session, str(role)) for role in Role}
    held = [*((role, role) for role in Role), *IN_TWO_ROLES.items()]
    people = [_signed_in(api, persons[person], person, role) for person, role in held]
    return House(api, unit, system, people)


def found(session: RecordedSession) -> tuple[Unit, System]:
    """Take the process into use, in a municipality with one function and one system for it."""
    take_into_use(session, (DATA / PROCESS).read_text(encoding="utf-8"), PROCESS)
    make_function(session, "payroll", label="Lön")
    return make_unit(session), make_system(session, "Heroma", functions=["payroll"])


def _signed_in(api: Api, person: Person, name: Role, role: Role) -> Colleague:
    return Colleague(str(name), str(role), api.sign_in(role, person=person.id))
