"""`samsyn delegations`: where the boards' orders and the process disagree."""

from datetime import date
from typing import Annotated, Any

import typer

from app.cli.delegations.boards import LEGEND, board_sheet, board_table, findings, ways_out
from app.cli.references import unit_called
from app.cli.register import holds_sample, open_register
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.options import AsJson, day
from app.cli.speaking.printing import out, print_json, say, shown, title
from app.cli.speaking.refusals import RefusedError
from app.wording.checkpoints import PLACE, place_of
from intake.delegation.conformance.boards import conformance
from intake.delegation.conformance.process_side import side_of
from intake.delegation.reading import all_boards, read_rules
from intake.process.in_use import process_in_use
from record.auditing.checkpoints import told_now
from record.row import now

group = new_group()


@command(
    group,
    "Visa vad nämndernas delegationsordningar säger om att köpa IT-system, var de inte stämmer med "
    "processen, och vad som saknas. Med en nämnd visas den för sig, med förslag till skrivning.",
    "samsyn delegations",
    "samsyn delegations 'Vård- och omsorgsnämnden'",
    "samsyn delegations --on 2026-01-31 --json",
)
def delegations(
    board: Annotated[
        str | None, typer.Argument(metavar="NÄMND", help="Nämndens namn, kortnamn eller id.")
    ] = None,
    *,
    on: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DAG", help="Som det var den dagen; annars i dag."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print the boards beside the process, or one of them."""
    with open_register() as database, database.reading() as connection:
        process = side_of(process_in_use(connection))
        boards, rules = all_boards(connection), read_rules(connection)
        told = conformance(boards, rules, process, on or now().date())
        told["history"] = told_now(connection)
        wanted = None if board is None else unit_called(connection, board)
        sample = holds_sample(connection, as_json=as_json)
    one = None if wanted is None else _only(told, wanted, str(board))
    if as_json:
        print_json(told if one is None else one)
    elif one is None:
        _show_all(told, sample=sample)
    else:
        out().print(title(one["board"]["name"], sample=sample))
        out().print(*board_sheet(one), sep="\n")
        _say_place(told)


def _show_all(told: dict[str, Any], *, sample: bool) -> None:
    out().print(title("Vem får köpa IT-system?", sample=sample))
    process = told["process"]
    say(f"Processen ({shown(process['version'])}): {shown(process['says'])}", "")
    if not told["boards"]:
        say("Inga nämnder finns i registret.")
        return
    out().print(board_table(told))
    say("", LEGEND)
    out().print(*findings(told), *ways_out(told), sep="\n")
    _say_place(told)
    say("", "En nämnd för sig, med förslag till skrivning: samsyn delegations NÄMND")


def _say_place(told: dict[str, Any]) -> None:
    if told["history"]:
        say("", f"{PLACE}: {place_of(told['history'])}")


def _only(told: dict[str, Any], wanted: object, called: str) -> dict[str, Any]:
    for board in told["boards"]:
        if board["board"]["id"] == wanted:
            found: dict[str, Any] = board
            return found
    raise RefusedError(f"”{called}” är ingen nämnd.")
