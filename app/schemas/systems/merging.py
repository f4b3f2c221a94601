"""Two entries that are one product."""

from uuid import UUID

from app.schemas.fields import In, Out
from app.schemas.systems.named import NamedOut


class MergeIn(In):
    """Which entry this one is to become part of."""

    into: UUID
    preview: bool = False

    @property
    def only_asks(self) -> bool:
        """Return whether nothing is to be written."""
        return self.preview


class MovedOut(Out):
    """What a merge does to one kind of row."""

    what: str
    field: str
    moved: int
    dropped: int


class MergeOut(Out):
    """What a merge would do or has done."""

    done: bool
    into: NamedOut
    consequences: list[MovedOut]
