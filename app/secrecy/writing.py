"""What somebody may write of what they are not told: nothing, and so they overwrite none of it."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from app.operations.asked.validation import SWEDISH
from app.schemas.fields import In
from app.secrecy.restricted import RESTRICTED, SHEETS_IN_PART, open_columns
from inventory.errors import InvalidFieldsError
from inventory.visibility import sees_restricted
from record.actors import Actor


def refuse_restricted(body: BaseModel, actor: Actor) -> None:
    """Refuse what the caller is not told, as what does not exist."""
    if not sees_restricted(actor) and (named := list(_restricted(body, "#"))):
        raise InvalidFieldsError([(pointer, SWEDISH["extra_forbidden"]) for pointer in named])


def emptied_in_part(fields: dict[str, Any], actor: Actor) -> dict[str, Any]:
    """Return what a body says, where a sheet that is taken away stays for those who see more."""
    if sees_restricted(actor):
        return fields
    emptied = [sheet for sheet in SHEETS_IN_PART if fields.get(sheet, "") is None]
    return fields | {sheet: dict.fromkeys(open_columns(sheet)) for sheet in emptied}


def _restricted(body: BaseModel, pointer: str) -> Iterator[str]:
    table = body.table if isinstance(body, In) else ""
    for name in body.model_fields_set:
        if name in RESTRICTED.get(table, ()):
            yield f"{pointer}/{name}"
        elif isinstance(value := getattr(body, name), BaseModel):
            yield from _restricted(value, f"{pointer}/{name}")
