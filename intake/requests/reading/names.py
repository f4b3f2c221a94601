"""What the things are called that dossiers refer to, beside what surrounds all requests."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from intake.inquiries.reading import names_asked
from intake.requests.reading.deviations import deviations_of
from intake.requests.reading.dossier import Dossier
from intake.requests.request import SystemRequest
from inventory.systems.system import System

Named = dict[str, Any]


class Names:
    """The names of systems, requests and whoever was asked; asked for only where some are named."""

    def __init__(self, connection: Connection, dossiers: Sequence[Dossier]) -> None:
        rows = [dossier.request for dossier in dossiers]
        systems = {row[name] for row in rows for name in ("met_system_id", "implemented_as_id")}
        self.systems = _systems(connection, systems - {None})
        self.requests = _requests(connection, {row["joined_into_id"] for row in rows} - {None})
        inquiries = [row for dossier in dossiers for row in dossier.inquiries]
        self.asked = names_asked(connection, inquiries) if inquiries else {}
        self.deviations = deviations_of(connection, rows)


def _systems(connection: Connection, ids: Iterable[UUID]) -> dict[UUID, Named]:
    if not ids:
        return {}
    names = select(col(System.id), col(System.name)).where(
        col(System.id).in_(ids), col(System.confidential).is_(False)
    )
    return {row_id: {"id": row_id, "name": name} for row_id, name in connection.execute(names)}


def _requests(connection: Connection, ids: Iterable[UUID]) -> dict[UUID, Named]:
    if not ids:
        return {}
    refs = select(col(SystemRequest.id), col(SystemRequest.ref))
    found = connection.execute(refs.where(col(SystemRequest.id).in_(ids)))
    return {row_id: {"id": row_id, "reference": ref} for row_id, ref in found}
