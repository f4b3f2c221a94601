"""The Swedish words that people read, keyed per enum: equal values of two enums are two keys."""

from collections.abc import Mapping
from enum import StrEnum

from app.wording.labels.delegation import DELEGATION
from app.wording.labels.organisation import ORGANISATION
from app.wording.labels.overlaps import OVERLAPS
from app.wording.labels.requests import REQUESTS
from app.wording.labels.systems import SYSTEMS

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    **ORGANISATION,
    **SYSTEMS,
    **OVERLAPS,
    **REQUESTS,
    **DELEGATION,
}

THINGS: Mapping[str, str] = {
    "system": "Systemet",
    "unit": "Enheten",
    "person": "Personen",
    "session": "Inloggningen",
    "token": "Nyckeln",
    "function": "Funktionen",
    "vendor": "Leverantören",
    "contract": "Avtalet",
    "exemption": "Undantaget",
    "request": "Ärendet",
    "candidate": "Alternativet",
    "inquiry": "Frågan",
    "attachment": "Bilagan",
    "decision": "Beslutet",
    "delegation": "Delegationsregeln",
    "delegation_decision": "Delegationsbeslutet",
    "bypass": "Inköpet vid sidan av processen",
    "use": "Användningen",
    "integration": "Integrationen",
    "overlap": "Överlappet",
    "import": "Importen",
    "export": "Exporten",
    "report": "Rapporten",
    "day": "Dagen",
}

FIELDS: Mapping[str, str] = {
    "functions": "funktioner",
    "uses": "användning",
    "stated": "egna ord",
    "name": "namn",
    "alias": "alias",
    "aliases": "alias",
    "local_name": "lokalt namn",
    "purpose": "syfte",
    "vendor": "leverantör",
}
"""Where in an entry the words stand that speak for something."""


def label(word: StrEnum) -> str:
    """Return what people read for a word of a closed list."""
    return LABELS[type(word)][word]
