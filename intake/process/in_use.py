"""The versions of the process in the register: the newest is the one that requests begin under."""

from datetime import datetime

from sqlalchemy import Connection, Text, select
from sqlmodel import Field, Session, col

from intake.process.process import Process, read_process
from record.row import Moment, Row, now


class ProcessVersion(Row, table=True):
    """A version of the process, kept as it was adopted: requests go on under the one they began."""

    __tablename__ = "process_version"

    version: str = Field(unique=True)
    content: str = Field(sa_type=Text)
    taken_into_use: datetime = Field(default_factory=now, sa_type=Moment)


NEWEST_FIRST = (col(ProcessVersion.taken_into_use).desc(), col(ProcessVersion.id))


class NoProcessError(Exception):
    """No version of the process has been taken into use."""


def take_into_use(session: Session, content: str, name: str) -> ProcessVersion | None:
    """Take a version of the process into use, unless it already is; refuse a bad one."""
    process = read_process(content, name)
    known = select(col(ProcessVersion.id)).where(col(ProcessVersion.version) == process.version)
    if session.scalar(known) is not None:
        return None
    version = ProcessVersion(version=process.version, content=content)
    session.add(version)
    return version


def current_process(session: Session) -> ProcessVersion:
    """Return the version that requests begin under now."""
    version = session.scalars(select(ProcessVersion).order_by(*NEWEST_FIRST)).first()
    if version is None:
        raise NoProcessError
    return version


def process_in_use(connection: Connection) -> Process:
    """Return what the process says now, for those who only read."""
    content = select(col(ProcessVersion.content)).order_by(*NEWEST_FIRST).limit(1)
    found = connection.scalar(content)
    if found is None:
        raise NoProcessError
    return read_process(found)
