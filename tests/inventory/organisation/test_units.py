"""The tree of units: where each lies, and what it is called."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from inventory.errors import InvalidFieldsError, NotFoundError
from inventory.organisation.staffing import edit_unit, register_unit
from inventory.organisation.unit_names import UnitNames
from inventory.organisation.units import Unit, get_unit, move_unit, rename_unit, subtree
from record.recording.session import RecordedSession
from tests.factories import make_unit


def names_of(units: list[Unit]) -> set[str]:
    return {unit.name for unit in units}


def test_a_unit_cannot_lie_below_itself(session: RecordedSession) -> None:
    root = make_unit(session)
    department = make_unit(session, "Teknisk förvaltning", root)
    sector = make_unit(session, "Sektor fastighet", department)

    for parent in (department, sector):
        with pytest.raises(InvalidFieldsError, match="under sig själv"):
            move_unit(session, department, parent.id)
    move_unit(session, sector, root.id)

    assert sector.parent_id == root.id


def test_a_unit_can_be_put_at_the_top(session: RecordedSession) -> None:
    department = make_unit(session, "Bolaget", make_unit(session))

    edit_unit(session, department, {"parent": None})

    assert department.parent_id is None


def test_a_unit_cannot_lie_below_what_is_not_there(session: RecordedSession) -> None:
    root = make_unit(session)

    with pytest.raises(InvalidFieldsError, match="ingen enhet"):
        move_unit(session, root, root.id.__class__(int=1))


def test_each_unit_gets_a_slug_of_its_own(session: RecordedSession) -> None:
    root = make_unit(session)
    schools = [
        make_unit(session, name, root) for name in ("Skolan", "Skolan", "Skolan 2", "Skölan")
    ]

    assert [unit.slug for unit in schools] == ["skolan", "skolan-2", "skolan-2-2", "skolan-3"]


def test_a_unit_keeps_its_slug_when_it_is_renamed(session: RecordedSession) -> None:
    unit = make_unit(session, "Ånge")

    rename_unit(unit, "Östersund")
    session.flush()

    assert unit.slug == "ange"
    assert get_unit(session, "ange") is unit
    assert unit.sort_key > "z"


def test_a_unit_that_is_not_there_is_not_found(session: RecordedSession) -> None:
    with pytest.raises(NotFoundError):
        get_unit(session, "okand")


def test_what_lies_below_a_unit(session: RecordedSession) -> None:
    root = make_unit(session)
    department = make_unit(session, "Förvaltningen", root)
    sector = make_unit(session, "Sektorn", department)
    other = make_unit(session, "Grannen", root)

    assert set(session.scalars(subtree(department.id))) == {department.id, sector.id}
    assert other.id in set(session.scalars(subtree(root.id)))


def test_units_are_found_by_what_people_call_them(session: RecordedSession) -> None:
    root = make_unit(session)
    north, south = (make_unit(session, f"{side} skolan", root) for side in ("Norra", "Södra"))
    offices = [make_unit(session, "Expeditionen", school) for school in (north, south)]
    names = UnitNames(session.scalars(select(Unit)).all())

    assert names.find(["norra skolan"]) == [north]
    assert names.find([south.slug]) == [south]
    assert names.find([str(root.id)]) == [root]
    assert len(names.find(["Expeditionen"])) == 2
    assert names.find(["Norra skolan", "Expeditionen"]) == [offices[0]]
    assert names.find(["Kommunen", "Expeditionen", "Norra skolan"]) == []
    assert names.find(["Annan skola", "Expeditionen"]) == []


def test_steps_of_a_path_may_skip_levels(session: RecordedSession) -> None:
    root = make_unit(session)
    school = make_unit(session, "Skolan", make_unit(session, "Förvaltningen", root))
    names = UnitNames(session.scalars(select(Unit)).all())

    assert names.find(["Kommunen", "Skolan"]) == [school]


def test_a_units_path_is_the_shortest_that_means_it_alone(session: RecordedSession) -> None:
    root = make_unit(session)
    north, south = (make_unit(session, f"{side} skolan", root) for side in ("Norra", "Södra"))
    office = make_unit(session, "Expeditionen", north)
    make_unit(session, "Expeditionen", south)
    names = UnitNames(session.scalars(select(Unit)).all())

    assert names.path_of(north) == "Norra skolan"
    assert names.path_of(office) == "Norra skolan / Expeditionen"


def test_a_new_unit_says_where_it_lies(session: RecordedSession) -> None:
    root = make_unit(session)

    unit = register_unit(session, {"name": "Biblioteket", "parent": root.id, "note": "Huset"})

    assert (unit.parent_id, unit.note) == (root.id, "Huset")
    assert session.scalars(select(col(Unit.slug)).where(col(Unit.id) == unit.id)).one()
