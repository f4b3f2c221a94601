"""A register that has a row in every table that the history keeps."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from app.identity.accounts.account import Account
from app.identity.tokens import ApiToken
from app.storage.tables import TABLES
from intake.bypasses.bypasses import Bypass
from intake.delegation.rules import Consultation, DelegationRule
from inventory.agreements.contracts import Contract, ContractShare
from inventory.agreements.vendors import Vendor
from inventory.exemptions.exemption import Exemption, ReasonCode
from inventory.importing.runs import ImportRun
from inventory.organisation.posts import Post, UnitPost
from inventory.organisation.units import Unit
from inventory.systems.editing.confirming import Confirmation
from inventory.systems.functions import CommonSolution, SystemFunction
from inventory.systems.integrations import Integration
from inventory.systems.roles import SystemRole, SystemRoleKind
from inventory.systems.sheets import SHEETS
from inventory.systems.system import System, SystemAlias
from inventory.systems.uses import SystemUse, UsedFunction
from inventory.vocabulary.functions import Function
from inventory.vocabulary.products import KnownProduct
from matching.verdicts.verdicts import Verdict, VerdictOutcome, VerdictSystem
from record.people import Person, Role, RoleHolding
from record.row import Row
from tests.requests import make_request_rows

RECORDED = tuple(table for table in TABLES if issubclass(table, Row))


def make_everything() -> list[Row]:
    """Return new rows, one or two of each table."""
    unit = Unit(name="Kommunen", slug="kommunen")
    person = Person(name="Anna Exempel", email="anna@exempel.example", unit_id=unit.id)
    holding = RoleHolding(person_id=person.id, role=Role.AUDITOR, unit_id=unit.id)
    vendor = Vendor(name="Bolaget", name_key="bolaget", incident_contact="jour@bolaget.example")
    payroll = Function(code="payroll", label="Lön", synonyms=["löner"])
    finance = Function(code="finance", label="Ekonomi")
    heroma = System(name="Heroma", slug="heroma", vendor_id=vendor.id, owner_unit_id=unit.id)
    visma = System(name="Visma", slug="visma", parent_id=heroma.id, confirmed_by_id=person.id)
    contract = Contract(title="Lön", vendor_id=vendor.id, ends_on=date(2027, 12, 31))
    use = SystemUse(system_id=heroma.id, unit_id=unit.id, users=12)
    on_heroma: list[Row] = [
        SystemAlias(system_id=heroma.id, alias="Ekot"),
        SystemFunction(system_id=heroma.id, function_code="payroll"),
        CommonSolution(system_id=heroma.id, function_code="payroll"),
        ContractShare(contract_id=contract.id, system_id=heroma.id, share=60),
        SystemRole(system_id=heroma.id, kind=SystemRoleKind.SYSTEM_OWNER, person_id=person.id),
        Integration(from_system_id=heroma.id, to_system_id=visma.id, what="lönekonton"),
        Confirmation(system_id=heroma.id, person_id=person.id, could_be_met_by_id=visma.id),
        *(sheet(system_id=heroma.id) for sheet in SHEETS.values()),
    ]
    people_and_words: list[Row] = [unit, person, holding, vendor, payroll, finance]
    exemption = Exemption(
        system_id=visma.id,
        function_code="payroll",
        reason_code=ReasonCode.OWN_SOLUTION,
        reason="Eget",
        decided_by="Bo Beslutare",
        until=date(2027, 1, 1),
    )
    verdict = Verdict(
        function_code="payroll", outcome=VerdictOutcome.CONFIRMED, decided_by="Bo Beslutare"
    )
    return [
        *people_and_words,
        *(heroma, visma, contract, use),
        *on_heroma,
        UnitPost(unit_id=unit.id, person_id=person.id, post=Post.CHIEF),
        UsedFunction(use_id=use.id, function_code="payroll"),
        KnownProduct(name="Heroma", name_key="heroma", functions=["payroll"]),
        exemption,
        verdict,
        VerdictSystem(verdict_id=verdict.id, system_id=visma.id, exemption_id=exemption.id),
        DelegationRule(board_id=unit.id, consultation=[Consultation.IT], note="Enligt punkt 4"),
        Bypass(unit_id=unit.id, bought="Lås", system_id=visma.id, found_on=date(2026, 3, 1)),
        ImportRun(kind="systems", filename="a.csv", content_hash="0", transaction=uuid4()),
        *make_request_rows(unit, person, visma, "payroll"),
        ApiToken(name="nyckel", holding_id=holding.id, token_hash="hash"),
        Account(person_id=person.id, issuer="https://inloggning.example", subject="anna"),
    ]


def dump(
    connection: Connection, without: frozenset[str] = frozenset()
) -> dict[str, list[dict[str, Any]]]:
    """Return all that the recorded tables hold, in the order of the ids."""
    return {table: list(_rows(connection, table)) for table in _tables() if table not in without}


def _tables() -> list[str]:
    return [str(table.__tablename__) for table in RECORDED]


def _rows(connection: Connection, name: str) -> Iterator[dict[str, Any]]:
    table = SQLModel.metadata.tables[name]
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        yield dict(row)
