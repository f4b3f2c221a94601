"""The register as it was."""

from datetime import UTC, datetime

from sqlalchemy import select

from app.database import Database
from inventory.past import end_of, systems_as_of
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import edit_entry
from inventory.systems.editing.entry import load_entry
from inventory.systems.merging.merging import merge_into
from inventory.systems.system import System
from inventory.visibility import EVERYTHING
from record.history.changes import PersonalText
from record.row import now
from tests.factories import TESTER, make_function, make_system, make_unit


def test_a_system_is_shown_as_it_was_before_it_was_changed(database: Database) -> None:
    with database.writing(TESTER) as session:
        make_function(session, "payroll", label="Lön")
        unit = make_unit(session, "Omsorg")
        known = {"vendor": "CGI", "owner_unit": unit.id, "functions": ["payroll"]}
        system = make_system(session, "Heroma", aliases=["HR-rutan"], **known)
    then = now()
    with database.writing(TESTER) as session:
        entry = load_entry(session, session.get_one(System, system.id))
        changes = {"name": "Heroma 2", "aliases": [], "functions": [], "vendor": "Annan"}
        edit_entry(Catalogue(session), entry, changes)
        make_system(session, "Nytt")

    with database.reading() as connection:
        (was,) = systems_as_of(connection, then, EVERYTHING)
        names = [system["name"] for system in systems_as_of(connection, now(), EVERYTHING)]

    assert (was["name"], was["aliases"], was["vendor"]) == ("Heroma", ["HR-rutan"], "CGI")
    assert was["owner_unit"] == {"id": str(unit.id), "name": "Omsorg"}
    assert was["functions"] == [{"code": "payroll", "label": "Lön"}]
    assert names == ["Heroma 2", "Nytt"]


def test_what_was_merged_away_was_still_there_the_day_before(database: Database) -> None:
    with database.writing(TESTER) as session:
        source, target = make_system(session, "Vklass"), make_system(session, "V-klass")
    then = now()
    with database.writing(TESTER) as session:
        catalogue = Catalogue(session)
        ends = [session.get_one(System, one.id) for one in (source, target)]
        merge_into(catalogue, *ends)

    with database.reading() as connection:
        before = [system["name"] for system in systems_as_of(connection, then, EVERYTHING)]
        after = [system["name"] for system in systems_as_of(connection, now(), EVERYTHING)]

    assert before == ["V-klass", "Vklass"]
    assert after == ["V-klass"]


def test_before_the_first_entry_there_was_nothing(database: Database) -> None:
    with database.writing(TESTER) as session:
        make_system(session)

    with database.reading() as connection:
        assert systems_as_of(connection, datetime(2000, 1, 1, tzinfo=UTC), EVERYTHING) == []


def test_an_erased_text_is_missing_from_the_past_and_nothing_else_is(database: Database) -> None:
    with database.writing(TESTER) as session:
        make_system(session, "Heroma")
        session.flush()
    with database.writing(TESTER) as session:
        for text in session.scalars(select(PersonalText)):
            session.delete(text)

    with database.reading() as connection:
        assert [system["name"] for system in systems_as_of(connection, now(), EVERYTHING)] == [
            "Heroma"
        ]


def test_a_day_lasts_until_its_last_moment() -> None:
    assert (
        end_of(datetime(2026, 11, 23, tzinfo=UTC).date())
        .isoformat()
        .startswith("2026-11-23T23:59:59")
    )
