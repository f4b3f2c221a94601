"""Files that belong to a request; they are downloaded, never shown by the browser itself."""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import Form, Query
from starlette.responses import Response

from app.identity.permissions import Place
from app.operations.asked.paging import PageQuery
from app.operations.asked.slices import slice_of
from app.operations.calls.call import Call
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.kept.etags import is_known
from app.operations.routers import demanding, finds_place, operations
from app.resources import REQUEST
from app.schemas.gate.requests.attachments import AttachmentForm, AttachmentOut, AttachmentsOut
from intake.attachments.attaching import attach
from intake.attachments.erasing import erase
from intake.attachments.kinds import MEDIA_TYPES
from intake.attachments.reading import (
    find_attachment,
    read_attachments,
    read_content,
    who_added,
)
from intake.requests.request import SystemRequest

router = operations("Requests")

Filled = Annotated[AttachmentForm, Form(media_type="multipart/form-data")]

FILES: dict[int | str, Any] = {
    200: {"content": {media_type.partition(";")[0]: {} for media_type in MEDIA_TYPES.values()}}
}


def _is_own(call: Call) -> None:
    """Hold the caller to files that they have added themselves."""
    ref = call.request.path_params["attachment_id"]
    added_by = who_added(call.connection, call.named(), ref)
    call.permissions.demand("delete_attachment", Place(people=[added_by] if added_by else []))


@router.get("/requests/{request_id}/attachments", response_model=AttachmentsOut)
def list_attachments(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List the files that belong to a request, the oldest first."""
    added = read_attachments(read.connection, read.named())
    return read.json(slice_of(added, query, read.request.url.path))


@router.post("/requests/{request_id}/attachments", response_model=AttachmentOut, status_code=201)
def create_attachment(write: Writing, form: Filled) -> Response:
    """Add a file to a request; what it is shows in its content."""
    request = write.target_row(SystemRequest)
    name = form.file.filename or ""
    added = attach(write.session, request, write.actor, name=name, content=form.content)
    write.session.flush()
    told = find_attachment(write.connection, request.id, str(added.id))
    return write.made(told, str(added.id))


@router.get(
    "/requests/{request_id}/attachments/{attachment_id}", response_class=Response, responses=FILES
)
def read_attachment(read: Reading, attachment_id: str) -> Response:
    """Download a file."""
    told = find_attachment(read.connection, read.named(), attachment_id)
    headers = {"ETag": f'"{told["sha256"]}"'}
    if is_known(read.request.headers.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = as_download(told["name"])
    content = read_content(read.connection, told["id"])
    return Response(content, headers=headers, media_type=MEDIA_TYPES[told["kind"]])


@router.delete("/requests/{request_id}/attachments/{attachment_id}", status_code=204)
@finds_place
@demanding(_is_own)
def delete_attachment(write: Writing, attachment_id: str) -> Response:
    """Take a file away that nobody has decided on; its content is erased."""
    erase(write.session, write.target_row(SystemRequest), UUID(attachment_id))
    return write.gone(REQUEST)


def as_download(name: str) -> str:
    """Return the header that makes a browser save a file under its name (RFC 6266)."""
    plain = "".join(char if char.isascii() and char not in '"\\%' else "_" for char in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
