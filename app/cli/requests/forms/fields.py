"""The fields of each step, in the order in which they are asked for."""

from collections.abc import Mapping

from app.cli.requests.forms.kinds import (
    ASKED,
    DAY,
    FUNCTIONS,
    KRONOR,
    LEVEL,
    NAMES,
    NUMBER,
    REPRESENTATIVES,
    TEXT,
    UNITS,
    YES_NO,
    Kind,
    word,
    words,
)
from app.labels import LABELS
from intake.process.steps import ImpactCriterion, ImpactOutcome, StepCode

Fields = Mapping[str, Kind]

FIELDS: Mapping[StepCode, Fields] = {
    StepCode.NEEDS_ANALYSIS: {
        **dict.fromkeys(("need", "way_of_working", "possible_change"), TEXT),
        "processes": NAMES,
        "asked_units": ASKED,
        "expected_users": NUMBER,
        "functions": FUNCTIONS,
        "using_units": UNITS,
        "reference_group": REPRESENTATIVES,
    },
    StepCode.BUSINESS_CONTACT_CHECK: {
        **dict.fromkeys(("exists_elsewhere", "existing_can_serve"), YES_NO),
        "comment": TEXT,
    },
    StepCode.INFORMATION_CLASSIFICATION: {
        **dict.fromkeys(("confidentiality", "integrity", "availability", "traceability"), LEVEL),
        "personal_data": YES_NO,
        "next_review": DAY,
    },
    StepCode.IMPACT_ASSESSMENT: {
        "criteria": words(LABELS[ImpactCriterion]),
        "opinion": TEXT,
        "outcome": word(LABELS[ImpactOutcome]),
    },
    StepCode.PROCUREMENT_CONSULTATION: {
        "value.one_time": KRONOR,
        "value.per_month": KRONOR,
        "value.months": NUMBER,
        "value.options": KRONOR,
        "consulted_on": DAY,
        "consulted_person": TEXT,
        "answer": TEXT,
        "followed": YES_NO,
        "reason": TEXT,
    },
    StepCode.DECISION_BASIS: dict.fromkeys(
        ("summary", "recommendation", "product", "vendor"), TEXT
    ),
}

PARTS_OF_VALUE = {
    "value.one_time": "Engångskostnad",
    "value.per_month": "Kostnad per månad",
    "value.months": "Antal månader (tomt: tills vidare)",
    "value.options": "Optioner",
}
"""What the parts of *Beräknat värde* are called; the process names the whole."""
