"""`samsyn people`: what is kept of the people themselves."""

from typing import Annotated

import typer
from sqlalchemy import select
from sqlmodel import col

from app.cli.references import person_called
from app.cli.register import actor, open_register, owner_url
from app.cli.speaking.asking import demand_yes
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.options import AsJson, Yes
from app.cli.speaking.printing import print_json, say, shown
from app.database import Database
from app.erasing import erase_everywhere
from app.storage.wiping import wipe
from app.wording.numbers import in_number
from record.erasing.person import Erased
from record.people import Person

group = new_group("Personer: vad som finns kvar om dem.")


@group.callback()
def _people() -> None:
    """More about people may come: one command is not the group."""


@command(
    group,
    "Radera en persons uppgifter ur registret och historiken. I namnets ställe står ”raderad”; "
    "vad som hände, när och i vilken roll står kvar, och historiken går fortfarande att "
    "kontrollera. Det går inte att ångra.",
    "samsyn people erase P02",
    "samsyn people erase 'Anna Exempel' --yes",
)
def erase(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Id eller namn.")],
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Erase a person, and write the files anew without them."""
    with open_register() as database:
        with database.reading() as connection:
            person_id = person_called(connection, person)
            name = connection.scalar(select(col(Person.name)).where(col(Person.id) == person_id))
        if not yes:
            demand_yes(f"Radera allt om {shown(name)}? Det går inte att ångra.")
        with database.writing(actor()) as session:
            erased = erase_everywhere(session, person_id)
        gone = _wipe(database)
    if as_json:
        print_json(vars(erased) | {"files_wiped": gone})
    else:
        _tell(erased, gone=gone)


def _wipe(database: Database) -> bool:
    """Write the files anew; on PostgreSQL only the tables' owner can."""
    if database.engine.dialect.name == "sqlite" or not owner_url():
        return wipe(database.engine, whole=True)
    owner = Database(owner_url())
    try:
        return wipe(owner.engine, whole=True)
    finally:
        owner.close()


def _tell(erased: Erased, *, gone: bool) -> None:
    rows = in_number(erased.rows, "post", "poster")
    say(f"Raderat ur {rows} och {in_number(erased.texts, 'text', 'texter')} i historiken.")
    if not gone:
        say(
            "I databasens filer ligger det raderade kvar: i SQLite tills servern startas om, i "
            "PostgreSQL tills tabellernas ägare kör VACUUM FULL."
        )
    if erased.left:
        say("", "Namnet kan stå kvar i text som inte räknas som personuppgift. Se efter i:")
        for place, times in sorted(erased.left.items()):
            say(f"  {place} ({times})")
    say("", "Äldre säkerhetskopior och exporter innehåller uppgifterna tills de gallras.")
