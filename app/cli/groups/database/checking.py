"""`samsyn db check`: whether the database is as it should be."""

import typer

from app.cli.backups.checking import check_register
from app.cli.groups.database.group import group
from app.cli.register import database_url, demand_database, sqlite_path
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import out, print_json, shown, table


@command(
    group,
    "Kontrollera att databasen är säkert inställd, hel och har rätt form.",
    "samsyn db check",
    "samsyn db check --json",
)
def check(as_json: AsJson = False) -> None:
    """Print what was checked and what was found."""
    demand_database()
    checks = check_register(database_url(), sqlite_path())
    if as_json:
        print_json(
            {"ok": all(c.fault is None for c in checks), "checks": [vars(c) for c in checks]}
        )
    else:
        found = table("Kontroll", "Resultat")
        for one in checks:
            found.add_row(one.what, shown(one.fault or one.warning or "bra"))
        out().print(found)
    if any(one.fault for one in checks):
        raise typer.Exit(1)
