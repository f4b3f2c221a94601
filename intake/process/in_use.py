"""The versions of the process in the register: the newest is the one that requests begin under."""

from datetime import datetime

from sqlalchemy import Connection, Text, select
from sqlmodel import Field, Session, col

from intake.process.process import BadProcessError, Process, read_process
from record.columns import Moment
from record.row import Row, now


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
    known = select(col(ProcessVersion.content)).where(
        col(ProcessVersion.version) == process.version
    )
    adopted = session.scalar(known)
    if adopted is not None:
        _demand_same(process, read_process(adopted), name)
        return None
    version = ProcessVersion(version=process.version, content=content)
    session.add(version)
    return version


def _demand_same(process: Process, adopted: Process, name: str) -> None:
    """A version says the same for ever: requests are held to it; comments may be reworded."""
    if process != adopted:
        raise BadProcessError(
            f"{name}: innehållet är ändrat, men versionen är ”{process.version}” som förut. "
            "Ge filen en ny version, så gäller den för ärenden som börjar efter det"
        )


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
