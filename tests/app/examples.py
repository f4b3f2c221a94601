"""A small register with one thing of each kind, and a good call of each operation that writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from app.identity.policy import POLICY, Scope
from app.identity.recent import Proof
from app.identity.sessions.session import Terms, start_session
from app.identity.tokens import issue_token
from app.main import create_app
from app.settings import Settings
from intake.bypasses.registering import register_bypass
from intake.delegation.rules import Delegate
from intake.delegation.ruling import rule
from inventory.agreements.agreeing import register_contract
from inventory.agreements.vendors import Vendor
from inventory.exemptions.exempting import exempt
from inventory.exemptions.exemption import ReasonCode
from inventory.organisation.units import Unit, UnitKind, add_unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.integrating import add_integration
from inventory.systems.editing.using import add_use
from record.people import Role, RoleHolding
from record.row import now
from tests.app.gate.examples import fill_requests, gate_writes, let_hidden_meet
from tests.client import Client
from tests.copies import once
from tests.factories import (
    TESTER,
    Api,
    Caller,
    make_function,
    make_person,
    make_system,
    make_unit,
)

ALL_DAY = Terms(timedelta(days=1), timedelta(days=1))


@dataclass(frozen=True)
class Register:
    """The ids of what `fill` has put into the register."""

    municipality: str
    school: str
    care: str
    person: str
    leaver: str
    token: str
    session: str
    function: str
    vendor: str
    system: str
    other: str
    confidential: str
    use: str
    integration: str
    contract: str
    exemption: str
    board: str
    delegation: str
    bypass: str
    request: str
    candidate: str
    confidential_candidate: str
    inquiry: str
    delegated: str
    attachment: str
    drafted: str
    submitted: str
    withdrawing: str
    joining: str
    meeting: str
    decided: str
    referred: str
    approved: str
    rejected: str


@dataclass(frozen=True)
class Example:
    """A good call of an operation; `of` is the address whose ETag it takes, if it takes one."""

    operation: str
    method: str
    path: str
    body: dict[str, Any] | None = field(default_factory=dict)
    of: str | None = None


def fill(api: Api) -> Register:
    """Put one thing of each kind into the register: the school owns a system that care uses."""
    return once(api.database, "one of each kind", lambda: _fill(api))


def _fill(api: Api) -> Register:
    with api.database.writing(TESTER) as session:
        municipality = make_unit(session)
        school = make_unit(session, "Skola", municipality)
        care = make_unit(session, "Omsorg", municipality)
        person = make_person(session, "Åsa Exempel")
        leaver = make_person(session, "Disa Exempel")
        holding = RoleHolding(person_id=person.id, role=Role.REQUESTER)
        session.add(holding)
        token, _ = issue_token(session, "åsas", holding)
        signed_in, _ = start_session(session, person, Proof(now()), ALL_DAY, now())
        make_function(session, "payroll", label="Lön")
        owned = {"functions": ["payroll"], "owner_unit": school.id}
        system = make_system(session, "Heroma", vendor="CGI", **owned)
        other = make_system(session, "Personec", functions=["payroll"], owner_unit=care.id)
        hidden = make_system(session, "Larmet", owner_unit=school.id, confidential=True)
        catalogue = Catalogue(session)
        entry = load_entry(session, system)
        use = add_use(catalogue, entry, {"unit": care.id, "users": 40, "functions": ["payroll"]})
        flow = add_integration(entry, {"to": other.id, "what": "Löner"}, TESTER)
        covered = {"title": "Löneavtal", "systems": [{"system": system.id, "share": 100}]}
        contract = register_contract(catalogue, covered)
        exemption = exempt(catalogue, _exemption(system.id, "payroll"))
        board = Unit(name="Skolnämnden", slug="", kind=UnitKind.BOARD, parent_id=municipality.id)
        delegation = rule(session, _delegation(add_unit(session, board).id))
        bypass = register_bypass(catalogue, TESTER, _bypass(school.id, system.id))
        session.flush()
        requests = fill_requests(session, school, person, system)
        met = let_hidden_meet(session, UUID(requests["request"]), hidden)
        requests["confidential_candidate"] = met
        vendor = session.scalars(select(col(Vendor.id))).one()
        rows = (use, flow, contract, exemption)
        below = dict(zip(("use", "integration", "contract", "exemption"), rows, strict=True))
        below |= {"board": board, "delegation": delegation, "bypass": bypass}
        things = {"municipality": municipality, "school": school, "care": care, "person": person}
        things |= {"leaver": leaver}
        things |= {"token": token, "system": system, "other": other, "confidential": hidden} | below
        ids = {name: str(row.id) for name, row in things.items()} | {"session": str(signed_in.id)}
    return Register(function="payroll", vendor=str(vendor), **ids, **requests)


def writes(register: Register) -> list[Example]:
    """Return a good call of each operation that writes a thing, or what lies below one."""
    r = register
    system, contract = f"systems/{r.system}", f"contracts/{r.contract}"
    token, vendor, unit = f"tokens/{r.token}", f"vendors/{r.vendor}", f"units/{r.care}"
    session = f"sessions/{r.session}"
    leaver, exemption = f"people/{r.leaver}", f"exemptions/{r.exemption}"
    use, flow = f"{system}/uses/{r.use}", f"{system}/integrations/{r.integration}"
    function, job = f"functions/{r.function}", f"{system}/functions/{r.function}"
    verdicts = f"overlaps/function:{r.function}/verdicts"
    role = {"kind": "system_owner", "person": r.person}
    shown = {"confidential": False}
    holder = {"name": "ny", "person": r.person, "role": "requester"}
    flows = {"to": r.other, "what": "Schema"}
    exemption_body = {k: str(v) for k, v in _exemption(r.other, r.function).items()}
    delegation, bypass = f"delegations/{r.delegation}", f"bypasses/{r.bypass}"
    delegated = {"board": r.board, "delegate": "unit_head", "amount": 100_000}
    bought = {k: str(v) for k, v in _bypass(r.school, r.system).items()}
    return [
        Example("create_system", "POST", "systems", {"name": "Ekot", "owner_unit": r.care}),
        Example("change_system", "PATCH", system, {"purpose": "Lön"}, system),
        Example("create_use", "POST", f"{system}/uses", {"unit": r.school}),
        Example("create_verdict", "POST", verdicts, {"outcome": "confirmed"}),
        Example("change_use", "PATCH", use, {"users": 3}, system),
        Example("delete_use", "DELETE", use, None, system),
        Example("set_system_roles", "PUT", f"{system}/roles", {"roles": [role]}, system),
        Example("classify_system", "PUT", f"{system}/information-class", {"integrity": 2}, system),
        Example("mark_confidential", "PUT", f"{system}/confidentiality", shown, system),
        Example("confirm_function", "PUT", job, None, system),
        Example("refuse_function", "DELETE", job, None, system),
        Example("create_integration", "POST", f"{system}/integrations", flows),
        Example("delete_integration", "DELETE", flow, None, system),
        Example("confirm_system", "POST", f"{system}/confirm", {"still_needed": True}, system),
        Example("create_contract", "POST", "contracts", {"title": "Avtal", "systems": []}),
        Example("change_contract", "PATCH", contract, {"note": "Ny"}, contract),
        Example("change_vendor", "PATCH", vendor, {"incident_contact": "08-123"}, vendor),
        Example("create_exemption", "POST", "exemptions", exemption_body),
        Example("change_exemption", "PATCH", exemption, {"decided_by": "KS"}, exemption),
        Example("create_delegation", "POST", "delegations", delegated),
        Example("change_delegation", "PATCH", delegation, {"amount": 200_000}, delegation),
        Example("create_bypass", "POST", "bypasses", bought),
        Example("change_bypass", "PATCH", bypass, {"outcome": "helped"}, bypass),
        Example("create_function", "POST", "functions", {"code": "leave", "label": "Ledighet"}),
        Example("change_function", "PATCH", function, {"synonyms": ["avlöning"]}, function),
        Example("create_unit", "POST", "units", {"name": "Kultur", "parent": r.municipality}),
        Example("change_unit", "PATCH", unit, {"note": "Ny"}, unit),
        Example("create_person", "POST", "people", {"name": "Bo Exempel"}),
        Example("change_person", "PATCH", leaver, {"title": "Chef"}, leaver),
        Example("erase_person", "POST", f"{leaver}/erase", None, leaver),
        Example("change_me", "PATCH", "me", {"notify": "daily"}, "me"),
        Example("create_token", "POST", "tokens", holder),
        Example("revoke_token", "DELETE", token, None, token),
        Example("end_session", "DELETE", session, None, session),
        *(Example(*call) for call in gate_writes(register)),
        Example("merge_systems", "POST", f"{system}/merge", {"into": r.other}, system),
    ]


def who_may(api: Api, operation: str) -> Caller:
    """Sign in somebody who may do this everywhere."""
    return api.sign_in(_first(operation, {Scope.ALL, Scope.OWN_UNIT}))


def who_may_not(api: Api, operation: str) -> Caller:
    """Sign in somebody who may do this nowhere."""
    return api.sign_in(_first(operation, {Scope.NO}))


def do(caller: Caller, example: Example, **options: Any) -> Any:
    """Make an example's call, as one who has just read what it changes."""
    if example.body is not None:
        options = {"json": example.body} | options
    if example.of is None:
        return caller.call(example.method, example.path, **options)
    return caller.change(example.method, example.path, example.of, **options)


