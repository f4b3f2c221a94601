"""The systems that a change of something else reaches."""

from collections.abc import Callable, Mapping
from uuid import UUID

from sqlalchemy import Connection, Executable, Select, or_, select, union_all
from sqlmodel import col

from app.operations.kept.stale.reach import Reach
from inventory.agreements.contracts import ContractShare
from inventory.organisation.units import subtree
from inventory.systems.functions import SystemFunction
from inventory.systems.integrations import Integration
from inventory.systems.system import System
from inventory.systems.uses import SystemUse
from inventory.vocabulary.functions import Function


def reached_from(connection: Connection, reached: Mapping[Reach, set[UUID]]) -> frozenset[UUID]:
    """Return the systems that are reached from what has changed, by how far each reaches."""
    selects = [reaching(reached[reach]) for reach, reaching in REACHING.items() if reached[reach]]
    return frozenset(row_id for wanted in selects for row_id in connection.scalars(wanted))


def _neighbours(systems: set[UUID]) -> Executable:
    giver, taker = col(Integration.from_system_id), col(Integration.to_system_id)
    refers = or_(col(System.parent_id).in_(systems), col(System.replaced_by_id).in_(systems))
    return union_all(
        select(col(System.id)).where(refers),
        select(taker).where(giver.in_(systems)),
        select(giver).where(taker.in_(systems)),
    )


def _with_use(uses: set[UUID]) -> Select[UUID]:
    return select(col(SystemUse.system_id)).where(col(SystemUse.id).in_(uses))


def _of_vendor(vendors: set[UUID]) -> Select[UUID]:
    return select(col(System.id)).where(col(System.vendor_id).in_(vendors))


def _under_contract(contracts: set[UUID]) -> Select[UUID]:
    return select(col(ContractShare.system_id)).where(col(ContractShare.contract_id).in_(contracts))


def _of_unit(units: set[UUID]) -> Executable:
    return union_all(
        select(col(System.id)).where(col(System.owner_unit_id).in_(units)),
        select(col(SystemUse.system_id)).where(col(SystemUse.unit_id).in_(units)),
    )


def _owned_below(units: set[UUID]) -> Select[UUID]:
    return select(col(System.id)).where(col(System.owner_unit_id).in_(subtree(*units)))


def _serving(functions: set[UUID]) -> Select[UUID]:
    return (
        select(col(SystemFunction.system_id))
        .join(Function, col(Function.code) == col(SystemFunction.function_code))
        .where(col(Function.id).in_(functions))
    )


def _confirmed_by(people: set[UUID]) -> Select[UUID]:
    return select(col(System.id)).where(col(System.confirmed_by_id).in_(people))


REACHING: Mapping[Reach, Callable[[set[UUID]], Executable]] = {
    Reach.NEIGHBOURS: _neighbours,
    Reach.BOTH_ENDS: _neighbours,
    Reach.ITS_USE: _with_use,
    Reach.ITS_UNIT: _of_unit,
    Reach.BELOW_UNIT: _owned_below,
    Reach.ITS_FUNCTION: _serving,
    Reach.ITS_PERSON: _confirmed_by,
    Reach.ITS_VENDOR: _of_vendor,
    Reach.ITS_CONTRACT: _under_contract,
}
