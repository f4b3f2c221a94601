"""People who are absent from a file of people: named before they are marked as having left."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.cli.register import actor
from app.cli.speaking.asking import demand_yes
from app.cli.speaking.printing import err, shown
from app.database import Database
from app.wording.numbers import in_number
from inventory.importing.importing import Parcel, import_parcel
from inventory.importing.problems import TableUnreadableError
from record.people import Person


def ask_about_leavers(database: Database, parcel: Parcel) -> None:
    """Name those who are absent from the file before they are marked as having left."""
    with database.writing(actor()) as session:
        before = _here(session)
        try:
            import_parcel(session, parcel)
        except TableUnreadableError:
            leaving = []
        else:
            leaving = sorted(name for id_, name in before.items() if id_ not in _here(session))
        session.rollback()
    if leaving:
        counted = in_number(len(leaving), "person", "personer")
        err().print(f"{counted} saknas i filen och markeras som att de har slutat:")
        for name in leaving:
            err().print(f"  {shown(name)}")
        demand_yes("Fortsätta?")


def _here(session: Session) -> dict[UUID, str]:
    here = select(col(Person.id), col(Person.name)).where(col(Person.left_on).is_(None))
    return dict(session.execute(here).all())
