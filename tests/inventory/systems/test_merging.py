"""Two entries that are one product become one, and nothing that hung on either is lost."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, select

from app.database import Database
from app.storage.tables import METADATA
from inventory.agreements.contracts import ContractShare
from inventory.errors import CannotMergeError, MergedAwayError
from inventory.systems.editing.answering import set_roles
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.confirming import Confirmation, confirm_entry
from inventory.systems.editing.entering import edit_entry, register_system
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.integrating import add_integration
from inventory.systems.editing.serving import set_finding
from inventory.systems.functions import Finding
from inventory.systems.integrations import Integration
from inventory.systems.merging.following import Consequence
from inventory.systems.merging.merging import merge_into
from inventory.systems.merging.references import references_to_systems
from inventory.systems.reading.filters import systems_matching
from inventory.systems.reading.finding import find_system
from inventory.systems.roles import SystemRoleKind
from inventory.systems.system import System
from record.recording.session import RecordedSession
from record.row import Row
from tests.everything import make_everything
from tests.factories import (
    TESTER,
    card_of,
    make_contract,
    make_exemption,
    make_function,
    make_person,
    make_system,
    make_unit,
    make_use,
)

STAYS = {("system", "merged_into_id")}
"""Entries that were merged into the source go on saying so."""


def merge(session: RecordedSession, source: System, target: System) -> list[Consequence]:
    return merge_into(Catalogue(session), source, target)


def edit(session: RecordedSession, system: System, **fields: Any) -> None:
    edit_entry(Catalogue(session), load_entry(session, system), fields)
    session.flush()


def found(session: RecordedSession, text: str) -> set[Any]:
    return set(session.scalars(systems_matching(TESTER, {"q": text})))


def foreign_keys_to_systems() -> list[tuple[Table, str]]:
    return [
        (table, str(column.key))
        for table in METADATA.tables.values()
        for column in table.columns
        if any(key.target_fullname == "system.id" for key in column.foreign_keys)
    ]


def test_every_reference_to_a_system_says_what_it_does_at_a_merge() -> None:
    unsaid = [
        f"{table.name}.{column}"
        for table, column in foreign_keys_to_systems()
        if table.columns[column].info.get("on_merge") not in ("move", "keep_first", "stay")
    ]

    assert unsaid == []


def test_the_walk_through_the_tables_misses_no_reference() -> None:
    walked = {(str(r.table.__tablename__), r.column) for r in references_to_systems()}

    assert walked == {(table.name, column) for table, column in foreign_keys_to_systems()}


def test_only_what_tells_of_earlier_merges_stays_behind() -> None:
    staying = {
        (str(reference.table.__tablename__), reference.column)
        for reference in references_to_systems()
        if reference.on_merge == "stay"
    }

    assert staying == STAYS


def test_uses_aliases_roles_contracts_exemptions_and_confirmations_follow(
    session: RecordedSession,
) -> None:
    make_function(session, "finance")
    unit, person = make_unit(session), make_person(session)
    source, target = make_system(session, "Ekot", aliases=["EK"]), make_system(session, "Raindance")
    use = make_use(session, source, unit, users=12, functions=["finance"])
    contract = make_contract(session, source, title="Ekonomi")
    exemption = make_exemption(session, source, "finance", date(2027, 1, 1))
    entry = load_entry(session, source)
    set_roles(entry, [{"kind": SystemRoleKind.SYSTEM_OWNER, "person": person.id}])
    confirmation = confirm_entry(entry, {"still_needed": True}, person.id)
    session.flush()

    merge(session, source, target)

    card = card_of(session, target)
    assert [(kept["id"], kept["functions"]) for kept in card["uses"]] == [(use.id, ["finance"])]
    assert card["aliases"] == ["EK", "Ekot"]
    assert [kept["id"] for kept in card["contracts"]] == [contract.id]
    assert (exemption.system_id, confirmation.system_id) == (target.id, target.id)
    assert "system_owner" not in card["completeness"]["missing"]


def test_what_was_said_of_functions_follows_and_the_targets_own_word_stands(
    session: RecordedSession,
) -> None:
    for code in ("finance", "payroll", "purchasing"):
        make_function(session, code)
    source = make_system(session, "Ekot", functions=["finance", "payroll"])
    target = make_system(session, "Raindance", functions=["purchasing"])
    set_finding(load_entry(session, target), "payroll", Finding.IS_NOT)
    session.flush()

    merge(session, source, target)

    card = card_of(session, target)
    assert [said["code"] for said in card["functions"]] == ["finance", "purchasing"]
    assert [said["code"] for said in card["not_functions"]] == ["payroll"]


def test_of_each_sheet_the_targets_own_is_kept_and_the_sources_fills_the_gaps(
    session: RecordedSession,
) -> None:
    source = make_system(
        session, "Ekot", operation={"country": "Norge"}, joining={"how": "Ring Anna"}
    )
    target = make_system(session, "Raindance", operation={"country": "Sverige"})

    merge(session, source, target)

    card = card_of(session, target)
    assert card["operation"]["country"] == "Sverige"
    assert card["joining"]["how"] == "Ring Anna"


def test_the_target_takes_what_it_does_not_say_itself(session: RecordedSession) -> None:
    unit = make_unit(session)
    source = make_system(
        session, "Ekot", vendor="CGI", purpose="Bokföring", owner_unit=unit.id, annual_cost=0
    )
    target = make_system(session, "Raindance", purpose="Ekonomisystem")

    merge(session, source, target)

    card = card_of(session, target)
    assert (card["vendor"], card["owner_unit"]["id"], card["annual_cost"]) == ("CGI", unit.id, 0)
    assert card["purpose"] == "Ekonomisystem"


def test_a_merged_system_is_found_by_all_that_the_two_were_called(
    session: RecordedSession,
) -> None:
    unit = make_unit(session)
    source = make_system(session, "Ekonomisystemet", aliases=["Ekot"])
    target = make_system(session, "Ekonomisystemet", aliases=["Raindance"])
    make_use(session, source, unit, local_name="Kassan")

    merge(session, source, target)

    for text in ("Ekot", "Raindance", "Kassan", "ekonomisystemet"):
        assert found(session, text) == {target.id}, text


def test_what_both_say_is_said_once(session: RecordedSession) -> None:
    person = make_person(session)
    pair = [make_system(session, name, aliases=["EK"]) for name in ("Ekot", "Raindance")]
    other = make_system(session, "Heroma")
    for system in pair:
        entry = load_entry(session, system)
        set_roles(entry, [{"kind": SystemRoleKind.SYSTEM_MANAGER, "person": person.id}])
        add_integration(entry, {"to": other.id, "what": "lönekonton"}, TESTER)
        session.flush()

    merge(session, *pair)

    card = card_of(session, pair[1])
    assert card["aliases"] == ["EK", "Ekot"]
    assert len(card["integrations"]) == 1


def test_a_contract_that_covers_both_covers_the_one_with_both_shares(
    session: RecordedSession,
) -> None:
    source, target = make_system(session, "Ekot"), make_system(session, "Raindance")
    shares = [{"system": source.id, "share": 30}, {"system": target.id, "share": 50}]
    known = make_contract(session, title="Med andelar", systems=shares)
    unknown = make_contract(session, source, target, title="Utan andelar")

    merge(session, source, target)

    rows = session.scalars(select(ContractShare)).all()
    assert {(row.contract_id, row.system_id, row.share) for row in rows} == {
        (known.id, target.id, 80),
        (unknown.id, target.id, None),
    }


def test_nothing_flows_from_a_system_to_itself_after_a_merge(session: RecordedSession) -> None:
    source, target = make_system(session, "Ekot"), make_system(session, "Raindance")
    add_integration(load_entry(session, source), {"to": target.id}, TESTER)
    add_integration(load_entry(session, target), {"to": source.id}, TESTER)
    session.flush()

    consequences = merge(session, source, target)

    assert session.scalars(select(Integration)).all() == []
    assert sum(row.dropped for row in consequences if row.what == "integration") == 2


@pytest.mark.parametrize("about_source", [True, False])
def test_a_confirmation_that_one_could_replace_the_other_keeps_the_rest_of_what_it_said(
    session: RecordedSession, about_source: bool
) -> None:
    source, target = make_system(session, "Ekot"), make_system(session, "Raindance")
    about, other = (source, target) if about_source else (target, source)
    said = {"could_be_met_by": other.id, "comment": "Samma sak"}
    confirm_entry(load_entry(session, about), said, None)
    session.flush()

    merge(session, source, target)

    confirmation = session.scalars(select(Confirmation)).one()
    assert (confirmation.system_id, confirmation.comment) == (target.id, "Samma sak")
    assert confirmation.could_be_met_by_id is None


def test_modules_of_the_source_become_modules_of_the_target(session: RecordedSession) -> None:
    source, target = make_system(session, "Ekot"), make_system(session, "Raindance")
    module = make_system(session, "Ekot Faktura", parent=source.id, replaced_by=source.id)

    merge(session, source, target)

    assert (module.parent_id, module.replaced_by_id) == (target.id, target.id)


@pytest.mark.parametrize("field", ["parent", "replaced_by"])
def test_a_target_that_belonged_to_the_source_belongs_to_nothing(
    session: RecordedSession, field: str
) -> None:
    source = make_system(session, "Ekot")
    target = make_system(session, "Ekot Faktura", **{field: source.id})

    merge(session, source, target)

    assert card_of(session, target)[field] is None


@pytest.mark.parametrize("field", ["parent", "replaced_by"])
def test_a_target_that_lay_further_below_the_source_does_not_end_below_itself(
    session: RecordedSession, field: str
) -> None:
    source = make_system(session, "Ekot")
    between = make_system(session, "Mellan", **{field: source.id})
    target = make_system(session, "Raindance", **{field: between.id})

    merge(session, source, target)

    assert card_of(session, target)[field] is None
    assert card_of(session, between)[field]["id"] == target.id
    edit(session, make_system(session, "Ny"), **{field: between.id})


def test_the_old_id_and_the_old_slug_say_where_it_went(session: RecordedSession) -> None:
    source, target = make_system(session, "Ekot"), make_system(session, "Raindance")
    old = (str(source.id), source.slug)

    merge(session, source, target)

    for ref in old:
        with pytest.raises(MergedAwayError) as refused:
            find_system(session.connection(), TESTER, ref)
        assert refused.value.into == target.id


def test_the_way_is_followed_through_later_merges(session: RecordedSession) -> None:
    first, second, third = (make_system(session, name) for name in ("Ekot", "Agresso", "Raindance"))

    merge(session, first, second)
    merge(session, second, third)

    with pytest.raises(MergedAwayError) as refused:
        find_system(session.connection(), TESTER, str(first.id))
    assert refused.value.into == third.id
    assert first.merged_into_id == second.id, "each step of the way is kept"
    assert card_of(session, third)["aliases"] == ["Agresso", "Ekot"]


def test_a_merged_entry_is_not_listed_or_found(session: RecordedSession) -> None:
    source, target = make_system(session, "Ekot"), make_system(session, "Raindance")

    merge(session, source, target)

    assert set(session.scalars(systems_matching(TESTER, {}))) == {target.id}


def test_what_cannot_be_merged_is_refused_in_words(session: RecordedSession) -> None:
    first, second, third = (make_system(session, name) for name in ("Ekot", "Agresso", "Raindance"))
    merge(session, first, second)

    for source, target, why in (
        (third, third, "med sig självt"),
        (first, third, "redan slagits ihop"),
        (third, first, "har självt slagits ihop"),
    ):
        with pytest.raises(CannotMergeError, match=why):
            merge(session, source, target)


@pytest.mark.parametrize("field", ["parent", "replaced_by"])
def test_nothing_new_can_point_at_an_entry_that_was_merged_away(
    session: RecordedSession, field: str
) -> None:
    source, target = make_system(session, "Ekot"), make_system(session, "Raindance")
    merge(session, source, target)

    with pytest.raises(Exception, match="inget system med det id:t"):
        register_system(Catalogue(session), {"name": "Ny", field: source.id})
    session.rollback()


def test_the_preview_says_what_is_then_done(database: Database) -> None:
    source, target = _related_everywhere(database)
    with database.writing(TESTER) as session:
        rows = [session.get_one(System, row_id) for row_id in (source, target)]
        preview = merge(session, *rows)
        session.rollback()
        assert session.get_one(System, source).merged_into_id is None

    with database.writing(TESTER) as session:
        before = _pointing_at(session, source)
        rows = [session.get_one(System, row_id) for row_id in (source, target)]
        done = merge(session, *rows)
        assert _pointing_at(session, source) == {}

    assert done == preview
    followed = {
        (row.what, row.field): row.moved + row.dropped
        for row in done
        if (row.what, row.field) in before
    }
    assert followed == before


def _related_everywhere(database: Database) -> tuple[Any, Any]:
    """Make a source that every table points at, and a target with some of the same."""
    rows = make_everything()
    heroma, visma = (row for row in rows if isinstance(row, System))
    with database.writing(TESTER) as session:
        session.add_all(rows)
        session.add(System(name="Modul", slug="modul", replaced_by_id=heroma.id))
    return heroma.id, visma.id


def _pointing_at(session: RecordedSession, system_id: Any) -> dict[tuple[str, str], int]:
    """Return how many rows of which column point at a system, those that stay left out."""
    session.flush()
    counted = {}
    for table, column in foreign_keys_to_systems():
        rows = session.execute(select(table.c.id).where(table.c[column] == system_id)).all()
        if rows and (table.name, column) not in STAYS:
            counted[table.name, column] = len(rows)
    return counted


@given(data=st.data())
@settings(
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_pointed_at_the_source_no_row_of_any_table_does_afterwards(
    database: Database, data: st.DataObject
) -> None:
    with database.writing(TESTER) as session:
        rows = make_everything()
        session.add_all(rows)
        session.flush()
        third = make_system(session, "Tredje")
        systems = [row for row in rows if isinstance(row, System)] + [third]
        _point_at_random(session, rows, systems, data)
        source, target = data.draw(st.permutations(systems))[:2]

        consequences = merge(session, source, target)

        assert _pointing_at(session, source.id) == {}
        assert all(row.moved >= 0 and row.dropped >= 0 for row in consequences)
        _assert_no_circle(session)
        card_of(session, target)
        session.rollback()


def _point_at_random(
    session: RecordedSession, rows: list[Row], systems: list[System], data: st.DataObject
) -> None:
    """Let the references of all rows to systems point at any of them, as far as it is allowed."""
    to_systems = {r.table: [] for r in references_to_systems()}  # type: ignore[var-annotated]
    for found_reference in references_to_systems():
        if (found_reference.table, found_reference.column) != (System, "merged_into_id"):
            to_systems[found_reference.table].append(found_reference.column)
    for row in rows:
        if isinstance(row, System):
            continue
        for column in to_systems.get(type(row), []):
            setattr(row, column, data.draw(st.sampled_from(systems)).id)
    for at, system in enumerate(systems):
        for column in ("parent_id", "replaced_by_id"):
            above = [None, *(other.id for other in systems[:at])]
            setattr(system, column, data.draw(st.sampled_from(above)))
    session.flush()


def _assert_no_circle(session: RecordedSession) -> None:
    systems = {row.id: row for row in session.scalars(select(System))}
    for column in ("parent_id", "replaced_by_id"):
        for system in systems.values():
            seen, above = {system.id}, getattr(system, column)
            while above is not None:
                assert above not in seen, f"{system.name} lies below itself"
                seen.add(above)
                above = getattr(systems[above], column)
