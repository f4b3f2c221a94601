"""Bypasses registered and changed."""

from collections.abc import Mapping
from typing import Any

from intake.bypasses.bypasses import Bypass, BypassOutcome
from intake.requests.finding import find_request
from intake.requests.writing.entering import begin_request
from inventory.errors import InvalidFieldsError, NotFoundError, invalid
from inventory.hidden.acting import seen_system
from inventory.systems.editing.catalogue import Catalogue
from record.actors import Actor

POINTERS = {"unit": "unit_id", "system": "system_id", "request": "request_id"}


def register_bypass(catalogue: Catalogue, actor: Actor, fields: Mapping[str, Any]) -> Bypass:
    """Register a purchase that went round the process."""
    bypass = Bypass(
        unit_id=catalogue.known_unit(fields["unit"], "#/unit"),
        bought=fields["bought"],
        found_on=fields["found_on"],
    )
    told = {name: fields[name] for name in fields if name != "unit"}
    change_bypass(catalogue, bypass, actor, told)
    catalogue.session.add(bypass)
    return bypass


def change_bypass(
    catalogue: Catalogue, bypass: Bypass, actor: Actor, fields: Mapping[str, Any]
) -> None:
    """Change what is named, and refuse what cannot stand together.

    To apply afterwards is to begin a request: one is begun, unless it is said which it is.
    """
    if (system_id := fields.get("system")) is not None:
        _demand_system(catalogue, system_id)
    if (request_id := fields.get("request")) is not None:
        _demand_request(catalogue, actor, request_id)
    for name, value in fields.items():
        setattr(bypass, POINTERS.get(name, name), value)
    _check(bypass)
    applies = fields.get("outcome") is BypassOutcome.APPLIED_AFTERWARDS
    if applies and bypass.request_id is None:
        wanted = {"title": bypass.bought, "unit": bypass.unit_id}
        bypass.request_id = begin_request(catalogue, actor, wanted).id


def _check(bypass: Bypass) -> None:
    wrong: list[tuple[str, str]] = []
    if bypass.contacted_on and bypass.contacted_on < bypass.found_on:
        wrong.append(("#/contacted_on", "Ingen kan ha kontaktats innan köpet upptäcktes."))
    if bypass.request_id and bypass.outcome is not BypassOutcome.APPLIED_AFTERWARDS:
        wrong.append(("#/request", "Ett ärende hör till utfallet applied_afterwards."))
    if wrong:
        raise InvalidFieldsError(wrong)


def _demand_system(catalogue: Catalogue, system_id: Any) -> None:
    if seen_system(catalogue.session, system_id) is None:
        raise invalid("#/system", "Det finns inget system med det id:t.")


def _demand_request(catalogue: Catalogue, actor: Actor, request_id: Any) -> None:
    try:
        find_request(catalogue.session.connection(), actor, str(request_id))
    except NotFoundError as error:
        raise invalid("#/request", "Det finns inget ärende med det id:t.") from error
