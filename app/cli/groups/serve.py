"""`samsyn serve`: the server."""

from typing import Annotated

import typer

from app.cli.register import open_register, warn_of_weaknesses
from app.cli.server import demand_loopback, listen, serve
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.options import port_number
from app.cli.speaking.printing import say
from app.cli.speaking.refusals import RefusedError
from app.identity.provider.configuration import (
    NEEDED,
    NotConfiguredError,
    in_words,
    read_configuration,
)
from app.settings import Settings

group = new_group()


@command(
    group,
    "Kör servern mot databasen i SAMSYN_DATABASE_URL. Människor loggar in hos leverantören i "
    "SAMSYN_OIDC_ISSUER. Utan en sådan: --demo visar exempelpersoner och svarar bara den här "
    "datorn; --tokens-only släpper bara in den som har en nyckel.",
    "samsyn serve --host 127.0.0.1 --port 8000",
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
        warn_of_weaknesses(database)
        serve(
            database,
            door,
            demo=demo,
            signs_in=not (demo or tokens_only),
            when_ready=lambda at: say(f"Samsyn svarar på {at}"),
        )


def _demand_choice(demo: bool, tokens_only: bool) -> None:
    if demo and tokens_only:
        raise typer.BadParameter("Välj --demo eller --tokens-only, inte båda.")
    if not (demo or tokens_only):
        _demand_provider()


def _demand_provider() -> None:
    try:
        configured = read_configuration(Settings())
    except NotConfiguredError as error:
        raise RefusedError(str(error)) from error
    if configured is None:
        raise RefusedError(
            "Ingen inloggning är inställd, så Samsyn vet inte vem som anropar. "
            f"Sätt {in_words(NEEDED.values())}, eller välj --tokens-only (bara den som har en "
            "nyckel) eller --demo (provläge på den här datorn)."
        )
