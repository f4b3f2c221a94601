"""The history: one entry for each change of each row, chained by hash."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Text
from sqlmodel import Field, SQLModel

from record.columns import Moment, word


class Action(StrEnum):
    """What was done to the row."""

    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"


class Change(SQLModel, table=True):
    """Who did what to which row, from where, and what it was before and after.

    `before` and `after` are canonical JSON texts: the hash is over their very characters. Personal
    text stands in them, and in `actor` and `address`, as the commitment of a `PersonalText`.
    """

    sequence: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    at: datetime = Field(sa_type=Moment)
    transaction: UUID = Field(index=True)
    actor_id: UUID | None = Field(default=None, index=True)
    actor: str
    address: str | None = None
    roles: str
    action: Action = word(Action)
    object_type: str
    object_id: UUID = Field(index=True)
    about: UUID = Field(index=True)
    before: str | None = Field(default=None, sa_type=Text)
    after: str | None = Field(default=None, sa_type=Text)
    previous_hash: str
    hash: str


class PersonalText(SQLModel, table=True):
    """A text about a person, kept apart so that it can be erased without breaking the chain."""

    __tablename__ = "personal_text"

    commitment: str = Field(primary_key=True)
    salt: str
    text: str


class HistoryHead(SQLModel, table=True):
    """The end of the chain: one row, whose lock puts the writers in order."""

    __tablename__ = "history_head"

    id: int = Field(default=1, primary_key=True)
    sequence: int = Field(default=0, sa_type=BigInteger)
    at: datetime | None = Field(default=None, sa_type=Moment)
    hash: str = ""
