"""Systems: listed, read, entered, changed, confirmed, merged."""

from typing import Annotated

from fastapi import Query
from sqlmodel import col
from starlette.responses import Response

from app.identity.permissions import Place
from app.operations.asked.paging import Wanted
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import changes_target, operations
from app.resources import SYSTEM
from app.schemas.systems.answering import ConfirmIn
from app.schemas.systems.entry_in import SystemIn, SystemPatch
from app.schemas.systems.entry_out import (
    ChangedSystemOut,
    EnteredSystemOut,
    SystemOut,
    SystemsOut,
)
from app.schemas.systems.merging import MergeIn, MergeOut
from app.schemas.systems.query import SystemQuery
from app.secrecy.writing import emptied_in_part
from inventory.disguises import odd_names
from inventory.systems.editing.confirming import confirm_entry
from inventory.systems.editing.entering import edit_entry, refuse_same_name, register_system, settle
from inventory.systems.editing.entry import load_entry
from inventory.systems.merging.merging import merge_into
from inventory.systems.reading.filters import systems_matching
from inventory.systems.reading.finding import find_system
from inventory.systems.system import System
from inventory.visibility import visibility_of, visible_systems
from matching.entering import likely_same
from matching.known import hidden_from
from matching.profiles import Profile

router = operations("Systems")


@router.get("/systems", response_model=SystemsOut)
def list_systems(read: Reading, query: Annotated[SystemQuery, Query()]) -> Response:
    """List the systems that the caller may see, in the order of the alphabet."""
    rows = systems_matching(read.actor, query.filters())
    return read.page(SYSTEM, Wanted(rows, col(System.id), col(System.sort_key)), query)


@router.get("/systems/{system_id}", response_model=SystemOut)
def read_system(read: Reading) -> Response:
    """Read one system, by id or slug."""
    return read.one(SYSTEM)


@router.post("/systems", response_model=EnteredSystemOut, status_code=201)
def create_system(write: Writing, body: SystemIn) -> Response:
    """Enter a system. A name that is already in the register is refused unless allowed.

    Entries that are likely to be the same product are named as warnings, and names that hide
    something.
    """
    write.permissions.demand("create_system", Place([body.owner_unit]))
    if body.confidential:
        write.permissions.demand("mark_confidential", Place([body.owner_unit]))
    if not body.allow_same_name:
        refuse_same_name(write.catalogue, body.name, visible_systems(write.actor))
    # Looked at before anything is written: what is rolled back must not be remembered.
    known = write.installation.detector.look(write.connection, write.today)
    entry = register_system(write.catalogue, body.given())
    hidden = hidden_from(write.connection, known, visibility_of(write.actor))
    profile = Profile(str(entry.system.id), body.name, tuple(body.aliases), body.vendor or "")
    same = likely_same(write.installation.detector, known, hidden, profile)
    odd = odd_names([body.name, *body.aliases])
    return write.created(SYSTEM, entry.system.id, members={"warnings": [*same, *odd]})


@router.patch("/systems/{system_id}", response_model=ChangedSystemOut)
def change_system(write: Writing, body: SystemPatch) -> Response:
    """Change what is named in the body; the rest stays as it is. Odd names are warned of."""
    system = write.target_row(System)
    if "confidential" in body.model_fields_set and body.confidential is not system.confidential:
        place = SYSTEM.place(write.connection, system.id)
        write.permissions.demand("mark_confidential", place)
    if body.owner_unit is not None and body.owner_unit != system.owner_unit_id:
        write.permissions.demand("create_system", Place([body.owner_unit]))
    fields = emptied_in_part(body.given(), write.actor)
    edit_entry(write.catalogue, load_entry(write.session, system), fields)
    odd = odd_names([body.name, *body.aliases])
    return write.changed(SYSTEM, system.id, {"warnings": odd} if odd else None)


@router.post("/systems/{system_id}/confirm", response_model=SystemOut)
@changes_target
def confirm_system(write: Writing, body: ConfirmIn) -> Response:
    """Attest that the entry is right today, and say whether the system is needed."""
    entry = load_entry(write.session, write.target_row(System))
    confirm_entry(entry, body.given(), write.actor.person_id)
    settle(write.catalogue, entry)
    return write.changed(SYSTEM, entry.system.id)


@router.post("/systems/{system_id}/merge", response_model=MergeOut)
@changes_target
def merge_systems(write: Writing, body: MergeIn) -> Response:
    """Make two entries that are one product into one; with `preview`, only say what follows."""
    source = write.target_row(System)
    into = find_system(write.connection, write.actor, str(body.into))
    write.permissions.demand("merge_systems", SYSTEM.place(write.connection, into))
    target = write.session.get_one(System, into)
    consequences = merge_into(write.catalogue, source, target)
    if body.preview:
        write.undo()
    answer = {
        "done": not body.preview,
        "into": {"id": target.id, "name": target.name},
        "consequences": [vars(consequence) for consequence in consequences],
    }
    return write.below(answer, write.card(SYSTEM, into).etag)
