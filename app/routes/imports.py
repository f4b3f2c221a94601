"""Files into the register."""

from typing import Annotated, Any

from fastapi import Form
from starlette.responses import Response

from app.identity.permissions import NOWHERE
from app.operations.calls.write import Write, Writing
from app.operations.routers import operations
from app.resources import DELEGATION
from app.schemas.imports import ImportForm, ImportKind, ImportOut, UndoneOut
from app.secrecy.restricted import untold_columns
from app.storage.kinds import IMPORTED
from inventory.importing.importing import Parcel
from inventory.importing.undoing import undo_last_import
from matching.importing import import_compared

router = operations("Imports")

Filled = Annotated[ImportForm, Form(media_type="multipart/form-data")]


DRY_RUN: dict[int | str, Any] = {200: {"model": ImportOut, "description": "Vad som skulle hända"}}


@router.post("/imports", response_model=ImportOut, status_code=201, responses=DRY_RUN)
def import_table(write: Writing, form: Filled) -> Response:
    """Import a file: all of it or nothing; with `dry_run`, only say what would happen."""
    _demand(write, "import_table", form.kind)
    parcel = Parcel(
        *(form.kind, form.filename, form.content, form.create_units, IMPORTED),
        unread=untold_columns(write.actor),
    )
    done = import_compared(write.session, parcel, write.today)
    write.session.flush()
    _demand_boards(write)
    if form.dry_run:
        write.undo()
    return write.json(done.told(), 200 if form.dry_run else 201)


@router.post("/imports/undo", response_model=UndoneOut)
def undo_import(write: Writing) -> Response:
    """Undo the last import, while nothing since has touched its rows."""
    run, changes = undo_last_import(write.session)
    _demand(write, "undo_import", run.kind)
    named = {"id": run.id, "kind": run.kind, "filename": run.filename}
    return write.json(named | {"changes": changes}, 200)


def _demand(write: Write, operation: str, kind: str) -> None:
    """Refuse files that are not the caller's to write: a board's rules are its secretary's."""
    if kind != ImportKind.DELEGATIONS:
        write.permissions.demand(operation, NOWHERE)
    elif operation == "undo_import":
        # Of rules that are gone again it is not asked whose they were: who undoes writes for all.
        write.permissions.demand("create_delegation", NOWHERE)
    else:
        write.permissions.demand("create_delegation")


def _demand_boards(write: Write) -> None:
    """Refuse rules of boards that the caller does not write for."""
    table = str(DELEGATION.table.__tablename__)
    touched = [row_id for name, row_id in write.session.recording.touched if name == table]
    for place in DELEGATION.places(write.connection, touched).values():
        write.permissions.demand("create_delegation", place)
