"""Other things, by what people call them."""

from uuid import UUID

from app.schemas.fields import Out


class NamedOut(Out):
    """Something else, by id and name."""

    id: UUID
    name: str


class FunctionNameOut(Out):
    """A function, by code and label."""

    code: str
    label: str
