"""A change makes only the cards stale that say something else now."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from app.operations.kept.memory import Memories
from app.resources import SYSTEM
from inventory.agreements.agreeing import edit_contract
from inventory.agreements.contracts import Contract
from inventory.organisation.units import Unit, rename_unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.integrating import add_integration
from inventory.systems.integrations import Integration
from inventory.systems.system import System
from inventory.vocabulary.functions import Function, edit_function
from record.people import Person
from tests.factories import (
    TESTER,
    Api,
    make_contract,
    make_function,
    make_person,
    make_system,
    make_unit,
    make_use,
)

TODAY = date(2026, 11, 23)


@dataclass
class Kept:
    """A memory that follows a register, and the systems whose cards are no longer in it."""

    api: Api
    memories: Memories
    ids: dict[str, UUID]

    def lost(self) -> set[str]:
        """Return the names of the systems whose cards must be made anew."""
        with self.api.database.reading() as connection:
            cards = self.memories.behind(connection, TODAY).cards
        return {name for name, row_id in self.ids.items() if row_id not in cards}


def follow(api: Api, *systems: System) -> Kept:
    """Make the cards of systems, and remember them."""
    kept = Kept(api, Memories(), {system.name: system.id for system in systems})
    with api.database.reading() as connection:
        kept.memories.behind(connection, TODAY).make(connection, SYSTEM, list(kept.ids.values()))
    assert not kept.lost()
    return kept


def test_a_renamed_unit_is_told_of_by_its_own_systems_and_those_that_it_uses(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        unit = make_unit(session)
        owned = make_system(session, "Ägt", owner_unit=unit.id)
        used, other = make_system(session, "Använt"), make_system(session, "Annat")
        make_use(session, used, unit)
    kept = follow(api, owned, used, other)

    with api.database.writing(TESTER) as session:
        rename_unit(session.get_one(Unit, unit.id), "Staden")

    assert kept.lost() == {"Ägt", "Använt"}


@pytest.mark.parametrize(("was", "now_is"), [("Kommunen", "KS"), ("KS", "Kommunen")])
def test_a_unit_named_as_a_board_is_told_of_by_all_that_lies_below(
    api: Api, was: str, now_is: str
) -> None:
    with api.database.writing(TESTER) as session:
        make_function(session, "finance", owner_board="KS")
        board = make_unit(session, was)
        below = make_system(session, "Under", owner_unit=make_unit(session, "IT", board).id)
        other = make_system(session, "Annat")
    kept = follow(api, below, other)

    with api.database.writing(TESTER) as session:
        rename_unit(session.get_one(Unit, board.id), now_is)

    assert kept.lost() == {"Under"}


def test_a_renamed_function_is_told_of_by_the_systems_that_serve_it(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        function = make_function(session, "payroll")
        serving = make_system(session, "Lön", functions=["payroll"])
        other = make_system(session, "Annat")
    kept = follow(api, serving, other)

    with api.database.writing(TESTER) as session:
        edit_function(session, session.get_one(Function, function.id), {"label": "Löner"})

    assert kept.lost() == {"Lön"}


def test_a_renamed_person_is_told_of_by_the_systems_that_they_confirmed(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        person = make_person(session)
        confirmed, other = make_system(session, "Bekräftat"), make_system(session, "Annat")
        confirmed.confirmed_by_id = person.id
    kept = follow(api, confirmed, other)

    with api.database.writing(TESTER) as session:
        session.get_one(Person, person.id).name = "Anna Ny"

    assert kept.lost() == {"Bekräftat"}


def test_an_integration_is_told_of_at_both_ends_when_it_comes_and_when_it_goes(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        giver, taker, other = (make_system(session, name) for name in ("Ger", "Tar", "Annat"))
    kept = follow(api, giver, taker, other)
    with api.database.writing(TESTER) as session:
        entry = load_entry(session, session.get_one(System, giver.id))
        flow = add_integration(entry, {"to": taker.id, "what": "Löner"}, TESTER)
    assert kept.lost() == {"Ger", "Tar"}
    kept = follow(api, giver, taker, other)

    with api.database.writing(TESTER) as session:
        session.delete(session.get_one(Integration, flow.id))

    assert kept.lost() == {"Ger", "Tar"}


def test_a_contract_is_told_of_by_the_systems_that_it_covers_and_has_covered(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        first, then, other = (make_system(session, name) for name in ("Först", "Sedan", "Annat"))
        contract = make_contract(session, first)
    kept = follow(api, first, then, other)

    with api.database.writing(TESTER) as session:
        changed = session.get_one(Contract, contract.id)
        edit_contract(Catalogue(session), changed, {"systems": [{"system": then.id}]})

    assert kept.lost() == {"Först", "Sedan"}
