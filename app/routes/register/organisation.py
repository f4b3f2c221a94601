"""Units and people."""

from typing import Annotated

from fastapi import Query
from sqlmodel import col
from starlette.responses import Response

from app.erasing import erase_everywhere
from app.identity.permissions import Place
from app.operations.asked.paging import Wanted
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import changes_target, operations
from app.resources import PERSON, UNIT
from app.schemas.register.organisation import UnitIn, UnitOut, UnitPatch, UnitQuery, UnitsOut
from app.schemas.register.people import (
    ErasedOut,
    PeopleOut,
    PersonIn,
    PersonOut,
    PersonPatch,
    PersonQuery,
)
from inventory.organisation.cards import units_matching
from inventory.organisation.employing import edit_person, register_person
from inventory.organisation.people import people_matching
from inventory.organisation.staffing import edit_unit, register_unit
from inventory.organisation.units import Unit
from record.people import Person

router = operations("Organisation")


@router.get("/units", response_model=UnitsOut)
def list_units(read: Reading, query: Annotated[UnitQuery, Query()]) -> Response:
    """List the units of the organisation."""
    rows = units_matching(query.filters())
    return read.page(UNIT, Wanted(rows, col(Unit.id), col(Unit.sort_key)), query)


@router.get("/units/{unit_id}", response_model=UnitOut)
def read_unit(read: Reading) -> Response:
    """Read one unit, by id or slug."""
    return read.one(UNIT)


@router.post("/units", response_model=UnitOut, status_code=201)
def create_unit(write: Writing, body: UnitIn) -> Response:
    """Add a unit."""
    write.permissions.demand("create_unit", Place([body.parent] if body.parent else []))
    unit = register_unit(write.session, body.given())
    return write.created(UNIT, unit.id)


@router.patch("/units/{unit_id}", response_model=UnitOut)
def change_unit(write: Writing, body: UnitPatch) -> Response:
    """Change what is named in the body, the people who answer for the unit among it."""
    unit = write.target_row(Unit)
    if body.parent is not None and body.parent != unit.parent_id:
        write.permissions.demand("create_unit", Place([body.parent]))
    edit_unit(write.session, unit, body.given())
    return write.changed(UNIT, unit.id)


@router.get("/people", response_model=PeopleOut)
def list_people(read: Reading, query: Annotated[PersonQuery, Query()]) -> Response:
    """List the people of the municipality."""
    rows = people_matching(query.filters())
    return read.page(PERSON, Wanted(rows, col(Person.id), col(Person.sort_key)), query)


@router.get("/people/{person_id}", response_model=PersonOut)
def read_person(read: Reading) -> Response:
    """Read one person."""
    return read.one(PERSON)


@router.post("/people", response_model=PersonOut, status_code=201)
def create_person(write: Writing, body: PersonIn) -> Response:
    """Add a person, with the roles that they hold."""
    return write.created(PERSON, register_person(write.session, body.given()).id)


@router.patch("/people/{person_id}", response_model=PersonOut)
def change_person(write: Writing, body: PersonPatch) -> Response:
    """Change what is named in the body; roles that are no longer named end."""
    person = write.target_row(Person)
    edit_person(write.session, person, body.given())
    return write.changed(PERSON, person.id)


@router.post("/people/{person_id}/erase", response_model=ErasedOut)
@changes_target
def erase_person(write: Writing) -> Response:
    """Erase a person: their name goes everywhere, and the history still says that somebody acted.

    `left` tells where a person must look: in texts that are not classed as personal.
    """
    erased = erase_everywhere(write.session, write.named())
    left = [{"place": place, "times": times} for place, times in erased.left.items()]
    told = {"rows": erased.rows, "texts": erased.texts, "left": left}
    return write.below(told, write.card(PERSON, write.named()).etag)
