"""Where an entry stands against the rules of who owns what.

A function may belong to one board by reglemente (audit F1), or have a common solution, beside which
another system needs an *undantag*.
"""

from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.exemptions import Exemption, has_lapsed
from inventory.organisation.units import Unit
from inventory.swedish import name_key
from inventory.systems.functions import CommonSolution
from inventory.systems.system import System
from inventory.vocabulary.functions import Function


class Mandates:
    """Who owns which functions, and which have a common solution; read once, when first asked."""

    def __init__(self, connection: Connection, today: date) -> None:
        self._connection = connection
        self._today = today

    def owned_elsewhere(self, card: dict[str, Any]) -> list[dict[str, str]]:
        """Return the functions that belong to another board than the one that owns the system."""
        if card["owner_unit"] is None:
            return []
        owners = self._names_above(card["owner_unit"]["id"])
        return [
            {"code": function["code"], "owner_board": board}
            for function in card["functions"]
            if (board := self._boards.get(function["code"])) and name_key(board) not in owners
        ]

    def beside_common_solution(self, card: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the functions for which another system is the common solution.

        With them, until when this one is exempted; None: it is not.
        """
        return [
            {
                "code": function["code"],
                "common_solutions": common,
                "exempted_until": self._exemptions.get((card["id"], function["code"])),
            }
            for function in card["functions"]
            if function["code"] not in card["common_for"]
            and (common := self._common.get(function["code"]))
        ]

    @cached_property
    def _boards(self) -> dict[str, str]:
        rows = select(col(Function.code), col(Function.owner_board)).where(
            col(Function.owner_board).is_not(None)
        )
        return {code: board for code, board in self._connection.execute(rows) if board}

    @cached_property
    def _units(self) -> dict[UUID, tuple[UUID | None, str]]:
        rows = select(col(Unit.id), col(Unit.parent_id), col(Unit.name))
        return {row[0]: (row[1], row[2]) for row in self._connection.execute(rows)}

    @cached_property
    def _common(self) -> dict[str, list[dict[str, Any]]]:
        rows = (
            select(col(CommonSolution.function_code), col(System.id), col(System.name))
            .join(System, col(System.id) == col(CommonSolution.system_id))
            .order_by(col(System.sort_key), col(System.id))
        )
        common: dict[str, list[dict[str, Any]]] = {}
        for code, system_id, name in self._connection.execute(rows):
            common.setdefault(code, []).append({"id": system_id, "name": name})
        return common

    @cached_property
    def _exemptions(self) -> dict[tuple[UUID, str], date]:
        columns = (col(Exemption.system_id), col(Exemption.function_code), col(Exemption.until))
        rows = self._connection.execute(select(*columns).order_by(col(Exemption.until)))
        return {
            (system_id, code): until
            for system_id, code, until in rows
            if not has_lapsed(until, self._today)
        }

    def _names_above(self, unit_id: UUID) -> set[str]:
        names: set[str] = set()
        above: UUID | None = unit_id
        while above is not None:
            above, name = self._units[above]
            names.add(name_key(name))
        return names
