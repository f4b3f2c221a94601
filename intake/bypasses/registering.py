"""Bypasses registered and changed."""

from collections.abc import Mapping
from typing import Any

from intake.bypasses.bypasses import Bypass, BypassOutcome
from inventory.errors import InvalidFieldsError, invalid
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.system import System

POINTERS = {"unit": "unit_id", "system": "system_id"}


def register_bypass(catalogue: Catalogue, fields: Mapping[str, Any]) -> Bypass:
    """Register a purchase that went round the process."""
    bypass = Bypass(
        unit_id=catalogue.known_unit(fields["unit"], "#/unit"),
        bought=fields["bought"],
        found_on=fields["found_on"],
    )
    change_bypass(catalogue, bypass, {name: fields[name] for name in fields if name != "unit"})
    catalogue.session.add(bypass)
    return bypass


def change_bypass(catalogue: Catalogue, bypass: Bypass, fields: Mapping[str, Any]) -> None:
    """Change what is named, and refuse what cannot stand together."""
    if (system_id := fields.get("system")) is not None:
        _demand_system(catalogue, system_id)
    for name, value in fields.items():
        setattr(bypass, POINTERS.get(name, name), value)
    _check(bypass)


def _check(bypass: Bypass) -> None:
    wrong: list[tuple[str, str]] = []
    if bypass.contacted_on and bypass.contacted_on < bypass.found_on:
        wrong.append(("#/contacted_on", "Ingen kan ha kontaktats innan köpet upptäcktes."))
    if bypass.request_id and bypass.outcome is not BypassOutcome.APPLIED_AFTERWARDS:
        wrong.append(("#/request_id", "Ett ärende hör till utfallet applied_afterwards."))
    if wrong:
        raise InvalidFieldsError(wrong)


def _demand_system(catalogue: Catalogue, system_id: Any) -> None:
    system = catalogue.session.get(System, system_id)
    if system is None or system.merged_into_id is not None:
        raise invalid("#/system", "Det finns inget system med det id:t.")
