"""Files that come in with a form."""

import hashlib

import orjson
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from app.errors import BodyTooLargeError

MOST_FIELDS = 10


async def read_form(request: Request, limit: int) -> FormData | None:
    """Return the form, or nothing where the body is not one; refuse a file beyond the limit."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        return None
    try:
        form = await request.form(max_files=1, max_fields=MOST_FIELDS)
    except (HTTPException, MultiPartException, KeyError, ValueError):
        return FormData()
    if any(isinstance(value, UploadFile) and (value.size or 0) > limit for value in form.values()):
        await form.close()
        raise BodyTooLargeError(limit)
    return form


def content_of(form: FormData) -> bytes:
    """Return what tells one form from another: its fields, and the hash of its file."""
    fields = [
        [name, _hash(value) if isinstance(value, UploadFile) else value]
        for name, value in form.multi_items()
    ]
    return orjson.dumps(sorted(fields))


def _hash(upload: UploadFile) -> str:
    upload.file.seek(0)
    return hashlib.file_digest(upload.file, "sha256").hexdigest()  # type: ignore[arg-type]
