"""What machines read about the installation: the API's description, and figures of operation."""

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.responses import Response

from app.operations.calls.read import Reading
from app.operations.operation import Operation

router = APIRouter(route_class=Operation, include_in_schema=False)


@router.get("/openapi.json")
def read_openapi(read: Reading) -> Response:
    """Read the API's description."""
    return read.json(read.request.app.openapi())


@router.get("/metrics")
def read_metrics(read: Reading) -> Response:
    """Read figures of operation, in the form that Prometheus reads."""
    figures = read.installation.metrics.expose()
    return Response(figures, media_type=CONTENT_TYPE_LATEST)
