"""The table of things that addresses name."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from app.identity.permissions import NOWHERE, Place
from app.identity.sessions.cards import (
    find_session,
    last_used,
    read_sessions,
    session_places,
)
from app.identity.sessions.session import BrowserSession
from app.identity.token_cards import find_token, read_tokens, token_places
from app.identity.tokens import ApiToken
from app.operations.resources import Resource
from app.secrecy.restricted import open_system, open_vendor
from intake.bypasses.bypasses import Bypass
from intake.bypasses.reading import find_bypass, read_bypasses
from intake.delegation.reading import find_delegation, read_delegations
from intake.delegation.rules import DelegationRule
from intake.requests.finding import find_request
from intake.requests.reading.cards import read_requests
from intake.requests.request import SystemRequest
from inventory.agreements.cards import (
    find_contract,
    find_vendor,
    read_contracts,
    read_vendors,
    veiled_contract,
)
from inventory.agreements.contracts import Contract, ContractShare
from inventory.agreements.vendors import Vendor
from inventory.exemptions.exempting import find_exemption, read_exemptions
from inventory.exemptions.exemption import Exemption
from inventory.organisation.cards import find_unit, read_units
from inventory.organisation.people import find_person, read_people
from inventory.organisation.units import Unit
from inventory.systems.reading.cards import read_cards
from inventory.systems.reading.finding import find_system
from inventory.systems.reading.veiling import veiled
from inventory.systems.roles import SystemRole
from inventory.systems.system import System
from inventory.vocabulary.cards import count_systems, find_function, read_functions
from inventory.vocabulary.functions import Function
from record.actors import Actor
from record.people import Person


def _system_places(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Place]:
    owners = select(col(System.id), col(System.owner_unit_id)).where(col(System.id).in_(ids))
    people = select(col(SystemRole.system_id), col(SystemRole.person_id)).where(
        col(SystemRole.system_id).in_(ids)
    )
    answering: dict[UUID, list[UUID]] = {}
    for system_id, person_id in connection.execute(people):
        answering.setdefault(system_id, []).append(person_id)
    places = dict.fromkeys(ids, NOWHERE)
    for system_id, owner in connection.execute(owners):
        places[system_id] = Place([owner] if owner else [], answering.get(system_id, []))
    return places


def _contract_places(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Place]:
    """Return whose contracts are: what is confidential counts only where there is nothing else."""
    owners = (
        select(col(ContractShare.contract_id), col(System.confidential), col(System.owner_unit_id))
        .join(System, col(ContractShare.system_id) == col(System.id))
        .where(col(ContractShare.contract_id).in_(ids))
    )
    shown: dict[UUID, list[UUID]] = {}
    hidden: dict[UUID, list[UUID]] = {}
    for contract_id, confidential, owner in connection.execute(owners):
        owning = hidden if confidential else shown
        owning.setdefault(contract_id, []).extend([owner] if owner else [])
    return {row_id: Place(shown.get(row_id, hidden.get(row_id, []))) for row_id in ids}


def _unit_places(_connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Place]:
    return {unit_id: Place([unit_id]) for unit_id in ids}


def _delegation_places(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Place]:
    boards = select(col(DelegationRule.id), col(DelegationRule.board_id))
    rows = connection.execute(boards.where(col(DelegationRule.id).in_(ids)))
    return {rule_id: Place([board_id]) for rule_id, board_id in rows}


def _bypass_places(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Place]:
    units = select(col(Bypass.id), col(Bypass.unit_id)).where(col(Bypass.id).in_(ids))
    return {bypass_id: Place([unit_id]) for bypass_id, unit_id in connection.execute(units)}


def _request_places(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Place]:
    units = select(col(SystemRequest.id), col(SystemRequest.unit_id))
    rows = connection.execute(units.where(col(SystemRequest.id).in_(ids)))
    return {request_id: Place([unit_id]) for request_id, unit_id in rows}


def _count_systems(
    connection: Connection, actor: Actor, cards: Sequence[dict[str, Any]], _today: date
) -> list[dict[str, Any]]:
    counted = count_systems(connection, actor)
    return [{"systems": counted.get(card["code"], 0)} for card in cards]


SYSTEM = Resource(
    *("system", System, find_system, read_cards, _system_places),
    veil=veiled,
    withhold=open_system,
)
UNIT = Resource("unit", Unit, find_unit, read_units, _unit_places)
PERSON = Resource("person", Person, find_person, read_people)
SESSION = Resource(
    "session", BrowserSession, find_session, read_sessions, session_places, last_used
)
TOKEN = Resource("token", ApiToken, find_token, read_tokens, token_places)
FUNCTION = Resource("function", Function, find_function, read_functions, per_caller=_count_systems)
VENDOR = Resource("vendor", Vendor, find_vendor, read_vendors, withhold=open_vendor)
CONTRACT = Resource(
    "contract", Contract, find_contract, read_contracts, _contract_places, veil=veiled_contract
)
EXEMPTION = Resource("exemption", Exemption, find_exemption, read_exemptions)
DELEGATION = Resource(
    "delegation", DelegationRule, find_delegation, read_delegations, _delegation_places
)
REQUEST = Resource("request", SystemRequest, find_request, read_requests, _request_places)
BYPASS = Resource("bypass", Bypass, find_bypass, read_bypasses, _bypass_places)

RESOURCES: Mapping[str, Resource] = {
    resource.parameter: resource
    for resource in (
        *(SYSTEM, UNIT, PERSON, SESSION, TOKEN, FUNCTION, VENDOR),
        *(CONTRACT, EXEMPTION, REQUEST, DELEGATION, BYPASS),
    )
}
