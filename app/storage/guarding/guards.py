"""The guards of the history: what refuses to change an entry, whoever asks, on each database."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

REFUSAL = "the history is never changed"

SQLITE = {"change_is_not_updated": "UPDATE", "change_is_not_deleted": "DELETE"}

POSTGRESQL = (
    f"""
    CREATE OR REPLACE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'insufficient_privilege'; END $$
    """,
    "DROP TRIGGER IF EXISTS change_is_not_changed ON change",
    """
    CREATE TRIGGER change_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history()
    """,
)


def put_up_guards(connection: Connection) -> None:
    """Let the database itself refuse to change or take away an entry; may be done again."""
    for statement in _statements(connection):
        connection.exec_driver_sql(statement)


def guards_stand(connection: Connection) -> bool:
    """Return whether the guards are as they were put up."""
    if connection.dialect.name == "sqlite":
        kept = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'change'"
        return {(name, sql) for name, sql in connection.execute(text(kept))} == set(_triggers())
    kept = (
        "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'change'::regclass "
        "AND tgname = 'change_is_not_changed' AND tgenabled IN ('O', 'A')"
    )
    return bool(connection.scalar(text(kept)))


def _statements(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "postgresql":
        yield from POSTGRESQL
        return
    for name, trigger in _triggers():
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield trigger


def _triggers() -> Iterator[tuple[str, str]]:
    for name, done in SQLITE.items():
        refusing = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        yield name, f"CREATE TRIGGER {name} BEFORE {done} ON change {refusing}"
