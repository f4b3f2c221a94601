"""Things that tests are about, with defaults for all that a test is not about."""

import csv
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlmodel import Session

from app.database import Database
from app.identity.tokens import issue_token
from app.storage.loading import DATA
from inventory.agreements.agreeing import register_contract
from inventory.agreements.contracts import Contract
from inventory.exemptions.exempting import exempt
from inventory.exemptions.exemption import Exemption, ReasonCode
from inventory.importing.importing import Imported, Parcel, import_parcel
from inventory.importing.problems import TableUnreadableError
from inventory.organisation.units import Unit, UnitKind, add_unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import register_system
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.using import add_use
from inventory.systems.reading.cards import read_cards
from inventory.systems.system import System
from inventory.systems.uses import SystemUse
from inventory.vocabulary.functions import Function, add_function
from record.actors import Actor, Grant
from record.people import Person, Role, RoleHolding
from record.recording.session import RecordedSession
from tests.client import Client

TESTER = Actor("test", grants=(Grant(Role.ADMINISTRATOR), Grant(Role.REGISTER_EDITOR)))


def make_unit(session: Session, name: str = "Kommunen", parent: Unit | None = None) -> Unit:
    """Add a unit; without a parent, a municipality."""
    kind = UnitKind.MUNICIPALITY if parent is None else UnitKind.DEPARTMENT
    unit = Unit(name=name, slug="", kind=kind, parent_id=parent.id if parent else None)
    add_unit(session, unit)
    session.flush()
    return unit


def make_person(session: Session, name: str = "Anna Exempel", **fields: Any) -> Person:
    """Add a person."""
    person = Person(name=name, **fields)
    session.add(person)
    session.flush()
    return person


def make_function(session: Session, code: str = "payroll", **fields: Any) -> Function:
    """Add a function to the vocabulary."""
    function = add_function(session, code, {"label": code.capitalize()} | fields)
    session.flush()
    return function


def make_system(session: RecordedSession, name: str = "Heroma", **fields: Any) -> System:
    """Enter a system; `fields` as the API has them."""
    entry = register_system(Catalogue(session), {"name": name} | fields)
    session.flush()
    return entry.system


def make_token(
    session: Session, role: Role, unit: Unit | None = None, person: Person | None = None
) -> str:
    """Give somebody a role and return a token for it."""
    person = person or make_person(session, f"{role} Exempel")
    holding = RoleHolding(person_id=person.id, role=role, unit_id=unit.id if unit else None)
    session.add(holding)
    session.flush()
    return issue_token(session, f"{role}", holding)[1]


@dataclass
class Api:
    """The API as its callers see it."""

    client: Client
    database: Database

    def sign_in(
        self,
        role: Role = Role.REGISTER_EDITOR,
        unit: Unit | None = None,
        person: UUID | None = None,
    ) -> "Caller":
        """Return a caller with a token for a role."""
        with self.database.writing(TESTER) as session:
            known = session.get(Person, person) if person else None
            token = make_token(session, role, unit, known)
        return Caller(self.client, token)

    def anonymous(self) -> "Caller":
        """Return a caller without a credential."""
        return Caller(self.client, None)


@dataclass
class Caller:
    """Somebody who calls the API."""

    client: Client
    token: str | None

    def call(self, method: str, path: str, **options: Any) -> httpx2.Response:
        """Make one call; a path without a leading slash is below /api/v1."""
        headers = dict(options.pop("headers", {}))
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        address = path if path.startswith("/") else f"/api/v1/{path}"
        return self.client.request(method, address, headers=headers, **options)

    def get(self, path: str, **options: Any) -> httpx2.Response:
        return self.call("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx2.Response:
        return self.call("POST", path, **options)

    def change(
        self, method: str, path: str, of: str | None = None, **options: Any
    ) -> httpx2.Response:
        """Change something as its reader: with the tag of the thing at `of` (default: `path`)."""
        tag = self.get(of or path).headers["ETag"]
        return self.call(method, path, headers={"If-Match": tag}, **options)

    def patch(self, path: str, of: str | None = None, **options: Any) -> httpx2.Response:
        return self.change("PATCH", path, of, **options)


def make_use(session: RecordedSession, system: System, unit: Unit, **fields: Any) -> SystemUse:
    """Let a unit use a system; `fields` as the API has them."""
    use = add_use(Catalogue(session), load_entry(session, system), {"unit": unit.id} | fields)
    session.flush()
    return use


def make_contract(
    session: RecordedSession, *systems: System, title: str = "Avtal", **fields: Any
) -> Contract:
    """Enter a contract that covers systems; `fields` as the API has them."""
    covered = [{"system": system.id} for system in systems]
    contract = register_contract(Catalogue(session), {"title": title, "systems": covered} | fields)
    session.flush()
    return contract


def make_exemption(
    session: RecordedSession, system: System, function: str, until: date, **fields: Any
) -> Exemption:
    """Let a system stay beside a common solution; `fields` as the API has them."""
    stated = {
        "system": system.id,
        "function": function,
        "reason_code": ReasonCode.OWN_SOLUTION,
        "reason": "Eget",
        "decided_by": "Bo Beslutare",
        "until": until,
    }
    exemption = exempt(Catalogue(session), stated | fields)
    session.flush()
    return exemption


def card_of(session: RecordedSession, system: System, today: date | None = None) -> dict[str, Any]:
    """Return a system's entry as it is given out."""
    session.flush()
    return read_cards(session.connection(), [system.id], today or date(2026, 11, 23))[system.id]


def take_file(
    session: RecordedSession, kind: str, content: str | bytes, *, create_units: bool = False
) -> Imported:
    """Import a file; text becomes UTF-8."""
    encoded = content.encode() if isinstance(content, str) else content
    return import_parcel(session, Parcel(kind, "fil.csv", encoded, create_units))


def rejections_of(session: RecordedSession, kind: str, content: str, **options: Any) -> list[str]:
    """Return what is said of the rows for which a file is refused, and take nothing of it."""
    with pytest.raises(TableUnreadableError) as refused:
        take_file(session, kind, content, **options)
    session.rollback()
    return [
        f"rad {problem.line}, {problem.column}: {problem.problem}"
        for problem in refused.value.problems
    ]


def functions_in_the_file() -> int:
    """Return how many functions a new register begins with."""
    with (DATA / "functions.csv").open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))
