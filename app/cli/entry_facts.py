"""What is known of one system, fact by fact, in the order in which a person asks."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from app.cli.speaking.printing import moment
from app.labels import label
from app.wording.numbers import money
from inventory.exporting import LEVELS
from inventory.systems.sheets import (
    ArchiveDuty,
    Criticality,
    DpiaStatus,
    Hosting,
    PersonalDataKind,
    TrainingArrangement,
)
from inventory.systems.system import SystemKind, SystemStatus

Card = Mapping[str, Any]
Facts = Iterator[tuple[str, Any]]

WORDS = {
    "purpose": "syfte",
    "owner_unit": "ägande enhet",
    "status": "status",
    "functions": "funktioner",
    "uses": "användning",
    "personal_data": "personuppgifter",
    "vendor": "leverantör",
    "system_owner": "systemägare",
    "system_manager": "systemförvaltare",
    "annual_cost": "kostnad",
    "contracts": "avtal",
    "operation": "drift",
    "information_class": "informationsklass",
    "openness": "arkiv och öppenhet",
    "parent": "vad det ingår i",
}
"""What people call the parts of an entry that may be missing."""

KINDS: Mapping[tuple[str, str], type[StrEnum]] = {
    ("operation", "hosting"): Hosting,
    ("operation", "criticality"): Criticality,
    ("personal_data", "kind"): PersonalDataKind,
    ("personal_data", "dpia_status"): DpiaStatus,
    ("openness", "archive_duty"): ArchiveDuty,
    ("training", "arrangement"): TrainingArrangement,
}
"""The fields that hold one word of a closed list."""


def about(card: Card) -> Facts:
    """Return what the system is."""
    because = [label(reason) for reason in card["active"]["because"]]
    yield "Syfte", card["purpose"] or None
    yield "Kallas också", joined(card["aliases"])
    yield "Sekretess", "sekretessmarkerat: syns bara för behöriga" if card["confidential"] else None
    yield "Typ", label(SystemKind(card["kind"]))
    status = label(SystemStatus(card["status"]))
    yield "Status", status + (f" ({', '.join(because)})" if because else "")
    yield "Ägs av", name_of(card["owner_unit"])
    yield "Leverantör", card["vendor"]
    yield "Ingår i", name_of(card["parent"])
    yield "Ersätts av", name_of(card["replaced_by"])
    yield "Funktioner", joined(function["label"] for function in card["functions"])
    yield "Med egna ord", joined(card["functions_stated"])
    labels = {function["code"]: function["label"] for function in card["functions"]}
    yield "Gemensam för", joined(labels.get(code, code) for code in card["common_for"])
    yield "Kostnad per år", None if card["annual_cost"] is None else money(card["annual_cost"])
    yield "Infördes", card["introduced_on"]
    yield "Avvecklas", card["planned_retirement_on"]
    yield "Avvecklades", card["retired_on"]
    yield from _sheets(card)
    yield "Anteckning", card["note"]


def _sheets(card: Card) -> Facts:
    yield "Informationsklass", _class(card["information_class"])
    for title, sheet in (("Drift", "operation"), ("Personuppgifter", "personal_data")):
        yield title, _known(sheet, card[sheet])
    for title, sheet in (("Arkiv", "openness"), ("Utbildning", "training"), ("Ansluta", "joining")):
        yield title, _known(sheet, card[sheet])


def quality(card: Card) -> Facts:
    """Return how far the entry can be trusted, and how to refer to it."""
    missing = [WORDS.get(name, name) for name in card["completeness"]["missing"]]
    yield "Ifyllt", f"{card['completeness']['percent']} %"
    yield "Saknas", joined(missing)
    confirmed = moment(card["confirmed_at"]) if card["confirmed_at"] else "aldrig"
    by = f" av {card['confirmed_by']['name']}" if card["confirmed_by"] else ""
    yield "Bekräftat", f"{confirmed}{by}"
    yield "Källa", card["source"]
    yield "Kortnamn", card["slug"]
    yield "Id", joined([str(card["id"]), *([card["external_id"]] if card["external_id"] else [])])


def _class(levels: Card | None) -> str | None:
    if levels is None:
        return None
    stated = [
        f"{letter}{levels[name]}" for name, letter in LEVELS.items() if levels[name] is not None
    ]
    when = f" ({levels['classified_on']})" if levels["classified_on"] else ""
    return " ".join(stated) + when if stated else None


def _known(name: str, sheet: Card | None) -> str | None:
    if sheet is None:
        return None
    return joined(_word((name, field), value) for field, value in sheet.items() if value)


def _word(place: tuple[str, str], value: Any) -> str:
    if kind := KINDS.get(place):
        return label(kind(value))
    return "får publiceras" if value is True else str(value)


def joined(parts: Iterable[str]) -> str | None:
    """Return parts on one line, if there are any."""
    return ", ".join(parts) or None


def name_of(named: Card | None) -> str | None:
    """Return the name of something else, if there is one."""
    return None if named is None else str(named["name"])
