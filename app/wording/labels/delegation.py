"""The Swedish words that people read of the boards' orders, and of what goes round the process."""

from collections.abc import Mapping
from enum import StrEnum

from intake.bypasses.bypasses import BypassOutcome
from intake.delegation.conformance.questions import Beside, Question
from intake.delegation.judging.judgement import Conforms, Flag
from intake.delegation.rules import Consultation, Delegate, LimitKind, ProcessMention
from intake.delegation.words import CONSULTATIONS, DELEGATES, LIMITS, MENTIONS
from inventory.importing.words.values import export_word

DELEGATION: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
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
}
