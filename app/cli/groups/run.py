"""`samsyn run`: try Samsyn on this machine, with sample data."""

from typing import Annotated

import typer

from app.cli.overlaps.listing import overlap_list
from app.cli.register import actor, database_url, owner_url, program
from app.cli.server import demand_loopback, listen, serve
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.kinds import counted
from app.cli.speaking.options import port_number
from app.cli.speaking.printing import out, say, say_as_is, title
from app.database import Database
from app.storage.loading import has_ever_held_entries, load_reference, load_sample
from app.storage.migrating import is_current, migrate_as_owner
from inventory.sample.sample import has_sample
from matching.detector import Detector
from matching.overlaps.finding import look_once
from record.row import now

FIRST_SHOWN = 10

group = new_group()


@command(
    group,
    "Förbered databasen, läs in exempeldata om registret är tomt, visa överlappen och starta "
    "servern på den här datorn. Avsluta med Ctrl-C.",
    "samsyn run",
    "samsyn run --port 8001",
)
def run(
    host: Annotated[
        str, typer.Option(metavar="ADRESS", help="Adress på den här datorn, annars 127.0.0.1.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(parser=port_number, metavar="PORT", help="Port, annars 8000.")
    ] = 8000,
) -> None:
    """Prepare, show and serve."""
    demand_loopback(host)
    with listen(host, port) as door:
        database = Database(database_url())
        _prepare(database)
        detector = Detector()
        _show_overlaps(database, detector)
        serve(database, door, demo=True, when_ready=_show_ways_in, detector=detector)


def _prepare(database: Database) -> None:
    database.check()
    with database.reading() as connection:
        current = is_current(connection)
    if not current:
        migrate_as_owner(database.engine, owner_url())
    with database.reading() as connection:
        filled = has_ever_held_entries(connection)
    if filled:
        return
    with out().status("Läser in exempeldata …"), database.writing(actor()) as session:
        loaded = load_reference(session) | load_sample(session)
    say(f"Exempeldata inläst: {counted(loaded)}.")


def _show_overlaps(database: Database, detector: Detector) -> None:
    with database.reading() as connection:
        sample = has_sample(connection)
        overlaps = look_once(connection, actor(), now().date(), detector).ranked()
    say("")
    out().print(title("System som gör samma sak", sample=sample))
    if not overlaps:
        say("Inga än. Läs in dina system:", f"  {program()} import systems FIL")
        return
    out().print(*overlap_list(overlaps[:FIRST_SHOWN]), sep="\n")
    if len(overlaps) > FIRST_SHOWN:
        more = len(overlaps) - FIRST_SHOWN
        say("", f"… och {more} till: {program()} overlaps")


def _show_ways_in(address: str) -> None:
    say("", f"Samsyn svarar på {address}")
    say("", "Skapa en nyckel och fråga API:et, i ett annat fönster:")
    say_as_is(f"  nyckel=$({program()} token create --name prov --role register_editor)")
    say_as_is(f'  curl -H "Authorization: Bearer $nyckel" "{address}/api/v1/systems?q=schema"')
    say("", "Avsluta med Ctrl-C.")
