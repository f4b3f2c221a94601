"""Which systems there are of what is asked for."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, true
from sqlmodel import col

from inventory.agreements.contracts import Contract, ContractShare
from inventory.agreements.vendors import Vendor
from inventory.organisation.units import Unit, subtree
from inventory.swedish import name_key, search_key
from inventory.systems.functions import Finding, SystemFunction
from inventory.systems.roles import SystemRole, SystemRoleKind
from inventory.systems.system import System, SystemKind, SystemStatus
from inventory.systems.uses import SystemUse, UsedFunction
from inventory.visibility import Visibility, visibility_of
from record.actors import Actor
from record.ids import as_uuid

OWNING = (SystemRoleKind.SYSTEM_OWNER, SystemRoleKind.OPERATIONAL_OWNER)


def systems_matching(actor: Actor, filters: Mapping[str, Any]) -> Select[UUID]:
    """Return the ids of the systems that the actor may see and that every filter lets through."""
    return systems_seen(visibility_of(actor), tuple(filters.items()))


@lru_cache(maxsize=1024)
def systems_seen(visibility: Visibility, filters: Sequence[tuple[str, Any]]) -> Select[UUID]:
    """Return the ids of the systems that may be seen and that every filter lets through."""
    wanted = select(col(System.id)).where(visibility.condition)
    return wanted.where(*(FILTERS[name](value) for name, value in filters))


def _by_text(text: str) -> ColumnElement[bool]:
    words = search_key(text).split()
    found = [col(System.search_text).contains(word, autoescape=True) for word in words]
    return or_(col(System.external_id) == text.strip(), and_(true(), *found))


def _by_function(code: str) -> ColumnElement[bool]:
    # Both are found from the function, in one go; EXISTS would look through them once per system.
    is_set = select(col(SystemFunction.system_id)).where(
        col(SystemFunction.function_code) == code, col(SystemFunction.finding) == Finding.IS
    )
    is_used = (
        select(col(SystemUse.system_id))
        .join(UsedFunction, col(UsedFunction.use_id) == col(SystemUse.id))
        .where(col(UsedFunction.function_code) == code)
    )
    return or_(col(System.id).in_(is_set), col(System.id).in_(is_used))


def _by_unit(ref: str) -> ColumnElement[bool]:
    below = subtree_of(ref)
    uses = select(col(SystemUse.system_id)).where(col(SystemUse.unit_id).in_(below))
    return or_(col(System.owner_unit_id).in_(below), col(System.id).in_(uses))


def _by_owner(ref: str) -> ColumnElement[bool]:
    owner_id = as_uuid(ref)
    if owner_id is None:
        slug = select(col(Unit.id)).where(col(Unit.slug) == ref)
        return col(System.owner_unit_id).in_(slug)
    owns = exists().where(
        col(SystemRole.system_id) == col(System.id),
        col(SystemRole.person_id) == owner_id,
        col(SystemRole.kind).in_(OWNING),
    )
    return or_(col(System.owner_unit_id) == owner_id, owns)


def _by_vendor(name: str) -> ColumnElement[bool]:
    named = select(col(Vendor.id)).where(col(Vendor.name_key) == name_key(name))
    return col(System.vendor_id).in_(named)


def _by_missing_role(kind: SystemRoleKind) -> ColumnElement[bool]:
    return ~exists().where(
        col(SystemRole.system_id) == col(System.id), col(SystemRole.kind) == kind
    )


def _by_contract_end(before: date) -> ColumnElement[bool]:
    return exists().where(
        col(ContractShare.system_id) == col(System.id),
        col(ContractShare.contract_id) == col(Contract.id),
        col(Contract.ends_on) < before,
    )


def _by_confirmation(before: date) -> ColumnElement[bool]:
    midnight = datetime.combine(before, time.min, UTC)
    return or_(col(System.confirmed_at).is_(None), col(System.confirmed_at) < midnight)


def _by_status(status: SystemStatus) -> ColumnElement[bool]:
    return col(System.status) == status


def _by_kind(kind: SystemKind) -> ColumnElement[bool]:
    return col(System.kind) == kind


FILTERS: Mapping[str, Callable[[Any], ColumnElement[bool]]] = {
    "q": _by_text,
    "function": _by_function,
    "unit": _by_unit,
    "status": _by_status,
    "kind": _by_kind,
    "vendor": _by_vendor,
    "owner": _by_owner,
    "role_missing": _by_missing_role,
    "contract_ends_before": _by_contract_end,
    "confirmed_before": _by_confirmation,
}


def subtree_of(ref: str) -> Select[UUID]:
    """Return the ids of the unit that is named by id or slug, and of all that lies below it."""
    if unit_id := as_uuid(ref):
        return subtree(unit_id)
    return subtree(select(col(Unit.id)).where(col(Unit.slug) == ref).scalar_subquery())
