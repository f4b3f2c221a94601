"""Every change is in the history, by whom, when and from where; and nothing else is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, insert, select, update
from sqlmodel import SQLModel

from app.database import Database
from app.storage.tables import METADATA, TABLES
from intake.bypasses.bypasses import BypassOutcome
from intake.candidates.candidate import Answer
from intake.requests.request import RequestState
from inventory.systems.functions import Finding
from inventory.systems.roles import SystemRoleKind
from inventory.systems.sheets import Hosting, PersonalDataKind
from inventory.systems.system import System, SystemAlias, SystemStatus
from record.actors import Actor, Grant
from record.history.chain import plain
from record.history.reading import Feed, read_changes, verify_history
from record.history.touched import recorded_columns
from record.people import Person, Role
from record.recording.guarding import UnrecordedWriteError
from record.recording.session import RecordedSession
from record.row import Row
from tests.everything import RECORDED, make_everything
from tests.factories import TESTER, make_person, make_system
from tests.requests import WITHOUT_CONTENT

CALLER = Actor("Anna Exempel", uuid4(), (Grant(Role.REGISTER_EDITOR),), "10.0.0.7")

PERSONAL = {
    "api_token.name",
    "account.subject",
    "attachment.added_by",
    "attachment.name",
    "board_decision.recorded_by",
    "bypass.contacted",
    "bypass.note",
    "candidate.agreed_by",
    "candidate.answered_by",
    "candidate.reason",
    "comment.said_by",
    "comment.text",
    "confirmation.comment",
    "decision.decided_by",
    "decision.reason",
    "decision.shown",
    "decision_condition.owner",
    "decision_condition.text",
    "delegation_decision.decided_by_name",
    "delegation_decision.recorded_by",
    "exemption.decided_by",
    "function.rules_known_by",
    "inquiry.answered_by",
    "inquiry.asked_by",
    "inquiry.reason",
    "person.email",
    "person.external_id",
    "person.name",
    "person.title",
    "request_step.content",
    "request_step.filled_in_by",
    "system_request.created_by",
    "system_request.reopened_because",
    "system_request.returned_because",
    "system_request.title",
    "system_role.note",
    "training.given_by",
    "vendor.incident_contact",
    "verdict.decided_by",
}
"""Columns with names, addresses or other words that point a person out."""

ANOTHER: dict[str, tuple[str, Any]] = {
    "account": ("issuer", "https://annan.example"),
    "api_token": ("revoked_at", datetime(2027, 1, 2, 3, 4, tzinfo=UTC)),
    "attachment": ("size", 2),
    "attachment_content": ("attachment_id", WITHOUT_CONTENT),
    "board_decision": ("reference", "§ 13"),
    "bypass": ("outcome", BypassOutcome.HELPED),
    "candidate": ("answer", Answer.REUSE),
    "comment": ("text", "Klart nu."),
    "common_solution": ("function_code", "finance"),
    "confirmation": ("still_needed", True),
    "contract": ("ends_on", date(2028, 6, 30)),
    "contract_share": ("share", 40),
    "decision": ("reason", "Räcker inte"),
    "decision_condition": ("due", date(2027, 6, 1)),
    "delegation_decision": ("reported_on", date(2027, 1, 2)),
    "delegation_rule": ("consultation", ["board", "it"]),
    "exemption": ("decided_by", "Eva Exempel"),
    "function": ("synonyms", ["lön", "löner"]),
    "import_run": ("created", 3),
    "information_class": ("integrity", 2),
    "inquiry": ("hours_per_month", 4),
    "integration": ("what", "personuppgifter"),
    "joining": ("how", "Ring Anna"),
    "known_product": ("functions", []),
    "openness": ("publishable", True),
    "operation": ("hosting", Hosting.SAAS),
    "person": ("email", "a@exempel.example"),
    "personal_data": ("kind", PersonalDataKind.SENSITIVE),
    "process_version": ("content", "ny"),
    "request_author": ("since", date(2026, 1, 2)),
    "request_function": ("function_code", "finance"),
    "request_step": ("role", Role.BUSINESS_CONTACT),
    "role_holding": ("valid_until", date(2027, 1, 2)),
    "system": ("status", SystemStatus.RETIRED),
    "system_alias": ("alias", "Ekonomisystemet"),
    "system_function": ("finding", Finding.IS_NOT),
    "system_request": ("state", RequestState.WITHDRAWN),
    "system_role": ("kind", SystemRoleKind.SYSTEM_MANAGER),
    "system_use": ("users", 13),
    "training": ("given_by", "Eva Exempel"),
    "unit": ("closed", True),
    "unit_post": ("deputy", True),
    "used_function": ("function_code", "finance"),
    "vendor": ("incident_contact", None),
    "verdict": ("mandate", "KS 2026-114"),
    "verdict_system": ("exemption_id", None),
}
"""For each table, a column and another value for it."""

WORDS_FOR_PEOPLE = (
    *("email", "contact", "person_name", "decided_by", "known_by", "given_by"),
    *("answered_by", "asked_by", "agreed_by", "added_by", "said_by", "filled_in_by"),
    *("recorded_by", "created_by"),
)


def changes_of(database: Database, object_id: UUID | None = None) -> list[dict[str, Any]]:
    with database.reading() as connection:
        return read_changes(connection, Feed(object_id=object_id, limit=10_000))[0]


def last_change(database: Database) -> dict[str, Any]:
    return changes_of(database)[-1]


def test_a_new_row_of_any_table_is_told_with_all_that_it_holds(database: Database) -> None:
    rows = make_everything()
    assert {type(row) for row in rows} == set(RECORDED), "tests/everything.py has a row of each"
    with database.writing(CALLER) as session:
        session.add_all(rows)

    told = {change["object_id"]: change for change in changes_of(database)}

    assert len(told) == len(rows)
    for row in rows:
        change = told[row.id]
        assert (change["action"], change["before"]) == ("created", None)
        assert change["object_type"] == row.__tablename__
        assert set(change["after"]) == set(recorded_columns(type(row))[0])
        assert change["after"]["id"] == str(row.id)


def test_a_change_of_a_row_is_told_with_what_it_was_and_is(database: Database) -> None:
    rows = make_everything()
    with database.writing(CALLER) as session:
        session.add_all(rows)
    for table in RECORDED:
        row = next(row for row in rows if type(row) is table)
        name, value = ANOTHER[str(table.__tablename__)]
        with database.writing(CALLER) as session:
            session.add(row)
            was = getattr(row, name)
            setattr(row, name, value)

        change = last_change(database)

        assert (change["action"], change["object_id"]) == ("changed", row.id), table
        assert change["before"] == {name: plain(was)}
        assert change["after"] == {name: plain(value)}


def test_rows_of_any_table_that_are_taken_away_are_told_as_they_were(database: Database) -> None:
    rows = make_everything()
    with database.writing(CALLER) as session:
        session.add_all(rows)
    created = {change["object_id"]: change["after"] for change in changes_of(database)}
    with database.writing(CALLER) as session:
        for row in rows:
            session.delete(session.get_one(type(row), row.id))

    gone = [change for change in changes_of(database) if change["action"] == "deleted"]

    assert {change["object_id"]: change["before"] for change in gone} == created
    assert all(change["after"] is None for change in gone)


def test_the_history_says_who_in_which_role_when_and_from_where(database: Database) -> None:
    began = datetime.now(UTC)
    with database.writing(CALLER) as session:
        make_person(session)

    change = last_change(database)

    assert change["actor"] == {"id": CALLER.person_id, "name": "Anna Exempel"}
    assert change["roles"] == ["register_editor"]
    assert change["address"] == "10.0.0.7"
    assert began <= change["at"] <= datetime.now(UTC)


def test_what_lies_below_a_system_is_told_of_the_system_too(database: Database) -> None:
    with database.writing(CALLER) as session:
        system = make_system(session, aliases=["Ekot"])

    told = [change["object_type"] for change in changes_of(database, system.id)]

    assert told == ["system", "system_alias"]


def test_one_transaction_is_told_as_one(database: Database) -> None:
    with database.writing(CALLER) as session:
        make_system(session, "Heroma")
        make_system(session, "Visma")
    with database.writing(CALLER) as session:
        make_system(session, "Stratsys")

    transactions = [change["transaction"] for change in changes_of(database)]

    assert transactions[0] == transactions[1] != transactions[2]


def test_a_row_that_is_made_and_changed_at_once_was_only_made(database: Database) -> None:
    with database.writing(CALLER) as session:
        system = make_system(session, "Heroma")
        system.purpose = "Lön"
        session.flush()
        system.note = "Gemensamt"

    (change,) = changes_of(database, system.id)

    assert change["action"] == "created"
    assert (change["after"]["purpose"], change["after"]["note"]) == ("Lön", "Gemensamt")


def test_a_row_that_is_changed_twice_has_one_entry_from_first_to_last(database: Database) -> None:
    with database.writing(CALLER) as session:
        system = make_system(session, "Heroma", purpose="Lön")
    with database.writing(CALLER) as session:
        known = session.get_one(System, system.id)
        for purpose in ("Schema", "Lön och schema"):
            known.purpose = purpose
            session.flush()
        known.note = "Gemensamt"

    change = last_change(database)

    assert change["before"] == {"purpose": "Lön", "note": None}
    assert change["after"] == {"purpose": "Lön och schema", "note": "Gemensamt"}


def test_a_row_that_is_changed_and_taken_away_was_taken_away_as_it_stood(
    database: Database,
) -> None:
    with database.writing(CALLER) as session:
        system = make_system(session, "Heroma", purpose="Lön")
    with database.writing(CALLER) as session:
        known = session.get_one(System, system.id)
        known.purpose = "Schema"
        session.flush()
        session.delete(known)

    change = last_change(database)

    assert (change["action"], change["before"]["purpose"]) == ("deleted", "Lön")


def test_a_row_that_is_made_and_taken_away_at_once_never_was(database: Database) -> None:
    with database.writing(CALLER) as session:
        session.delete(make_system(session))

    assert changes_of(database) == []


def test_a_row_that_is_changed_and_changed_back_has_not_changed(database: Database) -> None:
    with database.writing(CALLER) as session:
        system = make_system(session, purpose="Lön")
    with database.writing(CALLER) as session:
        known = session.get_one(System, system.id)
        for purpose in ("Schema", "Lön"):
            known.purpose = purpose
            session.flush()

    assert [change["action"] for change in changes_of(database, system.id)] == ["created"]


def test_a_row_that_is_taken_away_and_put_back_has_changed_where_it_differs(
    database: Database,
) -> None:
    with database.writing(CALLER) as session:
        system = make_system(session, aliases=["Ekot"])
    with database.writing(CALLER) as session:
        alias = session.scalars(select(SystemAlias)).one()
        session.delete(alias)
        session.flush()
        session.add(SystemAlias(id=alias.id, system_id=system.id, alias="Ekonomisystemet"))

    change = last_change(database)

    assert change["action"] == "changed"
    assert (change["before"], change["after"]) == (
        {"alias": "Ekot"},
        {"alias": "Ekonomisystemet"},
    )


def test_setting_a_value_to_what_it_is_changes_nothing(database: Database) -> None:
    with database.writing(CALLER) as session:
        system = make_system(session, "Heroma")
    with database.writing(CALLER) as session:
        session.get_one(System, system.id).name = "Heroma"

    assert len(changes_of(database)) == 1


def test_what_is_rolled_back_was_never_told(database: Database) -> None:
    def fail_after_flush() -> None:
        with database.writing(CALLER) as session:
            make_system(session, "Heroma")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_flush()

    assert changes_of(database) == []


def test_what_was_done_before_a_rollback_is_not_told_with_what_came_after(
    database: Database,
) -> None:
    with database.writing(CALLER) as session:
        make_system(session, "Heroma")
        session.rollback()
        make_system(session, "Visma")

    assert [change["after"]["name"] for change in changes_of(database)] == ["Visma"]


def test_after_a_flush_that_failed_the_guard_is_up_again(database: Database) -> None:
    with database.writing(CALLER) as session:
        session.add(System(name="Heroma", slug="heroma"))
        session.flush()
        session.add(System(name="Heroma", slug="heroma"))
        with pytest.raises(Exception, match=r"(?i)unique"):
            session.flush()
        session.rollback()
        with pytest.raises(UnrecordedWriteError):
            session.execute(delete(System))
        session.rollback()

    assert changes_of(database) == []


@pytest.mark.parametrize(
    "statement",
    [
        insert(System).values(id=uuid4(), name="Heroma", slug="heroma"),
        update(System).values(name="Visma"),
        delete(System),
        delete(METADATA.tables["system"]),
        update(METADATA.tables["api_token"]).values(revoked_at=None),
    ],
    ids=["insert", "update", "delete", "delete from table", "update of table"],
)
def test_statements_that_go_past_the_history_are_refused(
    database: Database, statement: Any
) -> None:
    with database.writing(CALLER) as session:
        make_system(session)
        with pytest.raises(UnrecordedWriteError):
            session.execute(statement)
        with pytest.raises(UnrecordedWriteError):
            session.connection().execute(statement)


@pytest.mark.parametrize("way", ["objects", "inserted", "updated", "many"])
def test_bulk_writes_that_go_past_the_history_are_refused(database: Database, way: str) -> None:
    other: dict[str, Any] = {"id": uuid4(), "name": "Visma", "slug": "visma"}
    mapper: Any = System.__mapper__  # type: ignore[attr-defined]
    ways: dict[str, Callable[[RecordedSession], object]] = {
        "objects": lambda session: session.bulk_save_objects([System(name="V", slug="v")]),
        "inserted": lambda session: session.bulk_insert_mappings(mapper, [other]),
        "updated": lambda session: session.bulk_update_mappings(mapper, [other]),
        "many": lambda session: session.execute(insert(System), [other]),
    }

    with pytest.raises(UnrecordedWriteError), database.writing(CALLER) as session:
        ways[way](session)


def test_part_of_a_transaction_cannot_be_rolled_back_beneath_the_history(
    session: RecordedSession,
) -> None:
    with pytest.raises(UnrecordedWriteError):
        session.begin_nested()


def test_what_is_derived_is_not_told(database: Database) -> None:
    with database.writing(CALLER) as session:
        system = make_system(session, "Åhlöv")
    with database.writing(CALLER) as session:
        known = session.get_one(System, system.id)
        known.version, known.search_text = 7, "annat"

    (change,) = changes_of(database, system.id)

    derived = {"version", "name_key", "sort_key", "search_text"}
    assert derived.isdisjoint(change["after"])


def test_every_column_for_sorting_and_searching_every_secret_and_every_file_is_derived() -> None:
    derived = {
        column.key for table in RECORDED for column in _columns(table) if column.info.get("derived")
    }

    assert derived == {
        *("version", "name_key", "sort_key", "search_text", "token_hash", "groups_at"),
        "content",  # of attachments
    }


def test_every_table_is_recorded_but_history_kept_answers_sessions_and_messages() -> None:
    others = {str(table.__tablename__) for table in TABLES if not issubclass(table, Row)}

    history = {"change", "personal_text", "history_head"}
    assert others == history | {"idempotent_answer", "browser_session", "message"}


def test_every_column_that_points_a_person_out_is_marked_personal() -> None:
    columns = {
        f"{table.__tablename__}.{column.key}": column
        for table in RECORDED
        for column in _columns(table)
    }
    marked = {name for name, column in columns.items() if column.info.get("personal")}
    suspects = {
        name
        for name, column in columns.items()
        if column.type.python_type is str and any(word in column.key for word in WORDS_FOR_PEOPLE)
    }

    assert marked == PERSONAL
    assert suspects <= PERSONAL


def test_time_never_goes_back_in_the_history(database: Database) -> None:
    ahead = datetime.now(UTC) + timedelta(days=1)
    with database.writing(CALLER) as session:
        make_person(session)
    with database.engine.begin() as connection:
        head = METADATA.tables["history_head"]
        connection.execute(update(head).values(at=ahead))
    with database.writing(CALLER) as session:
        make_person(session)

    assert last_change(database)["at"] == ahead


def test_the_history_verifies_from_the_first_entry_on(database: Database) -> None:
    for name in ("Heroma", "Visma", "Stratsys"):
        with database.writing(TESTER) as session:
            make_system(session, name)
    with database.reading() as connection:
        found = verify_history(connection)

    assert (found.entries, found.intact, found.first_broken) == (3, True, None)
    assert found.head == last_change(database)["hash"]


def test_a_history_without_entries_is_whole(database: Database) -> None:
    with database.reading() as connection:
        assert verify_history(connection).intact


def test_people_are_asked_for_by_who_did_it(database: Database) -> None:
    with database.writing(CALLER) as session:
        made = make_person(session)
    with database.writing(TESTER) as session:
        session.get_one(Person, made.id).title = "Chef"

    with database.reading() as connection:
        mine, total = read_changes(connection, Feed(actor_id=CALLER.person_id))

    assert [change["action"] for change in mine] == ["created"]
    assert total == 1


def _columns(table: type[SQLModel]) -> Any:
    return table.__table__.columns  # type: ignore[attr-defined]
