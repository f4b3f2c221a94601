"""The part of the register that every employee may read without an account: no more is selected."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select
from sqlmodel import col

from app.secrecy.classes import CLASSES, FieldClass
from inventory.agreements.vendors import Vendor
from inventory.organisation.units import Unit
from inventory.swedish import search_key
from inventory.systems.functions import Finding, SystemFunction
from inventory.systems.sheets import Openness
from inventory.systems.system import System, SystemAlias
from inventory.visibility import PUBLIC
from inventory.vocabulary.functions import Function

Card = dict[str, Any]

FIELDS: Mapping[str, tuple[str, str]] = {
    **{name: ("system", name) for name in ("id", "slug", "name", "kind", "purpose", "status")},
    "vendor": ("vendor", "name"),
    "owner_unit": ("unit", "name"),
    "aliases": ("system_alias", "alias"),
    "functions": ("function", "label"),
}
"""What is told of a system, and the column that it is told from."""

TOLD = tuple(
    name for name, (table, column) in FIELDS.items() if CLASSES[table][column] is FieldClass.PUBLIC
)


@dataclass(frozen=True)
class Asked:
    """How to narrow down what is published; only by what is told."""

    q: str | None = None
    function: str | None = None
    unit: str | None = None
    kind: str | None = None
    status: str | None = None
    vendor: str | None = None

    def lets(self, card: Card) -> bool:
        """Return whether a system is one of those asked for."""
        unit, vendor = card["owner_unit"] or {}, card["vendor"] or ""
        return (
            all(word in _text_of(card) for word in search_key(self.q or "").split())
            and (not self.function or self.function in (one["code"] for one in card["functions"]))
            and (not self.unit or self.unit in (str(unit.get("id")), unit.get("slug")))
            and self.kind in (None, card["kind"])
            and self.status in (None, card["status"])
            and (not self.vendor or search_key(self.vendor) == search_key(vendor))
        )


def published(connection: Connection) -> list[Card]:
    """Return the systems that may be published, in the order of the alphabet; three selects."""
    ids = _published_ids()
    aliases, functions = defaultdict[UUID, list[Any]](list), defaultdict[UUID, list[Any]](list)
    for system_id, alias in connection.execute(
        select(col(SystemAlias.system_id), col(SystemAlias.alias))
        .where(col(SystemAlias.system_id).in_(ids))
        .order_by(col(SystemAlias.alias))
    ):
        aliases[system_id].append(alias)
    for system_id, code, label in connection.execute(_functions(ids)):
        functions[system_id].append({"code": code, "label": label})
    return [
        card | {"aliases": aliases[card["id"]], "functions": functions[card["id"]]}
        for card in _systems(connection)
    ]


def told(card: Card) -> Card:
    """Return what may be told of a system: the rest is absent."""
    return {name: card[name] for name in TOLD}


def _published_ids() -> Select[UUID]:
    return (
        select(col(System.id))
        .join(Openness, col(Openness.system_id) == col(System.id))
        .where(col(Openness.publishable).is_(True), PUBLIC.condition)
    )


def _functions(ids: Select[UUID]) -> Any:
    wanted: Any = select(col(SystemFunction.system_id), col(Function.code), col(Function.label))
    return (
        wanted.join(Function, col(Function.code) == col(SystemFunction.function_code))
        .where(col(SystemFunction.finding) == Finding.IS, col(SystemFunction.system_id).in_(ids))
        .order_by(col(Function.sort_key), col(Function.code))
    )


def _systems(connection: Connection) -> Iterator[Card]:
    own = ("id", "slug", "name", "kind", "purpose", "status")
    columns: list[Any] = [getattr(System, name) for name in own]
    columns.append(col(Vendor.name).label("vendor"))
    columns += [col(getattr(Unit, name)).label(f"unit_{name}") for name in ("id", "slug", "name")]
    wanted: Any = (
        select(*columns)
        .outerjoin(Vendor, col(Vendor.id) == col(System.vendor_id))
        .outerjoin(Unit, col(Unit.id) == col(System.owner_unit_id))
        .where(col(System.id).in_(_published_ids()))
        .order_by(col(System.sort_key), col(System.id))
    )
    for row in connection.execute(wanted).mappings():
        unit = {name: row[f"unit_{name}"] for name in ("id", "slug", "name")}
        yield {name: row[name] for name in (*own, "vendor")} | {
            "owner_unit": unit if row["unit_id"] else None
        }


def _text_of(card: Card) -> str:
    said = [card["name"], *card["aliases"], card["vendor"] or "", card["purpose"]]
    return search_key("\n".join(said))
