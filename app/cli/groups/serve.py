"""`samsyn serve`: the server."""

from typing import Annotated

import typer

from app.cli.register import open_register
from app.cli.server import demand_loopback, listen, serve
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.options import port_number
from app.cli.speaking.printing import say
from app.cli.speaking.refusals import RefusedError

group = new_group()


@command(
    group,
    "Kör servern mot databasen i SAMSYN_DATABASE_URL. Välj hur anropare identifieras: --demo "
    "visar exempelpersoner och svarar bara den här datorn; --tokens-only släpper bara in den "
    "som har en nyckel.",
    "samsyn serve --demo",
    "samsyn serve --host 0.0.0.0 --port 8000 --tokens-only",
    name="serve",
)
def serve_register(
    host: Annotated[
        str, typer.Option(metavar="ADRESS", help="Adress att lyssna på, annars 127.0.0.1.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(parser=port_number, metavar="PORT", help="Port, annars 8000.")
    ] = 8000,
    demo: Annotated[
        bool, typer.Option("--demo", help="Provläge, bara för den här datorn.")
    ] = False,
    tokens_only: Annotated[
        bool, typer.Option("--tokens-only", help="Bara anropare med nyckel.")
    ] = False,
) -> None:
    """Serve a register that is there, safe and migrated."""
    _demand_choice(demo, tokens_only)
    if demo:
        demand_loopback(host)
    with open_register() as database, listen(host, port) as door:
        database.check()
        serve(database, door, demo=demo, when_ready=lambda at: say(f"Samsyn svarar på {at}"))


def _demand_choice(demo: bool, tokens_only: bool) -> None:
    if demo and tokens_only:
        raise typer.BadParameter("Välj --demo eller --tokens-only, inte båda.")
    if not (demo or tokens_only):
        raise RefusedError(
            "Ingen inloggning är inställd, så Samsyn vet inte vem som anropar. Välj: "
            "--tokens-only (bara den som har en nyckel) eller --demo (provläge på den här datorn)."
        )
