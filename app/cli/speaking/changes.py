"""A change of the history as people read it: what was done to what, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from app.cli.speaking.printing import shown
from app.labels import label
from app.wording.numbers import NOTHING
from inventory.organisation.units import Unit
from inventory.systems.system import System
from record.history.changes import Action
from record.people import Person

MOST_FIELDS = 4

TABLES = {
    "system": "systemet",
    "system_alias": "aliaset",
    "system_function": "funktionen",
    "system_use": "användningen",
    "used_function": "användningens funktion",
    "common_solution": "den gemensamma lösningen",
    "system_role": "ansvaret",
    "unit": "enheten",
    "unit_post": "chef eller kundansvarig",
    "person": "personen",
    "role_holding": "rollen",
    "function": "funktionen",
    "known_product": "produkten",
    "vendor": "leverantören",
    "contract": "avtalet",
    "contract_share": "avtalets omfattning",
    "exemption": "undantaget",
    "delegation_rule": "delegationsregeln",
    "delegation_decision": "delegationsbeslutet",
    "bypass": "inköpet vid sidan av processen",
    "confirmation": "bekräftelsen",
    "integration": "integrationen",
    "import_run": "importen",
    "api_token": "nyckeln",
    "operation": "driften",
    "information_class": "informationsklassen",
    "personal_data": "personuppgifterna",
    "openness": "arkiv och öppenhet",
    "training": "utbildningen",
    "joining": "anslutningen",
}

NAMES = ("name", "label", "title", "alias", "filename", "function_code", "role")
"""What a row is recognised by, where it has it."""


def names_of(connection: Connection, changes: Sequence[Mapping[str, Any]]) -> dict[UUID, str]:
    """Return what the things are called that the changes are about."""
    about = {change["about"] for change in changes}
    names: dict[UUID, str] = {}
    for table_ in (System, Unit, Person):
        named = select(col(table_.id), col(table_.name)).where(col(table_.id).in_(about))
        names |= dict(connection.execute(named).all())
    return names


def lines_of(change: Mapping[str, Any], names: Mapping[UUID, str]) -> Iterator[str]:
    """Return what was done, and below it each field that changed."""
    values = (change["before"] or {}) | (change["after"] or {})
    named = next((f" {shown(values[name])}" for name in NAMES if values.get(name)), "")
    kind = TABLES.get(change["object_type"], change["object_type"])
    of = change["about"] != change["object_id"] and names.get(change["about"])
    yield f"{label(change['action'])} {kind}{named}" + (f" ({shown(of)})" if of else "")
    if change["action"] is Action.CHANGED:
        yield from _differences(change)


def _differences(change: Mapping[str, Any]) -> Iterator[str]:
    fields = list(change["after"])
    for name in fields[:MOST_FIELDS]:
        was, became = (_short(change[side].get(name)) for side in ("before", "after"))
        yield f"  {name}: {was} → {became}"
    if len(fields) > MOST_FIELDS:
        yield f"  … och {len(fields) - MOST_FIELDS} till"


def _short(value: object) -> str:
    text = shown(value) if value not in (None, "", []) else NOTHING
    return text if len(text) <= 60 else f"{text[:60]}…"
