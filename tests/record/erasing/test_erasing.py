"""A person is erased: nothing of them is left, and the history is still whole."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, select

from app.database import Database
from app.storage.tables import METADATA, TABLES
from app.storage.wiping import wipe
from intake.comments.comment import Comment
from intake.requests.request import SystemRequest
from record.actors import Actor, Grant
from record.auditing.comparing import rows_that_differ
from record.auditing.exporting import history_lines
from record.erasing.links import link_of
from record.erasing.person import CannotEraseError, Erased, erase_person
from record.history.reading import Feed, read_changes, verify_history
from record.outbox.messages import Message
from record.people import Notify, Person, Role
from record.row import Row, now
from tests.everything import make_everything
from tests.factories import TESTER, make_person, make_system

BEFORE, NAME = "Zolanda Vinterhav", "Zolanda Qvarnfors"
EMAIL, ID, ADDRESS = "zolanda@qvarnfors.example", "zq-19720314", "10.9.8.7"
TRACES = ("zolanda", "qvarnfors", "vinterhav", ID, ADDRESS, "schemaläggare")


def rows_naming(person_id: UUID) -> list[Row]:
    """Return a row of each table, which names the person wherever it may name somebody."""
    everything = make_everything()
    (known,) = (row for row in everything if isinstance(row, Person))
    rows = [row for row in everything if row is not known]
    for row in rows:
        table = str(row.__tablename__)
        for name in type(row).model_fields:
            if getattr(row, name) == known.id:
                setattr(row, name, person_id)
        for column in personal_columns_of(type(row)):
            setattr(row, column, _naming(column))
            if link := link_of(table, column):
                setattr(row, link, person_id)
    return rows


def _naming(column: str) -> str:
    if column in ("content", "shown"):
        return json.dumps({"sagt": [f"rad\n{NAME}, {EMAIL}", 7], "av": NAME.upper()})
    return f"Enligt {NAME} ({EMAIL})" if column in ("text", "reason") else NAME


def personal_columns_of(table: Any) -> list[str]:
    return [column.key for column in table.__table__.columns if column.info.get("personal")]


def personal_columns() -> Iterator[Any]:
    for table in TABLES:
        for column in personal_columns_of(table):
            yield METADATA.tables[str(table.__tablename__)].columns[column]


@pytest.fixture
def zolanda(database: Database) -> UUID:
    """Somebody who has had two names, has acted, and is named in every personal column."""
    with database.writing(TESTER) as session:
        fields = {"email": EMAIL, "external_id": ID, "sort_key": BEFORE.lower()}
        person = make_person(session, BEFORE, title="Schemaläggare", **fields)
    me = Actor(BEFORE, person.id, (Grant(Role.REQUESTER),), ADDRESS)
    with database.writing(me) as session:
        known = session.get_one(Person, person.id)
        known.name, known.sort_key = NAME, NAME.lower()
    with database.writing(me) as session:
        session.add_all(rows_naming(person.id))
        for to in (person.id, uuid4()):
            session.add(_letter(to))
    return person.id


def _letter(to: UUID) -> Message:
    return Message(
        person_id=to,
        subject=f"{NAME} väntar",
        body=f"Fråga {NAME}!",
        object_type="person",
        object_id=to,
        daily=False,
        created_at=now(),
        due_at=now(),
    )


def erase(database: Database, person_id: UUID) -> Erased:
    with database.writing(TESTER) as session:
        return erase_person(session, person_id)


def bytes_of(database: Database) -> bytes:
    """Return what lies in the register's files, the log's among them, in small letters."""
    path = Path(str(database.engine.url.database))
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*")).lower()


def told_by(connection: Connection) -> str:
    """Return all that any table holds, as text in small letters."""
    rows = (row for table in METADATA.sorted_tables for row in connection.execute(select(table)))
    return "\n".join(map(str, rows)).lower()


def test_every_personal_column_is_tried(database: Database, zolanda: UUID) -> None:
    with database.reading() as connection:
        for column in personal_columns():
            told = " ".join(map(str, connection.scalars(select(column)))).lower()
            assert any(trace in told for trace in TRACES), column


def test_no_table_holds_anything_of_who_was_erased(database: Database, zolanda: UUID) -> None:
    with database.reading() as connection:
        assert all(trace in told_by(connection) for trace in TRACES)

    found = erase(database, zolanda)

    with database.reading() as connection:
        after = told_by(connection)
    assert [trace for trace in TRACES if trace in after] == []
    assert found.left == {}
    assert found.rows > 20
    assert found.texts > 40


def test_the_history_is_whole_afterwards(database: Database, zolanda: UUID) -> None:
    with database.reading() as connection:
        entries = verify_history(connection).entries
    erase(database, zolanda)

    with database.reading() as connection:
        found = verify_history(connection)
        assert list(rows_that_differ(connection)) == []
        exported = "".join(history_lines(connection, with_texts=True)).lower()

    assert found.intact
    assert found.entries > entries
    assert not any(trace in exported for trace in TRACES)


@pytest.mark.parametrize("whole", [False, True], ids=["log emptied", "written anew"])
def test_no_file_holds_a_byte_of_it(database: Database, zolanda: UUID, whole: bool) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps its files to itself")
    before = bytes_of(database)
    assert all(trace.encode() in before for trace in TRACES)

    erase(database, zolanda)
    assert wipe(database.engine, whole=whole)

    after = bytes_of(database)
    assert after
    assert [trace for trace in TRACES if trace.encode() in after] == []


def test_people_read_that_somebody_was_there(database: Database, zolanda: UUID) -> None:
    erase(database, zolanda)

    with database.reading() as connection:
        person = connection.execute(select(Person.__table__)).mappings().one()  # type: ignore[attr-defined]
        changes, _ = read_changes(connection, Feed(limit=1_000))
    mine = [change for change in changes if change["actor"]["id"] == zolanda]

    assert (person["name"], person["email"], person["external_id"]) == ("raderad", None, None)
    assert (person["notify"], person["left_on"]) == (Notify.NONE, now().date())
    assert mine
    assert {(change["actor"]["name"], change["address"]) for change in mine} == {(None, None)}
    said = {change["object_type"]: change["after"] for change in changes if change["after"]}
    assert said["comment"] == {"text": "Enligt raderad (raderad)", "said_by": "raderad"}


def test_a_namesake_is_left_alone(database: Database, zolanda: UUID) -> None:
    with database.writing(TESTER) as session:
        other = make_person(session, NAME, email=f"2.{EMAIL}", sort_key=NAME.lower())
    me = Actor(NAME, other.id, (Grant(Role.REGISTER_EDITOR),), ADDRESS)
    with database.writing(me) as session:
        make_system(session, "Heroma 2")

    erase(database, zolanda)

    with database.reading() as connection:
        changes, _ = read_changes(connection, Feed(limit=1_000))
        names = set(connection.scalars(select(Person.name)))  # type: ignore[call-overload]
    by_other = {change["actor"]["name"] for change in changes if change["actor"]["id"] == other.id}
    (made,) = (change for change in changes if change["object_id"] == other.id)
    assert names == {"raderad", NAME}
    assert by_other == {NAME}
    assert (made["after"]["name"], made["after"]["email"]) == (NAME, f"2.{EMAIL}")


def test_what_somebody_else_wrote_of_them_is_taken_out_too(
    database: Database, zolanda: UUID
) -> None:
    with database.writing(TESTER) as session:
        other = make_person(session, NAME, sort_key=NAME.lower())
        session.flush()
        (request,) = session.scalars(select(SystemRequest).limit(1))
        said = f"Så sa {NAME} i går"
        session.add(
            Comment(request_id=request.id, text=said, person_id=other.id, said_by=other.name)
        )

    erase(database, zolanda)

    with database.reading() as connection:
        comments = connection.execute(select(Comment.text, Comment.said_by)).all()  # type: ignore[call-overload]
        kept = " ".join(connection.scalars(select(METADATA.tables["personal_text"].c.text)))
    assert ("Så sa raderad i går", NAME) in comments
    assert said not in kept


def test_where_a_name_stands_in_other_text_is_told(database: Database, zolanda: UUID) -> None:
    with database.writing(TESTER) as session:
        make_system(session, "Heroma 2", purpose=f"Den som {NAME} byggde")

    found = erase(database, zolanda)

    assert found.left["system.purpose"] == 1
    assert found.left["change.after"] == 1


def test_who_is_erased_is_not_who_erases(database: Database, zolanda: UUID) -> None:
    me = Actor(NAME, zolanda, (Grant(Role.ADMINISTRATOR),))

    with pytest.raises(CannotEraseError), database.writing(me) as session:
        erase_person(session, zolanda)


def test_erasing_twice_changes_nothing_more(database: Database, zolanda: UUID) -> None:
    erase(database, zolanda)
    with database.reading() as connection:
        before = verify_history(connection)

    erase(database, zolanda)

    with database.reading() as connection:
        assert verify_history(connection) == before
