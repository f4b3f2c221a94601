"""The Swedish words that people read of systems, and what is known of each."""

from collections.abc import Mapping
from enum import StrEnum

from inventory.exemptions.exemption import ReasonCode
from inventory.systems.reading.activity import WhyInactive
from inventory.systems.roles import SystemRoleKind
from inventory.systems.sheets import (
    ArchiveDuty,
    Criticality,
    DpiaStatus,
    Hosting,
    PersonalDataKind,
    TrainingArrangement,
)
from inventory.systems.system import SystemKind, SystemStatus
from record.history.changes import Action

SYSTEMS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    SystemKind: {
        SystemKind.PRODUCT: "produkt",
        SystemKind.MODULE: "modul",
        SystemKind.PLATFORM_FUNCTION: "funktion i en plattform",
        SystemKind.SPREADSHEET: "kalkylblad",
        SystemKind.HOME_MADE: "egenutvecklat",
    },
    SystemStatus: {
        SystemStatus.UNKNOWN: "okänd",
        SystemStatus.PLANNED: "planerad",
        SystemStatus.INTRODUCING: "införs",
        SystemStatus.IN_USE: "i drift",
        SystemStatus.PHASING_OUT: "under avveckling",
        SystemStatus.RETIRED: "avvecklad",
    },
    WhyInactive: {
        WhyInactive.PLANNED: "är bara planerat",
        WhyInactive.RETIRED: "är avvecklat",
        WhyInactive.RETIREMENT_DAY_PASSED: "avvecklingsdagen har passerat",
        WhyInactive.CONTRACTS_ENDED: "alla avtal har gått ut",
        WhyInactive.USES_ENDED: "ingen enhet använder det längre",
    },
    SystemRoleKind: {
        SystemRoleKind.SYSTEM_OWNER: "systemägare",
        SystemRoleKind.OPERATIONAL_OWNER: "operativ systemägare",
        SystemRoleKind.SYSTEM_MANAGER: "systemförvaltare",
        SystemRoleKind.TECHNICAL_MANAGER: "teknisk förvaltare",
        SystemRoleKind.INFORMATION_OWNER: "informationsägare",
        SystemRoleKind.REFERENCE_GROUP: "referensgrupp",
    },
    Hosting: {
        Hosting.OWN: "egen drift",
        Hosting.EXTERNAL: "extern drift",
        Hosting.SAAS: "molntjänst",
    },
    Criticality: {
        Criticality.LOW: "låg",
        Criticality.MEDIUM: "medel",
        Criticality.HIGH: "hög",
        Criticality.CRITICAL: "kritisk",
    },
    PersonalDataKind: {
        PersonalDataKind.NONE: "inga",
        PersonalDataKind.ORDINARY: "vanliga",
        PersonalDataKind.SENSITIVE: "känsliga",
    },
    DpiaStatus: {
        DpiaStatus.NOT_REQUIRED: "behövs inte",
        DpiaStatus.NEEDED: "behövs",
        DpiaStatus.ONGOING: "pågår",
        DpiaStatus.DONE: "klar",
    },
    ArchiveDuty: {
        ArchiveDuty.PRESERVE: "bevaras",
        ArchiveDuty.WEED: "gallras",
        ArchiveDuty.MIXED: "bevaras och gallras",
        ArchiveDuty.NONE: "inga handlingar",
    },
    TrainingArrangement: {
        TrainingArrangement.CENTRAL: "central",
        TrainingArrangement.OWN: "förvaltningens egen",
    },
    ReasonCode: {
        ReasonCode.NEEDS_NOT_MET: "motsvarar inte behoven",
        ReasonCode.UNWILLING_TO_CHANGE: "ovilja att byta",
        ReasonCode.OWN_SOLUTION: "egen lösning",
        ReasonCode.NOT_KNOWN: "känner inte till vad som finns",
        ReasonCode.HARD_TO_ACCESS: "svårt att få tillgång till",
        ReasonCode.EXTRA_WORKLOAD: "merarbete",
    },
    Action: {
        Action.CREATED: "skapade",
        Action.CHANGED: "ändrade",
        Action.DELETED: "tog bort",
    },
}
