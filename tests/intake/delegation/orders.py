"""Boards, rules and the process, with defaults for all that a test is not about."""

from typing import Any
from uuid import UUID, uuid4

from intake.delegation.conformance.process_side import ProcessSide
from intake.delegation.in_force import Board, Rule
from intake.delegation.judging.judgement import Facts
from intake.delegation.rules import Consultation, Delegate, LimitKind, ProcessMention

CULTURE = Board(UUID(int=1), "Kultur- och fritidsnämnden")
CARE = Board(UUID(int=2), "Vård- och omsorgsnämnden")
PROCESS = ProcessSide(
    "Fastställa IT-behov", "2024-09-19", (Delegate.HEAD_OF_IT, Delegate.CHIEF_EXECUTIVE)
)


def a_rule(**said: Any) -> Rule:
    """Return a rule under which a department head may decide up to 500,000 SEK."""
    usual: dict[str, Any] = {
        "board": CULTURE,
        "delegate": Delegate.DEPARTMENT_HEAD,
        "limit": LimitKind.AMOUNT,
        "amount": 500_000,
        "consultation": (Consultation.PROCUREMENT_OFFICE,),
        "process": ProcessMention.APPROVAL_REQUIRED,
        "onward": False,
        "paragraph": "4.2",
    }
    if "limit" in said and said["limit"] is not LimitKind.AMOUNT:
        usual["amount"] = None
    return Rule(id=uuid4(), **usual | said)


def the_facts(**known: Any) -> Facts:
    """Return a decision with which everything is as it should be."""
    usual: dict[str, Any] = {
        "board": CULTURE.name,
        "decider": Delegate.DEPARTMENT_HEAD,
        "process_approved": True,
        "value": 400_000,
        "consulted": {Consultation.PROCUREMENT_OFFICE: True},
        "followed": True,
        "onward": False,
    }
    return Facts(**usual | known)
