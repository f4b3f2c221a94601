"""Whether the process lives, and whether it can serve."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from app.operations.installation import Installation
from app.storage.migrating import is_current
from record.row import now

router = APIRouter(prefix="/health", include_in_schema=False)


@router.get("/live")
async def live() -> Response:
    """Say that the process lives."""
    return JSONResponse({"status": "ok"})


@router.get("/ready")
def ready(request: Request) -> Response:
    """Say whether database, schema and the detector's index are as they must be to serve."""
    checks = dict.fromkeys(("database", "migrations", "index"), False)
    try:
        _check(request.app.state.installation, checks)
    except Exception:  # noqa: BLE001 - whatever is wrong with the database, it is not ready
        checks["database"] = False
    good = all(checks.values())
    return JSONResponse({"ready": good, "checks": checks}, 200 if good else 503)


def _check(installation: Installation, checks: dict[str, bool]) -> None:
    with installation.database.reading() as connection:
        checks["database"] = True
        checks["migrations"] = is_current(connection)
        if checks["migrations"]:
            # Who asks while the index is being read waits for it.
            installation.detector.look(connection, now().date())
            checks["index"] = True
