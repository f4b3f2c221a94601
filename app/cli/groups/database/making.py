"""`samsyn db init` and `upgrade`: a database of the right form."""

from typing import Annotated

import typer
from sqlalchemy import Connection

from app.cli.groups.database.group import group
from app.cli.register import actor, database_url, demand_database, owner_url
from app.cli.speaking.commands import command
from app.cli.speaking.kinds import counted
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import answer
from app.cli.speaking.refusals import RefusedError
from app.database import Database
from app.storage.loading import holds_entries, load_reference, load_sample
from app.storage.migrating import migrate_as_owner
from inventory.sample.sample import has_sample


@command(
    group,
    "Skapa databasen och läs in funktioner och produkter. Det som redan finns rörs inte.",
    "samsyn db init",
    "samsyn db init --sample",
)
def init(
    sample: Annotated[
        bool, typer.Option("--sample", help="Läs även in exempeldata, i ett tomt register.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make, migrate and fill."""
    database = Database(database_url())
    try:
        database.check()
        migrate_as_owner(database.engine, owner_url())
        with database.writing(actor()) as session:
            loaded = load_reference(session)
            if sample:
                _demand_no_own(session.connection())
                loaded |= load_sample(session)
    finally:
        database.close()
    told = f"Inläst: {counted(loaded)}." if loaded else "Allt fanns redan. Inget är ändrat."
    created = {str(kind): done.created for kind, done in loaded.items()}
    answer({"loaded": created}, told, as_json=as_json)


@command(group, "Ge databasen den form som den här versionen behöver.", "samsyn db upgrade")
def upgrade(as_json: AsJson = False) -> None:
    """Migrate."""
    demand_database()
    database = Database(database_url())
    try:
        database.check()
        upgraded = migrate_as_owner(database.engine, owner_url())
    finally:
        database.close()
    told = "Databasen är uppgraderad." if upgraded else "Databasen har redan rätt form."
    answer({"upgraded": upgraded}, told, as_json=as_json)


def _demand_no_own(connection: Connection) -> None:
    if holds_entries(connection) and not has_sample(connection):
        raise RefusedError(
            "Registret innehåller egna uppgifter. Exempeldata läses bara in i ett tomt register."
        )
