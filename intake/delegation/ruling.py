"""Delegation rules made and changed: what may stand together in one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from intake.delegation.rules import Consultation, DelegationRule, LimitKind
from intake.delegation.words import delegate_called
from inventory.errors import InvalidFieldsError, invalid
from inventory.organisation.units import Unit, UnitKind


def rule(session: Session, fields: Mapping[str, Any]) -> DelegationRule:
    """Enter what a board's order says."""
    if fields.get("limit") is None and fields.get("amount") is None:
        raise invalid("#/limit", "Ange gränsen: ett belopp, none_stated eller stated_unknown.")
    made = DelegationRule(board_id=_board(session, fields["board"]))
    change_rule(session, made, {name: fields[name] for name in fields if name != "board"})
    session.add(made)
    return made


def change_rule(session: Session, changed: DelegationRule, fields: Mapping[str, Any]) -> None:
    """Change what is named, and refuse what cannot stand together."""
    for name, value in limited(fields).items():
        setattr(changed, name, value)
    check(changed)
    _refuse_twin(session, changed)


def limited(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields with kind and amount of the limit told together.

    An amount by itself is a limit of that kind, and another kind leaves no amount behind.
    """
    told = dict(fields)
    if told.get("amount") is not None:
        told.setdefault("limit", LimitKind.AMOUNT)
    elif told.get("limit", LimitKind.AMOUNT) is not LimitKind.AMOUNT:
        told["amount"] = None
    return told


def check(said: DelegationRule) -> None:
    """Refuse a rule that contradicts itself, with all that is wrong."""
    wrong: list[tuple[str, str]] = []
    if (said.limit is LimitKind.AMOUNT) is not (said.amount is not None):
        wrong.append(("#/amount", "Ange ett belopp när limit är amount, och annars inget."))
    if said.valid_from and said.valid_until and said.valid_until < said.valid_from:
        wrong.append(("#/valid_until", "Sista dagen ligger före den första."))
    if Consultation.NONE_STATED in said.consultation and len(said.consultation) > 1:
        wrong.append(("#/consultation", "Antingen inget samråd, eller vilka det gäller."))
    if wrong:
        raise InvalidFieldsError(wrong)


def _refuse_twin(session: Session, said: DelegationRule) -> None:
    same = select(DelegationRule).where(
        col(DelegationRule.board_id) == said.board_id,
        col(DelegationRule.delegate) == said.delegate,
        col(DelegationRule.id) != said.id,
    )
    with session.no_autoflush:
        others = session.scalars(same).all()
    if any(other.valid_from == said.valid_from for other in others):
        called = delegate_called(said.delegate)
        why = f"Nämnden har redan en regel för {called} från samma dag. Ändra den i stället."
        raise invalid("#/valid_from", why)


def _board(session: Session, unit_id: UUID) -> UUID:
    unit = session.get(Unit, unit_id)
    if unit is None or unit.kind is not UnitKind.BOARD:
        raise invalid("#/board", "Det finns ingen nämnd med det id:t.")
    return unit.id
