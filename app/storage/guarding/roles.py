"""The two roles on PostgreSQL: one owns the tables and migrates, the other runs Samsyn."""

from collections.abc import Mapping

from sqlalchemy import Connection, inspect, text

from app.storage.guarding.guards import guards_stand
from app.storage.tables import METADATA

ALL = "SELECT, INSERT, UPDATE, DELETE"
LESS: Mapping[str, str] = {
    "change": "SELECT, INSERT",
    "personal_text": "SELECT, INSERT, DELETE",
    "history_head": "SELECT, UPDATE",
    "alembic_version": "SELECT",
}
"""What the application may do with the history: add to it, and erase personal text."""

OVER_CHANGE = """
    SELECT rolsuper, rolcreaterole,
           pg_has_role(current_user, relowner, 'MEMBER')
           OR has_table_privilege(current_user, 'change', 'UPDATE, DELETE, TRUNCATE, TRIGGER')
    FROM pg_roles, pg_class
    WHERE rolname = current_user AND pg_class.oid = 'change'::regclass
"""

ALONE = "Bara hashkedjan skyddar historiken:"
SEPARATE = "Låt en egen roll äga tabellerna: sätt SAMSYN_MIGRATION_URL."


def grant_what_is_needed(connection: Connection, role: str) -> None:
    """Let the application's role use the register, and do no more than add to its history."""
    quote = connection.dialect.identifier_preparer.quote
    ours = {*METADATA.tables, "alembic_version"}
    for table in ours.intersection(inspect(connection).get_table_names()):
        on, to = quote(table), quote(role)
        connection.exec_driver_sql(f"REVOKE ALL ON {on} FROM PUBLIC, {to}")
        connection.exec_driver_sql(f"GRANT {LESS.get(table, ALL)} ON {on} TO {to}")
    sequences = "USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public"  # pg_dump reads them
    connection.exec_driver_sql(f"GRANT {sequences} TO {quote(role)}")


def weaknesses(connection: Connection) -> list[str]:
    """Return what would let who runs Samsyn change the history, as sentences for its keeper."""
    found = []
    if not guards_stand(connection):
        found.append(f"{ALONE} databasens spärrar saknas. Kör: samsyn db upgrade")
    if connection.dialect.name == "postgresql":
        found += _too_much(connection)
    return found


def _too_much(connection: Connection) -> list[str]:
    superuser, makes_roles, changes = connection.execute(text(OVER_CHANGE)).one()
    if superuser:
        return [f"{ALONE} Samsyn är inloggat i databasen som superuser. {SEPARATE}"]
    if makes_roles or changes:
        return [f"{ALONE} Samsyns roll i databasen kan ta bort spärrarna. {SEPARATE}"]
    return []
