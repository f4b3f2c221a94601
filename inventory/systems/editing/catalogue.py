"""What is looked up while entries are written: by key for one entry, all at once for thousands."""

import secrets
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from inventory.agreements.vendors import Vendor, add_vendor
from inventory.errors import TakenError, invalid
from inventory.hidden.acting import sees_in
from inventory.organisation.units import Unit, first_free
from inventory.swedish import name_key, slug_of
from inventory.systems.system import System
from inventory.vocabulary.functions import Function


class Catalogue:
    """The vendors, slugs, functions and units that entries refer to, as far as they are known."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._whole = False
        self._vendors: dict[tuple[str, bool], UUID] = {}
        self._vendor_names: dict[UUID, str] = {}
        self._slugs: set[str] = set()
        self._external_ids: set[str] = set()
        self._codes: set[str] = set()
        self._units: set[UUID] = set()

    def know_all(self) -> None:
        """Look everything up now: what is not known after this is not there."""
        self._learn_vendors()
        scalars = self.session.scalars
        self._slugs |= set(scalars(select(col(System.slug))))
        ids = select(col(System.external_id)).where(sees_in(self.session))
        self._external_ids |= {known for known in scalars(ids) if known}
        self._codes |= set(scalars(select(col(Function.code))))
        self._units |= set(scalars(select(col(Unit.id))))
        self._whole = True

    def vendor_id(self, name: str | None, *, confidential: bool = False) -> UUID | None:
        """Return the vendor of that name, new if need be; what is confidential has its own."""
        if not name:
            return None
        key = name_key(name), confidential
        if key not in self._vendors and not self._whole:
            self._learn_vendors(col(Vendor.name_key) == key[0])
        if key not in self._vendors:
            vendor = add_vendor(self.session, name, confidential=confidential)
            self._vendors[key] = vendor.id
            self._vendor_names[vendor.id] = vendor.name
        return self._vendors[key]

    def forget_vendor(self, vendor: Vendor) -> None:
        """Take note that a vendor is hidden now."""
        self._vendors.pop((vendor.name_key, False), None)
        self._vendors[vendor.name_key, True] = vendor.id

    def vendor_name(self, vendor_id: UUID | None) -> str:
        """Return a vendor's name."""
        if vendor_id is None:
            return ""
        if vendor_id not in self._vendor_names:
            self._learn_vendors(col(Vendor.id) == vendor_id)
        return self._vendor_names[vendor_id]

    def take_slug(self, name: str) -> str:
        """Return a slug that no other system has."""
        wanted = slug_of(name)
        if not self._whole:
            alike = select(col(System.slug)).where(col(System.slug).startswith(wanted))
            self._slugs |= set(self.session.scalars(alike))
        slug = first_free(wanted, self._slugs)
        self._slugs.add(slug)
        return slug

    def hidden_slug(self) -> str:
        """Return a slug that tells nothing, not even by being taken."""
        return f"dold-{secrets.token_hex(8)}"

    def take_external_id(self, external_id: str) -> str:
        """Return an id that no other system has in the source that it comes from."""
        if external_id in self._external_ids or self._is_held(external_id):
            raise TakenError("external_id", external_id)
        self._external_ids.add(external_id)
        return external_id

    def refuse_shared_id(self, system: System) -> None:
        """Refuse to let a system be seen whose id in its source another one has taken meanwhile."""
        same = col(System.external_id) == system.external_id
        other = select(col(System.id)).where(
            same, col(System.id) != system.id, col(System.confidential).is_(False)
        )
        with self.session.no_autoflush:
            if self.session.scalars(other).first() is not None:
                raise TakenError("external_id", system.external_id)

    def has_code(self, code: str) -> bool:
        """Return whether the vocabulary has a function."""
        if code not in self._codes and not self._whole:
            found = select(col(Function.code)).where(col(Function.code) == code)
            self._codes |= set(self.session.scalars(found))
        return code in self._codes

    def codes(self, wanted: Iterable[str], pointer: str) -> list[str]:
        """Return the function codes, each once; refuse one that the vocabulary lacks."""
        codes = list(dict.fromkeys(wanted))
        for code in codes:
            if not self.has_code(code):
                raise invalid(pointer, f"Det finns ingen funktion med koden ”{code}”.")
        return codes

    def know_unit(self, unit_id: UUID) -> None:
        """Take note of a unit that has just been made."""
        self._units.add(unit_id)

    def known_unit(self, unit_id: UUID, pointer: str) -> UUID:
        """Return the unit's id; refuse one that is not there."""
        if unit_id not in self._units and not self._whole:
            found = select(col(Unit.id)).where(col(Unit.id) == unit_id)
            self._units |= set(self.session.scalars(found))
        if unit_id not in self._units:
            raise invalid(pointer, "Det finns ingen enhet med det id:t.")
        return unit_id

    def _learn_vendors(self, *such: ColumnElement[bool]) -> None:
        columns = (Vendor.id, Vendor.name, Vendor.name_key, Vendor.confidential)
        wanted = select(*map(col, columns)).where(*such)
        for vendor_id, name, key, confidential in self.session.execute(wanted):
            self._vendors[key, confidential] = vendor_id
            self._vendor_names[vendor_id] = name

    def _is_held(self, external_id: str) -> bool:
        if self._whole:
            return False
        held = select(col(System.id)).where(
            col(System.external_id) == external_id, sees_in(self.session)
        )
        with self.session.no_autoflush:
            return self.session.scalars(held).first() is not None
