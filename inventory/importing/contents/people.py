"""Rows that are people, from HR or the directory: whoever is absent has left."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from inventory.importing.cells.several import read_list
from inventory.importing.cells.unreadable import UnreadableCellError
from inventory.importing.reception import Content, Outcome, Reception
from inventory.importing.recognising.owners import Owners
from inventory.importing.tables.rows import Row
from inventory.importing.words.columns import PERSON_HEADERS
from inventory.swedish import sort_key
from record.people import Person, Role, RoleHolding
from record.row import now

TEXTS = ("name", "email", "title", "source")


class People(Content):
    """Takes in people; one is recognised by the source's id.

    People who came from such a file and are absent from this one are marked as left today; those
    that were entered by hand, without an id, are left alone.
    """

    headers = PERSON_HEADERS
    required = frozenset({"external_id", "name"})

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self._session = reception.catalogue.session
        self._owners = Owners(reception)
        with_id = select(Person).where(col(Person.external_id).is_not(None))
        self._people = {person.external_id: person for person in self._session.scalars(with_id)}
        self._roles: dict[UUID, set[tuple[Role, UUID | None]]] = {}
        given_here = select(RoleHolding).where(col(RoleHolding.from_groups).is_(False))
        for holding in self._session.scalars(given_here):
            held = (holding.role, holding.unit_id)
            self._roles.setdefault(holding.person_id, set()).add(held)
        self._lines: dict[str, int] = {}

    def take(self, row: Row) -> Outcome:
        external_id = row.cells.get("external_id", "")
        if not external_id or not row.cells.get("name"):
            raise self._reception.reject(row, "name", "Personen saknar id eller namn.")
        first = self._lines.setdefault(external_id, row.line)
        if first != row.line:
            why = f"Samma person står redan på rad {first}. Ta bort den ena raden."
            raise self._reception.reject(row, "external_id", why)
        unit = self._owners.find(row, "unit")
        fields: dict[str, Any] = {name: row.cells[name] for name in TEXTS if row.cells.get(name)}
        fields |= {"unit_id": unit.id} if unit else {}
        person = self._people.get(external_id)
        if person is None:
            person = Person(external_id=external_id, name=row.cells["name"])
            self._people[external_id] = person
            self._session.add(person)
            self._fill(person, fields)
            self._add_roles(row, person)
            return Outcome.CREATED
        self._fill(person, fields | {"left_on": None})
        changed = self._add_roles(row, person) or self._session.is_modified(person)
        return Outcome.UPDATED if changed else Outcome.UNCHANGED

    def finish(self) -> None:
        for external_id, person in self._people.items():
            if external_id not in self._lines and person.left_on is None:
                person.left_on = now().date()
                self._reception.counts[Outcome.UPDATED] += 1

    def _fill(self, person: Person, fields: dict[str, Any]) -> None:
        for name, value in (fields | {"sort_key": sort_key(fields["name"])}).items():
            if getattr(person, name) != value:
                setattr(person, name, value)

    def _add_roles(self, row: Row, person: Person) -> bool:
        """Give the person the roles that the row names; a file takes none away."""
        held = self._roles.setdefault(person.id, set())
        added = False
        for text in read_list(row.cells.get("roles", "")):
            role_name, _, unit_ref = text.partition("@")
            role = self._reception.read(_only(row, "roles", role_name), "roles", _role)
            if role is None:
                continue
            unit = self._owners.find(_only(row, "roles", unit_ref), "roles") if unit_ref else None
            unit_id = unit.id if unit else None
            if (role, unit_id) not in held:
                held.add((role, unit_id))
                self._session.add(RoleHolding(person_id=person.id, role=role, unit_id=unit_id))
                added = True
        return added


def _role(text: str) -> Role:
    try:
        return Role(text.strip())
    except ValueError:
        raise UnreadableCellError(f"Rollen ”{text}” är okänd.") from None


def _only(row: Row, field: str, text: str) -> Row:
    return Row(row.line, {field: text})
