"""Delegation rules as values, and as they are given out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, select
from sqlmodel import col

from intake.delegation.in_force import Board, Rule, rules_in_force
from intake.delegation.rules import Consultation, Delegate, DelegationRule
from inventory.errors import NotFoundError
from inventory.organisation.units import Unit, UnitKind
from record.actors import Actor

OWN = tuple(field.name for field in fields(Rule) if field.name != "board")


def find_delegation(connection: Connection, _actor: Actor, ref: str) -> UUID:
    """Return the id of a rule; everyone may see all of them."""
    try:
        wanted = select(col(DelegationRule.id)).where(col(DelegationRule.id) == UUID(ref))
        found = connection.scalar(wanted)
    except ValueError:
        found = None
    if found is None:
        raise NotFoundError("delegation", ref)
    return found


def delegations_matching(filters: Mapping[str, Any]) -> Select[UUID]:
    """Return the ids of the rules that every filter lets through."""
    board = col(Unit.id) == col(DelegationRule.board_id)
    wanted = select(col(DelegationRule.id)).join(Unit, board)
    if (of_board := filters.get("board")) is not None:
        wanted = wanted.where(col(DelegationRule.board_id) == of_board)
    if (delegate := filters.get("delegate")) is not None:
        wanted = wanted.where(col(DelegationRule.delegate) == Delegate(delegate))
    return wanted


def read_delegations(
    connection: Connection, ids: Sequence[UUID], today: date
) -> dict[UUID, dict[str, Any]]:
    """Return rules, each with whether it is the one in force; one select."""
    asked = select(col(DelegationRule.board_id)).where(col(DelegationRule.id).in_(ids))
    rules = read_rules(connection, col(DelegationRule.board_id).in_(asked))
    held = {rule.id for rule in in_force(rules, today)}
    return {rule.id: told(rule) | {"in_force": rule.id in held} for rule in rules if rule.id in ids}


def read_rules(connection: Connection, *such: ColumnElement[bool]) -> list[Rule]:
    """Return rules as values, in the order of their boards' names; without conditions, all."""
    columns: Any = [getattr(DelegationRule, name) for name in OWN]
    board: Any = (col(Unit.id).label("board_id"), col(Unit.name).label("board_name"))
    rows: Any = connection.execute(
        select(*columns, *board)
        .join(Unit, col(Unit.id) == col(DelegationRule.board_id))
        .where(*such)
        .order_by(col(Unit.sort_key), col(Unit.id), col(DelegationRule.id))
    )
    return [_rule(row) for row in rows.mappings()]


def all_boards(connection: Connection) -> list[Board]:
    """Return the municipality's boards, by name; one that is closed no more decides."""
    is_board = (col(Unit.kind) == UnitKind.BOARD, col(Unit.closed).is_(False))
    named = select(col(Unit.id), col(Unit.name)).where(*is_board)
    rows = connection.execute(named.order_by(col(Unit.sort_key), col(Unit.id)))
    return [Board(board_id, name) for board_id, name in rows]


def in_force(rules: Iterable[Rule], day: date) -> list[Rule]:
    """Return the rules of every board on a day."""
    by_board: dict[Board, list[Rule]] = {}
    for rule in rules:
        by_board.setdefault(rule.board, []).append(rule)
    return [rule for own in by_board.values() for rule in rules_in_force(own, day)]


def told(rule: Rule) -> dict[str, Any]:
    """Return a rule as plain values."""
    board = {"id": rule.board.id, "name": rule.board.name}
    return {name: getattr(rule, name) for name in OWN} | {"board": board}


def _rule(row: Mapping[str, Any]) -> Rule:
    own: dict[str, Any] = {name: row[name] for name in OWN}
    own["consultation"] = tuple(map(Consultation, row["consultation"]))
    return Rule(board=Board(row["board_id"], row["board_name"]), **own)
