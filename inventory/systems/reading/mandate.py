"""Where an entry stands against the rules of who owns what.

A function may belong to one board by reglemente (audit F1), or have a common solution, beside which
another system needs an *undantag*.
"""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select
from sqlmodel import col

from inventory.exemptions.exemption import Exemption, has_lapsed, lets_system_stay
from inventory.organisation.units import Unit
from inventory.swedish import name_key
from inventory.systems.functions import CommonSolution
from inventory.systems.system import System
from inventory.vocabulary.functions import Function
from record.driver.belonging import AmongAsked, Belonging

BOARDS = Belonging(
    select(col(Function.code), col(Function.owner_board)).where(
        col(Function.owner_board).is_not(None)
    )
)


def _units_above() -> Select[Any]:
    """Return the units that own the asked systems, and all above them, each once."""
    owners = select(col(System.owner_unit_id)).where(AmongAsked(System.id))
    above = (
        select(col(Unit.id), col(Unit.name), col(Unit.parent_id))
        .where(col(Unit.id).in_(owners))
        .cte("above", recursive=True)
    )
    next_above = select(col(Unit.id), col(Unit.name), col(Unit.parent_id)).join(
        above, col(Unit.id) == above.c.parent_id
    )
    above = above.union(next_above)
    return select(above.c.parent_id, above.c.id, above.c.name, above.c.parent_id)


UNITS_ABOVE = Belonging(_units_above())
COMMON = Belonging(
    select(col(System.id), col(CommonSolution.function_code), col(System.id), col(System.name))
    .join(System, col(System.id) == col(CommonSolution.system_id))
    .order_by(col(System.sort_key), col(System.id))
)
EXEMPTIONS = Belonging(
    select(col(Exemption.system_id), col(Exemption.function_code), col(Exemption.until))
    .where(AmongAsked(Exemption.system_id), lets_system_stay())
    .order_by(col(Exemption.until))
)


class Mandates:
    """Who owns which functions, and which have a common solution; four selects."""

    def __init__(self, connection: Connection, ids: str, today: date) -> None:
        boards = BOARDS.rows(connection)
        self._boards = {code: (board, name_key(board)) for code, board in boards if board}
        rows = UNITS_ABOVE.rows(connection, ids)
        self._above = {unit_id: (name_key(name), parent) for _, unit_id, name, parent in rows}
        self._common: dict[str, list[dict[str, Any]]] = {}
        self._common_for: defaultdict[Any, list[str]] = defaultdict(list)
        for key, code, system_id, name in COMMON.rows(connection):
            self._common.setdefault(code, []).append({"id": system_id, "name": name})
            self._common_for[key].append(code)
        self._exemptions = {
            (key, code): until
            for key, code, until in EXEMPTIONS.rows(connection, ids)
            if not has_lapsed(until, today)
        }

    def common_for(self, key: Any) -> list[str]:
        """Return the functions for which a system is the common solution."""
        return sorted(self._common_for.get(key, ()))

    def owned_elsewhere(self, card: dict[str, Any]) -> list[dict[str, str]]:
        """Return the functions that belong to another board than the one that owns the system."""
        if card["owner_unit"] is None:
            return []
        owned = [(said["code"], self._boards.get(said["code"])) for said in card["functions"]]
        return [
            {"code": code, "owner_board": board[0]}
            for code, board in owned
            if board and not self._lies_below(card["owner_unit"]["id"], board[1])
        ]

    def _lies_below(self, unit_id: UUID | None, board: str) -> bool:
        while unit_id is not None:
            name, unit_id = self._above[unit_id]
            if name == board:
                return True
        return False

    def beside_common_solution(self, key: Any, card: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the functions for which another system is the common solution.

        With them, until when this one is exempted; None: it is not.
        """
        return [
            {
                "code": function["code"],
                "common_solutions": common,
                "exempted_until": self._exemptions.get((key, function["code"])),
            }
            for function in card["functions"]
            if function["code"] not in card["common_for"]
            and (common := self._common.get(function["code"]))
        ]
