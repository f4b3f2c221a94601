"""Where a unit stands in the organisation: below which board, in which department."""

from sqlalchemy import Connection

from inventory.organisation.tree import UnitTree
from inventory.organisation.units import Unit, UnitKind
from record.recording.session import RecordedSession
from tests.factories import make_unit


def below(session: RecordedSession, parent: Unit | None, kind: UnitKind) -> Unit:
    unit = make_unit(session, f"{kind} under {parent.name if parent else 'ingen'}")
    unit.kind, unit.parent_id = kind, parent.id if parent else None
    return unit


def tree_of(session: RecordedSession) -> UnitTree:
    session.flush()
    connection: Connection = session.connection()
    return UnitTree(connection)


def test_a_unit_lies_under_the_nearest_board_above_it(session: RecordedSession) -> None:
    municipality = below(session, None, UnitKind.MUNICIPALITY)
    board = below(session, municipality, UnitKind.BOARD)
    unit = below(session, below(session, board, UnitKind.DEPARTMENT), UnitKind.UNIT)

    tree = tree_of(session)

    assert [one.id for one in tree.upwards(unit.id)][-2:] == [board.id, municipality.id]
    for one in (unit, board):
        assert (found := tree.board_of(one.id)) is not None
        assert found.told() == {"id": board.id, "name": board.name}
    assert tree.board_of(municipality.id) is None


def test_a_department_ends_below_its_board(session: RecordedSession) -> None:
    board = below(session, below(session, None, UnitKind.MUNICIPALITY), UnitKind.BOARD)
    department = below(session, board, UnitKind.DEPARTMENT)
    school = below(session, below(session, department, UnitKind.SECTOR), UnitKind.UNIT)
    alone = below(session, board, UnitKind.UNIT)

    tree = tree_of(session)

    assert tree.departments([school.id, department.id]) == {department.id}
    assert tree.departments([alone.id]) == {alone.id}
