"""Taking the sample away: what goes, what stays, and what is remembered."""

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel, col

from app.database import Database
from inventory.agreements.contracts import Contract, ContractShare
from inventory.agreements.vendors import Vendor
from inventory.organisation.units import Unit
from inventory.sample.clearing import Cleared, clear_sample
from inventory.sample.sample import has_sample
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.using import add_use
from inventory.systems.system import System, SystemAlias
from inventory.systems.uses import SystemUse
from inventory.vocabulary.functions import Function
from record.history.reading import verify_history
from record.people import Person
from record.recording.session import RecordedSession
from tests.factories import TESTER, functions_in_the_file, make_system, make_unit


@pytest.fixture
def database(database: Database, sample: None) -> Database:
    """A register with the sample data."""
    return database


def _clear(database: Database) -> Cleared:
    with database.writing(TESTER) as session:
        return clear_sample(session)


def _count(database: Database, table: type[SQLModel]) -> int:
    with database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def _named(session: RecordedSession, name: str) -> System:
    return session.scalars(select(System).where(col(System.name) == name)).one()


def test_all_of_the_sample_goes_and_the_vocabulary_stays(database: Database) -> None:
    cleared = _clear(database)

    assert cleared.kept == []
    assert cleared.removed["system"] == 140
    for table in (System, SystemAlias, SystemUse, Unit, Person, Contract, ContractShare, Vendor):
        assert _count(database, table) == 0
    assert _count(database, Function) == functions_in_the_file()


def test_the_history_remembers_what_was_cleared(database: Database) -> None:
    with database.reading() as connection:
        before = verify_history(connection).entries
    _clear(database)

    with database.reading() as connection:
        after = verify_history(connection)
    assert after.intact
    assert after.entries > before + 400


def test_a_register_without_sample_has_nothing_to_clear(database: Database) -> None:
    _clear(database)

    assert _clear(database) == Cleared({}, [])
    with database.reading() as connection:
        assert not has_sample(connection)


def test_ones_own_rows_stay(database: Database) -> None:
    with database.writing(TESTER) as session:
        make_system(session, "Vårt eget", owner_unit=make_unit(session, "Vår kommun").id)

    assert _clear(database).kept == []
    assert (_count(database, System), _count(database, Unit)) == (1, 1)


def test_a_system_that_ones_own_unit_uses_stays(database: Database) -> None:
    with database.writing(TESTER) as session:
        unit = make_unit(session, "Vår kommun")
        add_use(Catalogue(session), load_entry(session, _named(session, "MCSS")), {"unit": unit.id})

    cleared = _clear(database)

    kept = {(row.table, row.name, row.needed_by) for row in cleared.kept}
    assert ("system", "MCSS", "system_use") in kept
    assert cleared.removed["system"] == 139


def test_a_system_that_was_made_ones_own_keeps_its_contract_and_vendor(database: Database) -> None:
    with database.writing(TESTER) as session:
        _named(session, "Lifecare").source = "verksamheten"

    cleared = _clear(database)

    assert cleared.removed["system"] == 139
    for table in (Contract, ContractShare, Vendor):
        assert _count(database, table) == 1
    assert "Vård- och omsorgsförvaltningen" in {row.name for row in cleared.kept}


def test_a_contract_of_ones_own_keeps_the_system_that_it_covers(database: Database) -> None:
    with database.writing(TESTER) as session:
        contract = Contract(title="Ramavtal")
        session.add(contract)
        session.add(ContractShare(contract_id=contract.id, system_id=_named(session, "MCSS").id))

    kept = _clear(database).kept

    assert ("system", "MCSS", "contract_share") in {
        (row.table, row.name, row.needed_by) for row in kept
    }
