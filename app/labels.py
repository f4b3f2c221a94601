"""The Swedish words that people read, keyed per enum: equal values of two enums are two keys."""

from collections.abc import Mapping
from enum import StrEnum

from app.gate_labels import GATE_LABELS
from intake.bypasses.bypasses import BypassOutcome
from intake.delegation.conformance.questions import Beside, Question
from intake.delegation.judging.judgement import Conforms, Flag
from intake.delegation.rules import Consultation, Delegate, LimitKind, ProcessMention
from intake.delegation.words import CONSULTATIONS, DELEGATES, LIMITS, MENTIONS
from inventory.exemptions import ReasonCode
from inventory.importing.words import export_word
from inventory.organisation.posts import Post
from inventory.organisation.units import UnitKind
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
from matching.functions.evidence import Certainty, Signal
from matching.overlaps.overlap import OverlapKind
from matching.reusing import WhyNot
from matching.verdicts.reading import Standing
from matching.verdicts.verdicts import VerdictOutcome
from record.changes import Action
from record.people import Notify, Role

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    **GATE_LABELS,
    Role: {
        Role.REQUESTER: "behovsägare",
        Role.BUSINESS_CONTACT: "kundansvarig",
        Role.SYSTEM_MANAGER: "systemförvaltare",
        Role.REGISTER_EDITOR: "registeransvarig",
        Role.PROCUREMENT: "upphandlare",
        Role.INFORMATION_SECURITY: "informationssäkerhet och dataskydd",
        Role.HEAD_OF_IT: "IT-chef",
        Role.CHIEF_EXECUTIVE: "kommundirektör",
        Role.BOARD_SECRETARY: "nämndsekreterare",
        Role.AUDITOR: "revisor",
        Role.ADMINISTRATOR: "administratör",
    },
    Notify: {
        Notify.AT_ONCE: "genast",
        Notify.DAILY: "en gång om dagen",
        Notify.NONE: "inte alls",
    },
    UnitKind: {
        UnitKind.MUNICIPALITY: "kommun",
        UnitKind.BOARD: "nämnd",
        UnitKind.DEPARTMENT: "förvaltning",
        UnitKind.SECTOR: "sektor",
        UnitKind.UNIT: "enhet",
        UnitKind.COMPANY: "bolag",
    },
    Post: {Post.CHIEF: "chef", Post.BUSINESS_CONTACT: "kundansvarig"},
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
    Delegate: {word: export_word(DELEGATES, word) for word in Delegate},
    LimitKind: {word: export_word(LIMITS, word) for word in LimitKind},
    Consultation: {word: export_word(CONSULTATIONS, word) for word in Consultation},
    ProcessMention: {word: export_word(MENTIONS, word) for word in ProcessMention},
    Conforms: {
        Conforms.YES: "ja",
        Conforms.CANNOT_BE_JUDGED: "går inte att bedöma",
        Conforms.NO: "nej",
    },
    Flag: {
        Flag.A: "delegaten har beslutat utan processens godkännande",
        Flag.B: "processen har godkänt, men delegat saknas eller når inte så långt",
        Flag.C: "samråd saknas eller har frångåtts",
        Flag.D: "värdet är över delegatens gräns eller gränsen för direktupphandling",
        Flag.E: "en annan nämnd äger funktionen",
        Flag.F: "delegationen har förts vidare utan stöd",
    },
    Question: {
        Question.WHO: "vem får köpa",
        Question.UP_TO: "upp till",
        Question.CONSULTING: "samråd med",
        Question.IT_MENTIONED: "IT-chef nämns",
        Question.LIMIT_SET: "gräns satt",
    },
    Beside: {
        Beside.AGREES: "stämmer",
        Beside.LACKS: "saknas i ordningen",
        Beside.UNKNOWN: "framgår inte",
        Beside.DISAGREES: "säger emot processen",
    },
    BypassOutcome: {
        BypassOutcome.OPEN: "öppet",
        BypassOutcome.HELPED: "fick hjälp",
        BypassOutcome.DENIED_HELP: "nekades hjälp",
        BypassOutcome.APPLIED_AFTERWARDS: "ansökte i efterhand",
    },
    OverlapKind: {
        OverlapKind.SAME_FUNCTION: "samma funktion",
        OverlapKind.SAME_PRODUCT: "troligen samma produkt",
    },
    Certainty: {Certainty.CERTAIN: "säkert", Certainty.POSSIBLE: "möjligt"},
    Signal: {
        Signal.FUNCTION: "satt av en person",
        Signal.USE: "användningens funktion",
        Signal.STATED: "förvaltningens egna ord",
        Signal.KNOWN_PRODUCT: "känd produkt",
        Signal.NAME: "namnet",
        Signal.ALIAS: "smeknamnet",
        Signal.PURPOSE: "beskrivningen",
        Signal.VENDOR: "leverantören",
    },
    VerdictOutcome: {
        VerdictOutcome.CONFIRMED: "bekräftat",
        VerdictOutcome.CONSOLIDATE: "ska bli ett",
        VerdictOutcome.JUSTIFIED: "motiverat",
        VerdictOutcome.FALSE_ALARM: "falskt larm",
    },
    Standing: {
        Standing.IN_FORCE: "gäller",
        Standing.CHANGED_SINCE: "ändrat sedan dess",
        Standing.LAPSED: "dagen har passerat",
    },
    WhyNot: {
        WhyNot.PHASING_OUT: "avvecklas",
        WhyNot.NOT_YET_THERE: "finns inte än",
        WhyNot.CLASS_TOO_LOW: "är för lågt klassat",
        WhyNot.EXEMPTED: "står där på undantag",
    },
    Action: {
        Action.CREATED: "skapade",
        Action.CHANGED: "ändrade",
        Action.DELETED: "tog bort",
    },
}

THINGS: Mapping[str, str] = {
    "system": "Systemet",
    "unit": "Enheten",
    "person": "Personen",
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
