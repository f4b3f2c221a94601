"""The `samsyn` command: a module per group, imported only when it is asked for."""

import gc
from collections.abc import Mapping

import typer

from app.cli.speaking.commands import Root

GROUPS: Mapping[str, tuple[str, str]] = {
    "run": ("app.cli.groups.run", "Prova Samsyn på den här datorn, med exempeldata."),
    "serve": ("app.cli.groups.serve", "Kör servern."),
    "db": ("app.cli.groups.database", "Skapa, kontrollera och säkerhetskopiera databasen."),
    "import": ("app.cli.groups.imports", "Läs in en fil, allt eller inget; ångra den senaste."),
    "export": ("app.cli.groups.exports", "Skriv registret till en fil."),
    "systems": ("app.cli.groups.systems", "Lista och visa system."),
    "overlaps": ("app.cli.groups.overlaps", "Visa vilka system som gör samma sak."),
    "match": ("app.cli.groups.match", "Pröva ett behov: vad finns redan?"),
    "requests": ("app.cli.groups.requests", "Arbeta med ärenden om nya IT-behov, hos en server."),
    "outbox": ("app.cli.groups.outbox", "Se och skicka breven till dem som ska göra något."),
    "delegations": (
        "app.cli.groups.delegations",
        "Visa var nämndernas delegationsordningar inte stämmer med processen.",
    ),
    "token": ("app.cli.groups.tokens", "Skapa, lista och återkalla nycklar till API:et."),
    "people": ("app.cli.groups.people", "Radera en persons uppgifter."),
    "history": ("app.cli.groups.history", "Läs historiken och kontrollera att den är hel."),
}

SELDOM = 100_000
"""Collections are begun after so many values: imports make most of them, and no rings."""

samsyn = typer.Typer(name="samsyn", cls=Root, add_completion=False, pretty_exceptions_enable=False)


@samsyn.callback(
    help="Samsyn: kommunens register över IT-system, och vilka av dem som gör samma sak.",
    context_settings={"obj": GROUPS},
)
def _root() -> None:
    """Nothing is done without a command."""


def main() -> None:
    """Run the command that the arguments name."""
    gc.set_threshold(SELDOM)
    samsyn()
