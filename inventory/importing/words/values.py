"""The words that files use for the values of closed lists, Swedish and English.

To teach the importer another word, add it to the line of the value that it stands for. The first
word of a value is the one that exports use.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from inventory.importing.cells.unreadable import UnreadableCellError
from inventory.organisation.units import UnitKind
from inventory.systems.sheets import Criticality, Hosting, PersonalDataKind
from inventory.systems.system import SystemKind, SystemStatus

W = TypeVar("W", bound=StrEnum)

KINDS = {
    SystemKind.PRODUCT: "produkt|product|system|it-system",
    SystemKind.MODULE: "modul|module|delsystem|tillägg",
    SystemKind.PLATFORM_FUNCTION: "plattformsfunktion|platform_function|teams_function"
    "|funktion i en plattform|teams-funktion",
    SystemKind.SPREADSHEET: "kalkylblad|spreadsheet|excel|excelblad|lista",
    SystemKind.HOME_MADE: "egenutvecklat|home_made|homemade|egenutvecklad|egen|eget",
}

STATUSES = {
    SystemStatus.UNKNOWN: "okänd|unknown|okänt|?",
    SystemStatus.PLANNED: "planerad|planned|planerat",
    SystemStatus.INTRODUCING: "införs|introducing|under införande|pilot",
    SystemStatus.IN_USE: "i drift|in_use|aktiv|används|produktion",
    SystemStatus.PHASING_OUT: "under avveckling|phasing_out|avvecklas",
    SystemStatus.RETIRED: "avvecklad|retired|avvecklat|avslutad",
}

HOSTINGS = {
    Hosting.OWN: "egen drift|own|egen|lokal|on-prem",
    Hosting.EXTERNAL: "extern drift|external|extern",
    Hosting.SAAS: "molntjänst|saas|moln",
}

CRITICALITIES = {
    Criticality.LOW: "låg|low",
    Criticality.MEDIUM: "medel|medium",
    Criticality.HIGH: "hög|high",
    Criticality.CRITICAL: "kritisk|critical|kritiskt",
}

PERSONAL_DATA = {
    PersonalDataKind.NONE: "inga|none|nej",
    PersonalDataKind.ORDINARY: "vanliga|ordinary|ja",
    PersonalDataKind.SENSITIVE: "känsliga|sensitive",
}

UNIT_KINDS = {
    UnitKind.MUNICIPALITY: "kommun|municipality",
    UnitKind.BOARD: "nämnd|board|styrelse",
    UnitKind.DEPARTMENT: "förvaltning|department",
    UnitKind.SECTOR: "sektor|sector",
    UnitKind.UNIT: "enhet|unit|avdelning",
    UnitKind.COMPANY: "bolag|company",
}


def read_word(table: Mapping[W, str], text: str) -> W:
    """Return the word of a closed list that a cell means."""
    wanted = text.strip().casefold()
    for word, written in table.items():
        if wanted in written.split("|"):
            return word
    allowed = ", ".join(written.split("|")[0] for written in table.values())
    raise UnreadableCellError(f"Värdet är okänt. Skriv ett av: {allowed}.")


def export_word(table: Mapping[W, str], word: W) -> str:
    """Return what exports write for a word of a closed list."""
    return table[word].split("|")[0]
