"""A register with thousands of made-up systems, entered as the product itself enters them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from app.database import Database
from app.identity.tokens import issue_token
from benchmarks.register.made_up.systems import MadeUp, Maker
from benchmarks.register.made_up.vocabulary import Words, parcel, read_words
from inventory.agreements.agreeing import register_contract
from inventory.importing.importing import Parcel, import_parcel
from inventory.organisation.units import Unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import register_system
from inventory.systems.editing.using import add_use
from inventory.systems.integrations import Integration
from inventory.systems.roles import SystemRole
from record.actors import command_line
from record.people import Person, Role, RoleHolding
from record.recording.session import RecordedSession

BENCH = command_line("bench")
SYSTEMS = 5_000
PEOPLE = 300
CONTRACTED_SYSTEMS = 3_000
INTEGRATIONS = 2_000


@dataclass(frozen=True)
class Filled:
    """What a load on the register needs to know of it."""

    tokens: dict[Role, str]
    ids: list[UUID]


def fill(database: Database, systems: int = SYSTEMS, words: Words | None = None) -> Filled:
    """Enter the organisation, the functions, the systems, and a token for each role."""
    with database.writing(BENCH) as session:
        for kind in ("units", "functions"):
            import_parcel(session, Parcel(kind, f"{kind}.csv", parcel(kind)))
    with database.writing(BENCH) as session, session.no_autoflush:
        people = _people(session)
        units = list(session.scalars(select(col(Unit.id)).order_by(col(Unit.slug))))
        maker = Maker(words or read_words(), units, people)
        catalogue = Catalogue(session)
        ids = [_enter(catalogue, made_up) for made_up in maker.systems(systems)]
        session.flush()
        _agree(catalogue, maker, ids)
        _integrate(session, maker, ids)
        tokens = {role: _token(session, people[0], role) for role in Role}
    return Filled(tokens, ids)


def _people(session: RecordedSession) -> list[UUID]:
    people = [Person(name=f"Person {n:03} Exempel", sort_key=f"{n:03}") for n in range(PEOPLE)]
    session.add_all(people)
    return [person.id for person in people]


def _enter(catalogue: Catalogue, made_up: MadeUp) -> UUID:
    entry = register_system(catalogue, made_up.fields)
    for use in made_up.uses:
        add_use(catalogue, entry, use)
    for kind, person in made_up.roles:
        role = SystemRole(system_id=entry.system.id, kind=kind, person_id=person)
        catalogue.session.add(role)
    return entry.system.id


def _agree(catalogue: Catalogue, maker: Maker, ids: list[UUID]) -> None:
    """Let one contract cover two systems."""
    for at in range(0, min(CONTRACTED_SYSTEMS, len(ids) - 1), 2):
        fields = {
            "title": f"Avtal {at}",
            "agreement_number": f"KS/{at}",
            "ends_on": maker.day(),
            "notice_months": 6,
            "extension_months": 12 if maker.perhaps(0.5) else None,
            "systems": [{"system": ids[at], "share": 60}, {"system": ids[at + 1], "share": 40}],
        }
        register_contract(catalogue, fields)


def _integrate(session: RecordedSession, maker: Maker, ids: list[UUID]) -> None:
    for at in range(min(INTEGRATIONS, len(ids) - 1)):
        row = Integration(from_system_id=ids[at], to_system_id=ids[-1 - at // 2], what="Filer")
        if row.from_system_id != row.to_system_id and maker.perhaps(0.9):
            session.add(row)


def _token(session: RecordedSession, person: UUID, role: Role) -> str:
    holding = RoleHolding(person_id=person, role=role)
    session.add(holding)
    session.flush()
    return issue_token(session, f"bench {role}", holding)[1]