def units_of(api: Api, *names: str) -> Mapping[str, Unit]:
    """Add a municipality with these departments, and return them all by name."""
    with api.database.writing(TESTER) as session:
        root = make_unit(session)
        return {root.name: root} | {name: make_unit(session, name, root) for name in names}


def units_named(api: Api) -> Mapping[str, Unit]:
    """Return the units that there are, by name."""
    with api.database.writing(TESTER) as session:
        return {unit.name: unit for unit in session.scalars(select(Unit))}


def anew(api: Api, caller: Caller) -> Caller:
    """Return the same caller at an application that remembers nothing."""
    settings = Settings(rate_reads=0, rate_writes=0, read_ahead=False)
    api.database.close()  # an application keeps connections, and a server has only so many
    return Caller(Client(create_app(settings, api.database)), caller.token)


def _first(operation: str, scopes: set[Scope]) -> Role:
    return next(role for role, scope in POLICY[operation].items() if scope in scopes)


def _exemption(system: Any, function: str) -> dict[str, Any]:
    why = {"reason_code": ReasonCode.NEEDS_NOT_MET, "reason": "Räcker inte"}
    decided = {"decided_by": "Kommunstyrelsen", "until": date(2031, 12, 31)}
    return {"system": system, "function": function} | why | decided


def _delegation(board: Any) -> dict[str, Any]:
    return {"board": board, "delegate": Delegate.DEPARTMENT_HEAD, "amount": 500_000}


def _bypass(unit: Any, system: Any) -> dict[str, Any]:
    return {"unit": unit, "system": system, "bought": "Låssystem", "found_on": date(2026, 3, 1)}
