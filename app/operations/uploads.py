"""Files that come in with a form."""

from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from app.problems import StatusError
from inventory.errors import invalid

MOST_FIELDS = 10


@dataclass(frozen=True)
class Upload:
    """A file as it came: its name is shown, and never used as a path."""

    filename: str
    content: bytes


async def read_form(request: Request) -> FormData:
    """Return the form, its files in memory: the body's limit is their limit."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        return FormData({"": str(StatusError(415))})
    try:
        form = await request.form(max_files=1, max_fields=MOST_FIELDS)
    except (MultiPartException, KeyError, ValueError):
        return FormData()
    items: list[tuple[str, str | UploadFile]] = []
    for name, value in form.multi_items():
        items.append((name, value))
    return FormData(items)


def uploaded(form: FormData, name: str) -> Upload:
    """Return the file of a form."""
    value = form.get(name)
    if not isinstance(value, UploadFile):
        raise invalid(f"#/{name}", "Bifoga en fil.")
    value.file.seek(0)
    return Upload(value.filename or "fil", value.file.read())
