"""Checkpoints: how far the history had come, noted where nobody can change it."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from record.history.chain import GENESIS, canonical
from record.history.changes import Change, HistoryHead

HASH = re.compile("[0-9a-f]{64}")


class UnreadableCheckpointError(Exception):
    """A text that is no checkpoint, or one of an empty history, which any history agrees with."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The last entry of the history at some time: its number, its hash and, if noted, its time."""

    sequence: int
    hash: str
    at: datetime | None = None

    def written(self) -> str:
        """Return it as a line of JSON."""
        return canonical(asdict(self)) + "\n"


def checkpoint_now(connection: Connection) -> Checkpoint | None:
    """Return the history's end; an empty history has none."""
    head = select(col(HistoryHead.sequence), col(HistoryHead.hash), col(HistoryHead.at))
    row = connection.execute(head).first()
    return Checkpoint(*row) if row and row.sequence else None


def told_now(connection: Connection) -> dict[str, Any] | None:
    """Return the history's end as reports print it: whoever keeps one has a checkpoint."""
    now = checkpoint_now(connection)
    return None if now is None else asdict(now)


def read_checkpoint(text: str) -> Checkpoint:
    """Return the checkpoint that a text is; one copied from paper may be without its time."""
    try:
        found = json.loads(text)
        at = found.get("at")
        checkpoint = Checkpoint(**found | {"at": at and datetime.fromisoformat(at)})
    except (ValueError, TypeError, AttributeError) as error:
        raise UnreadableCheckpointError from error
    if not _can_be(checkpoint):
        raise UnreadableCheckpointError
    return checkpoint


def passes(connection: Connection, checkpoint: Checkpoint) -> bool:
    """Return whether the history has that very entry; it tells of all before it if it is whole."""
    entry: Any = select(col(Change.hash), col(Change.at)).where(
        col(Change.sequence) == checkpoint.sequence
    )
    row = connection.execute(entry).first()
    return row is not None and row.hash == checkpoint.hash and checkpoint.at in (None, row.at)


def _can_be(checkpoint: Checkpoint) -> bool:
    number, said, at = checkpoint.sequence, checkpoint.hash, checkpoint.at
    if type(number) is not int or type(said) is not str or (at and at.tzinfo is None):
        return False
    return number > 0 and HASH.fullmatch(said) is not None and said != GENESIS
