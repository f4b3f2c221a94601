"""The last import can be undone, as long as nothing since rests on it."""

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from app.database import Database
from inventory.errors import CannotUndoError
from inventory.importing.undoing import undo_last_import
from inventory.organisation.units import Unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import edit_entry
from inventory.systems.editing.entry import load_entry
from inventory.systems.reading.filters import systems_matching
from inventory.systems.system import System
from record.history.reading import verify_history
from record.recording.session import RecordedSession
from tests.everything import dump
from tests.factories import (
    TESTER,
    make_function,
    make_system,
    make_unit,
    make_use,
    take_file,
)

FILES = {
    "systems": (
        "id;Systemnamn;Alias;Förvaltning;Leverantör;Beskrivning;Kostnad;Användare;Funktionskoder;"
        "Informationsklass;Avtalsslut;Land;Status;Ersätts av;Infördes\n"
        "S1;Heroma Lön;Nya lönen;Norra;Bolaget;Lön;20;7;finance;K1 R1;2030-01-01;Norge;avvecklad;"
        "Nytt;2020-01-01\n"
        ";Nytt;;Norra / Nya enheten;Nya bolaget;Annat;30;8;payroll;K2;2031-01-01;;i drift;;\n"
    ),
    "uses": (
        "System;Enhet;Användare;Funktioner;Lokalt namn\n"
        "Heroma;Norra;99;finance;\nHeroma;Norra;1;payroll;Ekot\n"
    ),
    "units": "Kortnamn;Enhet;Överordnad\nnorra;Östra;\n;Ny;Kommunen\n",
    "functions": "Kod;Benämning;Överordnad\npayroll;Ålönen;finance\nnew;Ny;payroll\n",
    "products": "Produkt;Funktioner\nPersonec;finance\nNy;payroll\n",
    "people": "id;Namn;Enhet;Roller\nP1;Åsa;Norra;auditor\nP3;Cia;;requester\n",
}
"""Files that both change and add."""


def fill(session: RecordedSession) -> System:
    """Make a register that the files change."""
    for code in ("payroll", "finance"):
        make_function(session, code)
    unit = make_unit(session, "Norra", make_unit(session))
    take = "id;Namn;Roller\nP1;Anna;requester\nP2;Bo;\n"
    take_file(session, "people", take)
    take_file(session, "products", "Produkt;Funktioner\nPersonec;payroll\n")
    system = make_system(
        session,
        "Heroma",
        external_id="S1",
        aliases=["Lönen"],
        owner_unit=unit.id,
        vendor="CGI",
        functions=["payroll"],
        annual_cost=10,
        information_class={"confidentiality": 3, "integrity": 3},
        status="in_use",
    )
    make_use(session, system, unit, users=5, functions=["payroll"])
    return system


def dumped(database: Database) -> dict[str, Any]:
    """Return all that the register holds, but for the imports themselves and version numbers."""
    with database.reading() as connection:
        tables = dump(connection, without=frozenset({"import_run"}))
    for system in tables["system"]:
        del system["version"]
    return tables


def undo(database: Database) -> None:
    with database.writing(TESTER) as session:
        undo_last_import(session)


@pytest.mark.parametrize("kind", FILES)
def test_undoing_gives_back_exactly_what_was(database: Database, kind: str) -> None:
    with database.writing(TESTER) as session:
        fill(session)
    before = dumped(database)
    with database.writing(TESTER) as session:
        done = take_file(session, kind, FILES[kind], create_units=True)
        assert done.warnings == []
        assert done.updated
    assert dumped(database) != before

    undo(database)

    assert dumped(database) == before
    with database.reading() as connection:
        assert verify_history(connection).intact


def test_a_system_is_found_by_its_old_names_again(database: Database) -> None:
    with database.writing(TESTER) as session:
        system = fill(session)
    with database.writing(TESTER) as session:
        take_file(session, "systems", FILES["systems"], create_units=True)
        version = session.get_one(System, system.id).version

    undo(database)

    with database.writing(TESTER) as session:
        for text in ("lönen", "cgi"):
            assert session.scalars(systems_matching(TESTER, {"q": text})).all() == [system.id]
        assert session.scalars(systems_matching(TESTER, {"q": "bolaget"})).all() == []
        assert session.get_one(System, system.id).version > version, "what was read has changed"


def test_what_was_done_and_that_it_was_undone_are_both_told(database: Database) -> None:
    with database.writing(TESTER) as session:
        take_file(session, "systems", "Systemnamn\nHeroma\n")
    with database.writing(TESTER) as session:
        run, changes = undo_last_import(session)

    assert (run.kind, run.filename, run.created, changes) == ("systems", "fil.csv", 1, 1)
    assert run.undone_at is not None
    with database.reading() as connection:
        assert verify_history(connection).entries == 4


def test_each_import_is_undone_once_the_last_one_first(database: Database) -> None:
    for name in ("Heroma", "Visma"):
        with database.writing(TESTER) as session:
            take_file(session, "systems", f"Systemnamn\n{name}\n")
    names = select(col(System.name))
    left = []
    for _ in range(2):
        undo(database)
        with database.reading() as connection:
            left.append(connection.scalars(names).all())

    assert left == [["Heroma"], []]
    with pytest.raises(CannotUndoError, match="ingen import att ångra"):
        undo(database)


def test_an_import_that_changed_nothing_is_none_to_undo(database: Database) -> None:
    for _ in range(2):
        with database.writing(TESTER) as session:
            take_file(session, "systems", "Systemnamn\nHeroma\n")

    undo(database)

    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(System)) == 0


def change_it(session: RecordedSession, system: System) -> None:
    edit_entry(Catalogue(session), load_entry(session, system), {"purpose": "Lön"})


def use_it(session: RecordedSession, system: System) -> None:
    make_use(session, system, session.scalars(select(Unit)).one())


def belong_to_it(session: RecordedSession, system: System) -> None:
    make_system(session, "Modul", parent=system.id)


@pytest.mark.parametrize("since", [change_it, use_it, belong_to_it])
def test_what_was_touched_or_built_upon_since_is_not_undone(database: Database, since: Any) -> None:
    with database.writing(TESTER) as session:
        make_unit(session)
    with database.writing(TESTER) as session:
        take_file(session, "systems", "Systemnamn\nHeroma\nVisma\n")
    with database.writing(TESTER) as session:
        since(session, session.scalars(select(System).where(col(System.name) == "Heroma")).one())
    before = dumped(database)

    with pytest.raises(CannotUndoError, match="Rätta dem för hand"):
        undo(database)

    assert dumped(database) == before


def has_system(session: RecordedSession) -> None:
    make_system(session, functions=["payroll"])


def has_child(session: RecordedSession) -> None:
    make_function(session, "salaries", parent="payroll")


@pytest.mark.parametrize("since", [has_system, has_child])
def test_a_function_that_something_is_said_of_is_not_undone(database: Database, since: Any) -> None:
    with database.writing(TESTER) as session:
        take_file(session, "functions", "Kod;Benämning\npayroll;Lön\n")
    with database.writing(TESTER) as session:
        since(session)

    with pytest.raises(CannotUndoError, match="function"):
        undo(database)
