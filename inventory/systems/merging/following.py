"""What points at a system follows it into the one that it is merged into."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from inventory.agreements.contracts import ContractShare
from inventory.systems.merging.references import Reference, references_to_systems
from inventory.systems.system import System
from record.row import Row


@dataclass
class Consequence:
    """What happens to the rows behind one reference, or to a field of the target."""

    what: str
    field: str
    moved: int = 0
    dropped: int = 0


def follow(
    session: Session, reference: Reference, source: System, target: System
) -> Consequence | None:
    """Let the rows behind one reference point at the target, as far as that says something."""
    if reference.on_merge == "stay":
        return None
    rows = _pointing_at(session, reference, source.id)
    if not rows:
        return None
    consequence = Consequence(str(reference.table.__tablename__), reference.column)
    for row in rows:
        if _move(session, reference, row, target.id):
            consequence.moved += 1
        else:
            consequence.dropped += 1
        session.flush()
    return consequence


def _pointing_at(session: Session, reference: Reference, system_id: UUID) -> Sequence[Row]:
    column = getattr(reference.table, reference.column)
    found = select(reference.table).where(column == system_id).order_by(col(reference.table.id))
    return session.scalars(found).all()


def _move(session: Session, reference: Reference, row: Row, target_id: UUID) -> bool:
    """Let a row point at the target; return False where the reference or the row is given up."""
    if (twin := _twin(session, reference, row, target_id)) is not None:
        _join(row, twin)
        session.delete(row)
        return False
    if (other := _other_end(reference, row, target_id)) is None:
        setattr(row, reference.column, target_id)
        return True
    # What the two said of one another: neither flows to, nor is replaced by, itself.
    if other.may_be_empty:
        setattr(row, other.column, None)
        setattr(row, reference.column, target_id)
        return True
    if reference.may_be_empty:
        setattr(row, reference.column, None)
    else:
        session.delete(row)
    return False


def _twin(session: Session, reference: Reference, row: Row, target_id: UUID) -> Row | None:
    """Return the target's row that says the same, or takes the place that there is but one of."""
    for names in reference.unique_sets:
        wanted = {name: getattr(row, name) for name in names} | {reference.column: target_id}
        same = [getattr(reference.table, name) == value for name, value in wanted.items()]
        twin = session.scalars(select(reference.table).where(*same)).first()
        if twin is not None:
            return twin
    return None


def _other_end(reference: Reference, row: Row, target_id: UUID) -> Reference | None:
    """Return the row's other reference that already points at the target; of a system's, none."""
    if isinstance(row, System):
        return None
    for other in references_to_systems():
        mine = other.table is reference.table and other.column != reference.column
        if mine and getattr(row, other.column) == target_id:
            return other
    return None


def _join(row: Row, twin: Row) -> None:
    """One contract that covers both covers the one with the shares of both."""
    if isinstance(row, ContractShare) and isinstance(twin, ContractShare):
        known = row.share is not None and twin.share is not None
        twin.share = (row.share or 0) + (twin.share or 0) if known else None
