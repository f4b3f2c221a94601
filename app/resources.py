"""The table of things that addresses name."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from app.identity.permissions import Place
from app.identity.token_cards import find_token, read_tokens, token_place
from app.identity.tokens import ApiToken
from app.operations.resources import Resource
from inventory.agreements.cards import find_contract, find_vendor, read_contracts, read_vendors
from inventory.agreements.contracts import Contract, ContractShare
from inventory.agreements.vendors import Vendor
from inventory.exempting import find_exemption, read_exemptions
from inventory.exemptions import Exemption
from inventory.organisation.cards import find_unit, read_units
from inventory.organisation.people import find_person, read_people
from inventory.organisation.units import Unit
from inventory.systems.cards import read_cards
from inventory.systems.finding import find_system
from inventory.systems.roles import SystemRole
from inventory.systems.system import System
from inventory.vocabulary.cards import count_systems, find_function, read_functions
from inventory.vocabulary.functions import Function
from record.actors import Actor
from record.people import Person


def _system_place(connection: Connection, system_id: UUID) -> Place:
    owner = select(col(System.owner_unit_id)).where(col(System.id) == system_id)
    people = select(col(SystemRole.person_id)).where(col(SystemRole.system_id) == system_id)
    units = [unit_id for unit_id in connection.scalars(owner) if unit_id is not None]
    return Place(units, connection.scalars(people).all())


def _contract_place(connection: Connection, contract_id: UUID) -> Place:
    owners = (
        select(col(System.owner_unit_id))
        .join(ContractShare, col(ContractShare.system_id) == col(System.id))
        .where(col(ContractShare.contract_id) == contract_id)
    )
    return Place([unit_id for unit_id in connection.scalars(owners) if unit_id is not None])


def _unit_place(_connection: Connection, unit_id: UUID) -> Place:
    return Place([unit_id])


def _count_systems(
    connection: Connection, actor: Actor, cards: Sequence[dict[str, Any]], _today: date
) -> list[dict[str, Any]]:
    counted = count_systems(connection, actor)
    return [{"systems": counted.get(card["code"], 0)} for card in cards]


SYSTEM = Resource("system", System, find_system, read_cards, _system_place)
UNIT = Resource("unit", Unit, find_unit, read_units, _unit_place)
PERSON = Resource("person", Person, find_person, read_people)
TOKEN = Resource("token", ApiToken, find_token, read_tokens, token_place)
FUNCTION = Resource("function", Function, find_function, read_functions, per_caller=_count_systems)
VENDOR = Resource("vendor", Vendor, find_vendor, read_vendors)
CONTRACT = Resource("contract", Contract, find_contract, read_contracts, _contract_place)
EXEMPTION = Resource("exemption", Exemption, find_exemption, read_exemptions)

RESOURCES: Mapping[str, Resource] = {
    resource.parameter: resource
    for resource in (SYSTEM, UNIT, PERSON, TOKEN, FUNCTION, VENDOR, CONTRACT, EXEMPTION)
}
