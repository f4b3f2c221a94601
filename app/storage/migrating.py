"""The database's schema and the migrations that lead to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from app.storage.dialects import UnsafeDatabaseError, open_engine
from app.storage.guarding.guards import put_up_guards
from app.storage.guarding.roles import grant_what_is_needed

BROKEN = text("PRAGMA foreign_key_check")
MIGRATIONS = Path(__file__).parents[1] / "migrations"


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the schema to a revision, in one transaction."""
    # Alembic takes a third of a second to import; only a schema that is not current needs it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with _referring_freely(engine) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        put_up_guards(connection)  # SQLite drops them with a table that a migration makes anew
        _check_references(connection)


@contextmanager
def _referring_freely(engine: Engine) -> Iterator[Connection]:
    """Give a connection on which SQLite lets a table be made anew while others refer to it.

    https://www.sqlite.org/lang_altertable.html, section 7; it must be said before the transaction.
    """
    with engine.execution_options(writing=True).connect() as connection:
        if engine.dialect.name != "sqlite":
            yield connection
            return
        driver = connection.connection.driver_connection
        assert driver is not None, "a connection has its driver's"  # noqa: S101 - narrows a type
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            yield connection
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.execute(BROKEN).first() is not None:
        raise UnsafeDatabaseError("Migreringen skulle lämna rader som pekar på något som saknas.")


def migrate_as_owner(register: Engine, owner_url: str) -> bool:
    """Bring the schema up to date as the role that owns it, and return whether it was not.

    Without an address of the owner's, the application's role is the owner.
    """
    own = owner_url and register.dialect.name == "postgresql"
    owner = open_engine(owner_url) if own else register
    try:
        with owner.connect() as connection:
            was_current = is_current(connection)
        migrate(owner)
        if own:
            hand_over(owner, register)
    finally:
        if own:
            owner.dispose()
    return not was_current


def hand_over(owner: Engine, register: Engine) -> None:
    """Let the application's role use what the owner's has made."""
    with register.connect() as connection:
        role = connection.scalar(text("SELECT current_user"))
    with owner.begin() as connection:
        if role != connection.scalar(text("SELECT current_user")):
            grant_what_is_needed(connection, str(role))
    with register.connect() as connection:
        if not is_current(connection):
            raise UnsafeDatabaseError(
                "SAMSYN_MIGRATION_URL och SAMSYN_DATABASE_URL leder inte till samma databas."
            )


def is_current(connection: Connection) -> bool:
    """Return whether the schema is the one that this version is made for."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    return connection.scalars(text("SELECT version_num FROM alembic_version")).all() == [newest()]


def newest() -> str:
    """Return the last revision; they are numbered in their order."""
    return max(path.stem.partition("_")[0] for path in MIGRATIONS.glob("versions/[0-9]*.py"))
