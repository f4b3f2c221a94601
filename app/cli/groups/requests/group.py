"""The group that commands about requests belong to, and what they have in common."""

from typing import Annotated

import typer

from app.cli.speaking.commands import new_group

group = new_group(
    "Ärenden om nya IT-behov, hos en server: SAMSYN_URL och din nyckel i SAMSYN_TOKEN. Koden som "
    "ett kommando slutar med: 0 gjort, 1 nekat, 2 fel skrivet, 3 någon annan hann ändra, 4 ingen "
    "server svarade."
)

Ref = Annotated[str, typer.Argument(metavar="ÄRENDE", help="Till exempel IT-2026-0001.")]
