"""What lies below a system: uses, who answers for it, its functions, its integrations."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from app.operations.asked.paging import PageQuery
from app.operations.asked.slices import slice_of
from app.operations.calls.read import Reading
from app.operations.calls.write import Write, Writing
from app.operations.routers import operations
from app.resources import SYSTEM
from app.schemas.systems.answering import ConfidentialityIn, RolesIn, RolesOut
from app.schemas.systems.entry_out import SystemOut
from app.schemas.systems.integrations import IntegrationIn, IntegrationOut
from app.schemas.systems.sheets import InformationClassIn
from app.schemas.systems.uses import UseIn, UseOut, UsePatch, UsesOut
from inventory.errors import NotFoundError
from inventory.systems.editing.answering import read_roles, set_roles
from inventory.systems.editing.entering import edit_entry, settle
from inventory.systems.editing.entry import Entry, load_entry
from inventory.systems.editing.integrating import add_integration, remove_integration
from inventory.systems.editing.serving import set_finding
from inventory.systems.editing.using import add_use, edit_use, find_use, remove_use
from inventory.systems.functions import Finding
from inventory.systems.system import System
from record.ids import as_uuid

router = operations("Systems")


@router.get("/systems/{system_id}/uses", response_model=UsesOut)
def list_uses(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List which units use the system, and for what."""
    uses = read.card(SYSTEM)["uses"]
    return read.json(slice_of(uses, query, read.request.url.path))


@router.post("/systems/{system_id}/uses", response_model=UseOut, status_code=201)
def create_use(write: Writing, body: UseIn) -> Response:
    """Say that a unit uses the system."""
    entry = _entry(write)
    use = add_use(write.catalogue, entry, body.given())
    return _use_answer(write, use.id, 201)


@router.patch("/systems/{system_id}/uses/{use_id}", response_model=UseOut)
def change_use(write: Writing, use_id: str, body: UsePatch) -> Response:
    """Change what is said of a unit's use."""
    entry = _entry(write)
    use = find_use(entry, _id(use_id, "use"))
    edit_use(write.catalogue, entry, use, body.given())
    return _use_answer(write, use.id, 200)


@router.delete("/systems/{system_id}/uses/{use_id}", status_code=204)
def delete_use(write: Writing, use_id: str) -> Response:
    """Take a unit's use away."""
    entry = _entry(write)
    remove_use(write.catalogue, entry, find_use(entry, _id(use_id, "use")))
    return write.gone(SYSTEM)


@router.get("/systems/{system_id}/roles", response_model=RolesOut)
def read_system_roles(read: Reading) -> Response:
    """Read who answers for the system."""
    roles = read_roles(read.connection, read.named())
    return read.json({"roles": roles}, read.tag(SYSTEM))


@router.put("/systems/{system_id}/roles", response_model=RolesOut)
def set_system_roles(write: Writing, body: RolesIn) -> Response:
    """Say who answers for the system, instead of those before."""
    entry = _entry(write)
    set_roles(entry, body.given()["roles"])
    settle(write.catalogue, entry)
    etag = write.card(SYSTEM, entry.system.id).etag
    return write.below({"roles": read_roles(write.connection, entry.system.id)}, etag)


@router.put("/systems/{system_id}/information-class", response_model=SystemOut)
def classify_system(write: Writing, body: InformationClassIn) -> Response:
    """Set the information class; whoever classifies need not be able to change the rest."""
    entry = _entry(write)
    edit_entry(write.catalogue, entry, {"information_class": body.model_dump()})
    return write.changed(SYSTEM, entry.system.id)


@router.put("/systems/{system_id}/confidentiality", response_model=SystemOut)
def mark_confidential(write: Writing, body: ConfidentialityIn) -> Response:
    """Say whether only those see the system who are cleared for it."""
    entry = _entry(write)
    edit_entry(write.catalogue, entry, body.model_dump())
    return write.changed(SYSTEM, entry.system.id)


@router.put("/systems/{system_id}/functions/{code}", response_model=SystemOut)
def confirm_function(write: Writing, code: str) -> Response:
    """Confirm that the system does a job."""
    return _said(write, code, Finding.IS)


@router.delete("/systems/{system_id}/functions/{code}", response_model=SystemOut)
def refuse_function(write: Writing, code: str) -> Response:
    """Say that a job is not one of this system's; that is remembered."""
    return _said(write, code, Finding.IS_NOT)


@router.post("/systems/{system_id}/integrations", response_model=IntegrationOut, status_code=201)
def create_integration(write: Writing, body: IntegrationIn) -> Response:
    """Say what this system gives another."""
    entry = _entry(write)
    row = add_integration(entry, body.given(), write.actor)
    settle(write.catalogue, entry)
    (card,) = write.shown(SYSTEM, [write.card(SYSTEM, entry.system.id)])
    (value,) = (known for known in card.value["integrations"] if known["id"] == row.id)
    return write.below(value, card.etag, 201, f"{write.request.url.path}/{row.id}")


@router.delete("/systems/{system_id}/integrations/{integration_id}", status_code=204)
def delete_integration(write: Writing, integration_id: str) -> Response:
    """Take an integration away."""
    entry = _entry(write)
    remove_integration(entry, _id(integration_id, "integration"))
    settle(write.catalogue, entry)
    return write.gone(SYSTEM)


def _entry(write: Write) -> Entry:
    return load_entry(write.session, write.target_row(System))


def _use_answer(write: Write, use_id: UUID, status: int) -> Response:
    card = write.card(SYSTEM, write.named())
    (use,) = (use for use in card.value["uses"] if use["id"] == use_id)
    location = f"{write.request.url.path}/{use_id}" if status == 201 else ""
    return write.below(use, card.etag, status, location)


def _said(write: Write, code: str, finding: Finding) -> Response:
    entry = _entry(write)
    if not write.catalogue.has_code(code):
        raise NotFoundError("function", code)
    set_finding(entry, code, finding)
    settle(write.catalogue, entry)
    return write.changed(SYSTEM, entry.system.id)


def _id(ref: str, what: str) -> UUID:
    found = as_uuid(ref)
    if found is None:
        raise NotFoundError(what, ref)
    return found
