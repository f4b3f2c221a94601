"""Where an entry stands against the rules of who owns what.

A function may belong to one board by reglemente (audit F1), or have a common solution, beside which
another system needs an *undantag*.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, select
from sqlmodel import col

from inventory.exemptions import Exemption, has_lapsed, lets_system_stay
from inventory.organisation.units import Unit
from inventory.swedish import name_key
from inventory.systems.functions import CommonSolution
from inventory.systems.system import System
from inventory.vocabulary.functions import Function

IDS: Any = bindparam("ids", expanding=True)
BOARDS = select(col(Function.code), col(Function.owner_board)).where(
    col(Function.owner_board).is_not(None)
)


def _names_above() -> Select[UUID, str]:
    """Return, for the asked systems, the names of their owners and of all units above."""
    above = (
        select(col(System.id).label("system_id"), col(Unit.name), col(Unit.parent_id))
        .join(Unit, col(Unit.id) == col(System.owner_unit_id))
        .where(col(System.id).in_(IDS))
        .cte("above", recursive=True)
    )
    next_above = select(above.c.system_id, col(Unit.name), col(Unit.parent_id)).join(
        above, col(Unit.id) == above.c.parent_id
    )
    above = above.union_all(next_above)
    return select(above.c.system_id, above.c.name)


NAMES_ABOVE = _names_above()
COMMON = (
    select(col(CommonSolution.function_code), col(System.id), col(System.name))
    .join(System, col(System.id) == col(CommonSolution.system_id))
    .order_by(col(System.sort_key), col(System.id))
)
EXEMPTIONS = (
    select(col(Exemption.system_id), col(Exemption.function_code), col(Exemption.until))
    .where(col(Exemption.system_id).in_(IDS), lets_system_stay())
    .order_by(col(Exemption.until))
)


class Mandates:
    """Who owns which functions, and which have a common solution; four selects."""

    def __init__(self, connection: Connection, ids: Sequence[UUID], today: date) -> None:
        self._boards = {code: board for code, board in connection.execute(BOARDS) if board}
        self._owners: defaultdict[UUID, set[str]] = defaultdict(set)
        for system_id, name in connection.execute(NAMES_ABOVE, {"ids": ids}):
            self._owners[system_id].add(name_key(name))
        self._common: dict[str, list[dict[str, Any]]] = {}
        for code, system_id, name in connection.execute(COMMON):
            self._common.setdefault(code, []).append({"id": system_id, "name": name})
        self._exemptions = {
            (system_id, code): until
            for system_id, code, until in connection.execute(EXEMPTIONS, {"ids": ids})
            if not has_lapsed(until, today)
        }

    def owned_elsewhere(self, card: dict[str, Any]) -> list[dict[str, str]]:
        """Return the functions that belong to another board than the one that owns the system."""
        if card["owner_unit"] is None:
            return []
        owners = self._owners[card["id"]]
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
