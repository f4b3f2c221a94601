"""What can go wrong in the register. Each error carries what the caller needs to put it right."""

from collections.abc import Iterable
from uuid import UUID


class RegisterError(Exception):
    """Something that the register's rules do not allow."""


class NotFoundError(RegisterError):
    """There is no such thing, or the caller may not see it: the same answer."""

    def __init__(self, what: str, which: object) -> None:
        super().__init__(f"{what} {which}")
        self.what = what
        self.which = which


class MergedAwayError(RegisterError):
    """The entry was merged into another, which answers for it now."""

    def __init__(self, into: UUID) -> None:
        super().__init__(str(into))
        self.into = into


class SameNameError(RegisterError):
    """A system of that name is already in the register."""

    def __init__(self, name: str, existing_id: UUID) -> None:
        super().__init__(name)
        self.name = name
        self.existing_id = existing_id


class TakenError(RegisterError):
    """A value that must be unique is already used by another row."""

    def __init__(self, field: str, value: object) -> None:
        super().__init__(f"{field}={value}")
        self.field = field
        self.value = value


class InvalidFieldsError(RegisterError):
    """Values that cannot stand together, or that point at nothing; pointers into what was sent."""

    def __init__(self, errors: Iterable[tuple[str, str]]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(f"{pointer}: {why}" for pointer, why in self.errors))


class CannotMergeError(RegisterError):
    """The two entries cannot become one."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class CannotUndoError(RegisterError):
    """The import cannot be undone."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def invalid(pointer: str, why: str) -> InvalidFieldsError:
    """Return the error for one value."""
    return InvalidFieldsError([(pointer, why)])
