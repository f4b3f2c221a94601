"""Files that come in with a form."""

from starlette.datastructures import FormData
from starlette.formparsers import MultiPartException
from starlette.requests import Request

MOST_FIELDS = 10


async def read_form(request: Request) -> FormData | None:
    """Return the form, or nothing where the body is not one; the body's limit is its limit."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        return None
    try:
        return await request.form(max_files=1, max_fields=MOST_FIELDS)
    except (MultiPartException, KeyError, ValueError):
        return FormData()
