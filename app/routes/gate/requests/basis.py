"""The decision basis: as JSON, as a PDF to archive, and in the municipality's own Word template."""

from typing import Annotated, Any

from fastapi import Path, Query
from starlette.responses import Response

from app.documents.decision_basis.document import MEDIA_TYPES, file_name, write_basis
from app.operations.calls.read import Read, Reading
from app.operations.routers import operations
from app.schemas.gate.requests.basis import BasisQuery, DecisionBasisOut
from intake.basis.basis import read_basis
from inventory.errors import NotFoundError

router = operations("Requests")

FILES: dict[int | str, Any] = {
    200: {"content": {media_type: {} for media_type in MEDIA_TYPES.values()}}
}
Asked = Annotated[BasisQuery, Query()]
Ending = Annotated[str, Path(json_schema_extra={"enum": [*MEDIA_TYPES]})]


@router.get("/requests/{request_id}/decision-basis.json", response_model=DecisionBasisOut)
def read_decision_basis(read: Reading, query: Asked) -> Response:
    """Read all that a decision rests on; until there is one, a draft of what is there now."""
    return read.json(_basis(read, query))


@router.get(
    "/requests/{request_id}/decision-basis.{format}", response_class=Response, responses=FILES
)
def export_decision_basis(read: Reading, query: Asked, format: Ending) -> Response:  # noqa: A002 - what the address calls it
    """Read the decision basis as a document: `pdf` to archive, `docx` in one's own template."""
    if format not in MEDIA_TYPES:
        raise NotFoundError("report", format)
    basis = _basis(read, query)
    template = read.request.app.state.settings.decision_basis_template
    file = write_basis(basis, format, template)
    name = f'attachment; filename="{file_name(basis, format)}"'
    return Response(file, headers={"Content-Disposition": name}, media_type=MEDIA_TYPES[format])


def _basis(read: Read, query: BasisQuery) -> dict[str, Any]:
    return read_basis(read.connection, read.named(), read.look, read.today, query.round)
