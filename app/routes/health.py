"""Whether the process lives, and whether it can serve."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from app.operations.call import Installation
from app.storage.migrating import is_current

router = APIRouter(prefix="/health", include_in_schema=False)


@router.get("/live")
async def live() -> Response:
    """Say that the process lives."""
    return JSONResponse({"status": "ok"})


@router.get("/ready")
def ready(request: Request) -> Response:
    """Say whether database, schema and the detector's index are as they must be to serve."""
    installation: Installation = request.app.state.installation
    index = installation.detector.is_ready or not request.app.state.settings.read_ahead
    checks = {"database": False, "migrations": False, "index": index}
    try:
        with installation.database.reading() as connection:
            checks |= {"database": True, "migrations": is_current(connection)}
    except Exception:  # noqa: BLE001 - whatever is wrong with the database, it is not ready
        checks["database"] = False
    good = all(checks.values())
    return JSONResponse({"ready": good, "checks": checks}, 200 if good else 503)
