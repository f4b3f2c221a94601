"""The Swedish words that people read of overlaps, and what was concluded of them."""

from collections.abc import Mapping
from enum import StrEnum

from matching.functions.evidence import Certainty, Signal
from matching.overlaps.overlap import OverlapKind
from matching.reusing import WhyNot
from matching.verdicts.reading import Standing
from matching.verdicts.verdicts import VerdictOutcome

OVERLAPS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
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
}
