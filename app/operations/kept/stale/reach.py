"""How far a change of a row reaches among the cards of systems; if hard to say, to all of them."""

from collections.abc import Mapping
from enum import StrEnum

from record.history.changes import Action


class Reach(StrEnum):
    """How far a change of a row reaches among the cards of systems."""

    NONE = "none"
    OWN_SYSTEM = "own_system"
    NEIGHBOURS = "neighbours"
    BOTH_ENDS = "both_ends"
    ITS_USE = "its_use"
    ITS_UNIT = "its_unit"
    BELOW_UNIT = "below_unit"
    ITS_FUNCTION = "its_function"
    ITS_PERSON = "its_person"
    ITS_VENDOR = "its_vendor"
    ITS_CONTRACT = "its_contract"
    ALL = "all"


OWN = dict.fromkeys(
    (
        *("system_alias", "system_function", "system_use", "system_role", "confirmation"),
        *("operation", "information_class", "personal_data", "openness", "training", "joining"),
        *("exemption",),
    ),
    Reach.OWN_SYSTEM,
)
GATE = (
    *("process_version", "system_request", "request_step", "request_function", "request_author"),
    *("comment", "candidate", "inquiry", "decision", "decision_condition", "board_decision"),
    *("delegation_decision", "attachment", "attachment_content"),
)
REACH: Mapping[str, Reach] = OWN | {
    "used_function": Reach.ITS_USE,
    "unit": Reach.ITS_UNIT,
    "function": Reach.ITS_FUNCTION,
    "person": Reach.ITS_PERSON,
    "integration": Reach.BOTH_ENDS,
    "contract_share": Reach.ITS_CONTRACT,
    "vendor": Reach.ITS_VENDOR,
    "contract": Reach.ITS_CONTRACT,
    "import_run": Reach.NONE,
    "known_product": Reach.NONE,
    "role_holding": Reach.NONE,
    "api_token": Reach.NONE,
    "unit_post": Reach.NONE,
    "delegation_rule": Reach.NONE,
    "bypass": Reach.NONE,
    "verdict": Reach.NONE,
    "verdict_system": Reach.NONE,
    **dict.fromkeys(GATE, Reach.NONE),
}
"""Tables that are not named here may change what any system's card says."""

TOLD_ELSEWHERE = ('"name"', '"merged_into_id"', '"confidential"')
"""What others' cards say of a system."""

FAR_REACHING = {"unit": ('"parent_id"', '"slug"'), "function": ('"code"',)}
"""What leads to other systems than before: of a unit, where it lies and what lists call it."""

HARMLESS_WHEN_NEW = frozenset({"unit", "vendor", "function", "person", "contract"})
"""Nothing refers to a row that has just been made; what comes to refer to it is a change too."""


def reach_of(table: str, action: Action, before: str) -> Reach:
    """Return how far a change reaches; `before` is what the history keeps of it."""
    if table == "system":
        # Others' cards say its name unless it is hidden, and a merge moves what hung on it.
        told = action is not Action.CREATED and any(field in before for field in TOLD_ELSEWHERE)
        return Reach.NEIGHBOURS if told else Reach.OWN_SYSTEM
    if action is Action.CREATED and table in HARMLESS_WHEN_NEW:
        return Reach.NONE
    far = FAR_REACHING.get(table, ())
    if far and (action is Action.DELETED or any(field in before for field in far)):
        return Reach.ALL
    return REACH.get(table, Reach.ALL)
