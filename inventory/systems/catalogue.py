"""What is looked up while entries are written: asked once, for one entry or ten thousand."""

from collections.abc import Iterable
from functools import cached_property
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from inventory.agreements.vendors import Vendor, add_vendor
from inventory.errors import TakenError, invalid
from inventory.organisation.units import Unit, first_free
from inventory.swedish import name_key, slug_of
from inventory.systems.system import System
from inventory.vocabulary.functions import Function


class Catalogue:
    """The vendors, slugs, functions and units that entries refer to."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def _vendors(self) -> dict[str, Vendor]:
        return {vendor.name_key: vendor for vendor in self.session.scalars(select(Vendor))}

    @cached_property
    def _vendor_names(self) -> dict[UUID, str]:
        return {vendor.id: vendor.name for vendor in self._vendors.values()}

    @cached_property
    def _slugs(self) -> set[str]:
        return set(self.session.scalars(select(col(System.slug))))

    @cached_property
    def _external_ids(self) -> set[str]:
        known = select(col(System.external_id)).where(col(System.external_id).is_not(None))
        return set(self.session.scalars(known))

    @cached_property
    def _codes(self) -> set[str]:
        return set(self.session.scalars(select(col(Function.code))))

    @cached_property
    def _units(self) -> set[UUID]:
        return set(self.session.scalars(select(col(Unit.id))))

    def vendor_id(self, name: str | None) -> UUID | None:
        """Return the vendor of that name, new if need be."""
        if not name:
            return None
        vendor = self._vendors.get(name_key(name))
        if vendor is None:
            vendor = self._vendors[name_key(name)] = add_vendor(self.session, name)
            self._vendor_names[vendor.id] = vendor.name
        return vendor.id

    def vendor_name(self, vendor_id: UUID | None) -> str:
        """Return a vendor's name."""
        return "" if vendor_id is None else self._vendor_names[vendor_id]

    def take_slug(self, name: str) -> str:
        """Return a slug that no other system has."""
        slug = first_free(slug_of(name), self._slugs)
        self._slugs.add(slug)
        return slug

    def take_external_id(self, external_id: str) -> str:
        """Return an id that no other system has in the source that it comes from."""
        if external_id in self._external_ids:
            raise TakenError("external_id", external_id)
        self._external_ids.add(external_id)
        return external_id

    def has_code(self, code: str) -> bool:
        """Return whether the vocabulary has a function."""
        return code in self._codes

    def codes(self, wanted: Iterable[str], pointer: str) -> list[str]:
        """Return the function codes, each once; refuse one that the vocabulary lacks."""
        codes = list(dict.fromkeys(wanted))
        for code in codes:
            if code not in self._codes:
                raise invalid(pointer, f"Det finns ingen funktion med koden ”{code}”.")
        return codes

    def know_unit(self, unit_id: UUID) -> None:
        """Take note of a unit that has just been made."""
        self._units.add(unit_id)

    def known_unit(self, unit_id: UUID, pointer: str) -> UUID:
        """Return the unit's id; refuse one that is not there."""
        if unit_id not in self._units:
            raise invalid(pointer, "Det finns ingen enhet med det id:t.")
        return unit_id
