"""`samsyn history list`: who did what."""

from typing import Annotated, Any
from uuid import UUID

import typer
from sqlalchemy import Connection

from app.cli.groups.history.group import group
from app.cli.references import system_called
from app.cli.register import actor, holds_sample, open_register
from app.cli.speaking.changes import lines_of, names_of
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, whole_number
from app.cli.speaking.printing import moment, out, print_json, say, shown, table, title
from app.wording.numbers import in_number, number
from inventory.errors import NotFoundError
from inventory.organisation.cards import find_unit
from record.erasing.words import ERASED
from record.history.reading import Feed, read_changes

LAST_SHOWN = 20
AT_MOST = 1_000


@command(
    group,
    "Visa de senaste ändringarna, eller dem efter ett visst nummer.",
    "samsyn history list --object Heroma",
    "samsyn history list --after 1200 --json",
    name="list",
)
def list_changes(
    about: Annotated[
        str | None,
        typer.Option("--object", metavar="REF", help="System, enhet eller id som det gäller."),
    ] = None,
    after: Annotated[
        int | None,
        typer.Option(parser=whole_number, metavar="NR", help="Ändringarna efter det här numret."),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(parser=whole_number, metavar="ANTAL", help="Så många, annars 20."),
    ] = LAST_SHOWN,
    as_json: AsJson = False,
) -> None:
    """Print changes: the last ones, or those after a number."""
    with open_register() as database, database.reading() as connection:
        sample = holds_sample(connection, as_json=as_json)
        object_id = None if about is None else _object(connection, about)
        changes, total = _changes(connection, object_id, after, min(limit, AT_MOST))
        names = names_of(connection, changes)
    if as_json:
        print_json({"items": changes, "total": total})
        return
    listed = table("Nr", "När", "Vem", "Vad", right=["Nr"])
    for change in changes:
        who = shown(change["actor"]["name"] or ERASED)
        what = "\n".join(lines_of(change, names))
        listed.add_row(number(change["sequence"]), moment(change["at"]), who, what)
    out().print(title("Historik", sample=sample))
    if changes:
        out().print(listed)
    say(f"{len(changes)} av {in_number(total, 'ändring', 'ändringar')}.")


def _object(connection: Connection, ref: str) -> UUID:
    try:
        return UUID(ref)
    except ValueError:
        pass
    try:
        return find_unit(connection, actor(), ref)
    except NotFoundError:
        return system_called(connection, ref)


def _changes(
    connection: Connection, object_id: UUID | None, after: int | None, limit: int
) -> tuple[list[dict[str, Any]], int]:
    if after is not None:
        return read_changes(connection, Feed(after, object_id, limit=limit))
    _, total = read_changes(connection, Feed(object_id=object_id, limit=0))
    if object_id is None:  # numbers run without gaps, so the last ones are known
        return read_changes(connection, Feed(max(0, total - limit), limit=limit))
    changes, _ = read_changes(connection, Feed(object_id=object_id, limit=total))
    return changes[-limit:] if limit else [], total
