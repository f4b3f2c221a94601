"""What the rows of a file of systems do to the register."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from app.database import Database
from inventory.importing.problems import Problem
from inventory.organisation.units import Unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.serving import set_finding
from inventory.systems.functions import Finding
from inventory.systems.merging.merging import merge_into
from inventory.systems.system import System
from record.history.changes import Change
from record.recording.session import RecordedSession
from tests.factories import (
    TESTER,
    card_of,
    make_contract,
    make_function,
    make_system,
    make_unit,
    rejections_of,
    take_file,
)


def systems(session: RecordedSession) -> list[System]:
    return list(session.scalars(select(System).order_by(col(System.created_at))))


def said_of(problems: list[Problem]) -> list[tuple[int | None, str | None, str]]:
    return [(problem.line, problem.column, problem.problem) for problem in problems]


def test_a_row_is_recognised_by_samsyn_id_before_all_else(session: RecordedSession) -> None:
    first = make_system(session, "Heroma", external_id="S1")
    second = make_system(session, "Visma", external_id="S2")

    take_file(session, "systems", f"Samsyn-id;Systemnamn;Syfte\n{first.id};Visma;Lön\n")

    assert (first.name, first.purpose) == ("Visma", "Lön")
    assert (second.name, second.purpose) == ("Visma", "")


def test_a_row_is_recognised_by_the_sources_id_whatever_it_is_called(
    session: RecordedSession,
) -> None:
    known = make_system(session, "Heroma", external_id="S1")

    done = take_file(session, "systems", "id;Systemnamn\nS1;Heroma Lön\n")

    assert (done.created, done.updated) == (0, 1)
    assert known.name == "Heroma Lön"


def test_a_row_is_recognised_by_name_and_owner(session: RecordedSession) -> None:
    root = make_unit(session)
    north, south = (make_unit(session, name, root) for name in ("Norra", "Södra"))
    mine = make_system(session, "Schema", owner_unit=north.id)
    theirs = make_system(session, "Schema", owner_unit=south.id)

    take_file(session, "systems", "Systemnamn;Förvaltning;Syfte\nSchema;Södra;Pass\n")

    assert (mine.purpose, theirs.purpose) == ("", "Pass")


def test_a_name_is_the_same_however_its_letters_are_composed(session: RecordedSession) -> None:
    known = make_system(session, "Årshjulet")

    done = take_file(session, "systems", "Systemnamn;Syfte\nA\u030arshjulet;Planering\n")

    assert done.updated == 1
    assert known.purpose == "Planering"


def test_two_ids_in_the_source_are_two_systems_of_one_name(session: RecordedSession) -> None:
    make_system(session, "Heroma", external_id="S1")

    done = take_file(session, "systems", "id;Systemnamn\nS2;Heroma\n")

    assert done.created == 1
    assert "redan ett system med det namnet" in done.warnings[0].problem


def test_a_system_without_an_id_gets_the_one_that_its_source_has(session: RecordedSession) -> None:
    known = make_system(session, "Heroma")

    take_file(session, "systems", "id;Systemnamn\nS1;Heroma\n")

    assert known.external_id == "S1"


def test_a_system_keeps_its_samsyn_id_in_another_register(session: RecordedSession) -> None:
    own_id = uuid4()

    take_file(session, "systems", f"Samsyn-id;Systemnamn\n{own_id};Heroma\n")

    assert [system.id for system in systems(session)] == [own_id]


def test_a_samsyn_id_that_is_none_is_left_out_and_named(session: RecordedSession) -> None:
    done = take_file(session, "systems", "Samsyn-id;Systemnamn\nabc;Heroma\n")

    assert said_of(done.warnings) == [
        (2, "Samsyn-id", "Det är inget id från Samsyn. Cellen lämnas tom.")
    ]


def test_importing_a_file_again_changes_nothing(database: Database) -> None:
    content = (
        "id;Systemnamn;Alias;Förvaltning;Leverantör;Kostnad;Användare;Informationsklass;Avtalsslut;"
        "Funktioner;Status;Driftform\n"
        "S1;Heroma;Lönen, HR;Norra / Kontoret;CGI;1 200 000,50;1 234;K3 R2 T2;2027-12-31;lön;"
        "i drift;molntjänst\n"
        "S2;Årshjulet;;Norra;;;;;;;;\n"
    )
    with database.writing(TESTER) as session:
        first = take_file(session, "systems", content, create_units=True)
    with database.reading() as connection:
        entries = connection.scalar(select(func.count()).select_from(Change))
    with database.writing(TESTER) as session:
        again = take_file(session, "systems", content, create_units=True)
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(Change)) == entries

    assert (first.created, first.updated, first.unchanged) == (2, 0, 0)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)


def test_an_empty_cell_changes_nothing(session: RecordedSession) -> None:
    make_function(session, "payroll")
    unit = make_unit(session)
    system = make_system(
        session,
        "Heroma",
        external_id="S1",
        purpose="Lön",
        vendor="CGI",
        owner_unit=unit.id,
        annual_cost=5,
        aliases=["Lönen"],
        functions=["payroll"],
        functions_stated=["löner"],
        status="in_use",
        operation={"country": "Sverige"},
        information_class={"confidentiality": 3},
    )
    before = card_of(session, system)
    header = (
        "id;Systemnamn;Alias;Leverantör;Beskrivning;Status;Förvaltning;Funktionskoder;Funktioner;"
        "Kostnad;Informationsklass;Land;Användare;Avtalsslut"
    )

    done = take_file(session, "systems", f"{header}\nS1;Heroma{';' * 12}\n")

    assert done.unchanged == 1
    assert card_of(session, system) == before


def test_a_column_that_is_not_there_changes_nothing(session: RecordedSession) -> None:
    system = make_system(session, "Heroma", purpose="Lön", note="Gemensamt")

    done = take_file(session, "systems", "Systemnamn;Beskrivning\nHeroma;Löner\n")

    assert done.updated == 1
    assert (system.purpose, system.note) == ("Löner", "Gemensamt")


@pytest.mark.parametrize(
    ("content", "first", "second"),
    [
        ("id;Systemnamn\nS1;Heroma\nS1;Visma\n", 2, 3),
        ("Systemnamn;Syfte\nHeroma;Lön\nVisma;\nHeroma;Annat\n", 2, 4),
        (f"Samsyn-id;Systemnamn\n{'0' * 31}1;A\n{'0' * 31}1;B\n", 2, 3),
    ],
    ids=["external id", "name and owner", "samsyn id"],
)
def test_one_key_twice_is_refused_with_both_lines(
    session: RecordedSession, content: str, first: int, second: int
) -> None:
    (said,) = rejections_of(session, "systems", content)

    assert said.startswith(f"rad {second}, ")
    assert f"står redan på rad {first}" in said
    assert systems(session) == []


def test_an_id_that_belongs_to_another_system_is_refused(session: RecordedSession) -> None:
    heroma = make_system(session, "Heroma")
    make_system(session, "Visma", external_id="S1")
    content = f"Samsyn-id;id;Systemnamn\n{heroma.id};S1;Heroma\n"

    (said,) = rejections_of(session, "systems", content)

    assert said == "rad 2, id: Id:t hör redan till ”Visma”."


def test_a_row_without_a_name_is_refused_and_so_is_the_file(session: RecordedSession) -> None:
    said = rejections_of(session, "systems", "Systemnamn;Syfte\nHeroma;Lön\n;Ekonomi\n")

    assert said == ["rad 3, Systemnamn: Systemet saknar namn."]
    assert systems(session) == []


def test_an_unknown_unit_is_refused_and_told_what_to_do(session: RecordedSession) -> None:
    make_unit(session)

    (said,) = rejections_of(session, "systems", "Systemnamn;Förvaltning\nHeroma;Okända\n")

    assert said.startswith("rad 2, Förvaltning: Enheten finns inte i organisationen.")
    assert "skapa enheter" in said


def test_a_unit_that_may_be_two_is_refused(session: RecordedSession) -> None:
    root = make_unit(session)
    for name in ("Norra", "Södra"):
        make_unit(session, "Expeditionen", make_unit(session, name, root))

    (said,) = rejections_of(session, "systems", "Systemnamn;Förvaltning\nHeroma;Expeditionen\n")

    assert "flera enheter med det namnet" in said


def test_a_path_names_the_one_unit_that_is_meant(session: RecordedSession) -> None:
    root = make_unit(session)
    offices = {
        name: make_unit(session, "Expeditionen", make_unit(session, name, root))
        for name in ("Norra", "Södra")
    }

    take_file(session, "systems", "Systemnamn;Förvaltning\nHeroma;Södra / Expeditionen\n")

    assert systems(session)[0].owner_unit_id == offices["Södra"].id


def test_department_and_unit_columns_name_a_unit_together(session: RecordedSession) -> None:
    content = "Systemnamn;Förvaltning;Enhet\nHeroma;Norra;Kontoret\nVisma;Norra;\n"

    take_file(session, "systems", content, create_units=True)

    owners = {system.name: system.owner_unit_id for system in systems(session)}
    units = {unit.id: unit for unit in session.scalars(select(Unit))}
    assert {name: units[owner].name for name, owner in owners.items() if owner} == {
        "Heroma": "Kontoret",
        "Visma": "Norra",
    }


def test_units_are_made_under_the_one_root_when_asked_for(session: RecordedSession) -> None:
    root = make_unit(session, "Ånge kommun")
    content = "Systemnamn;Förvaltning\nHeroma;Norra / Kontoret\nVisma;Norra\n"

    take_file(session, "systems", content, create_units=True)

    units = {unit.name: unit for unit in session.scalars(select(Unit))}
    assert set(units) == {"Ånge kommun", "Norra", "Kontoret"}
    assert units["Norra"].parent_id == root.id
    assert units["Kontoret"].parent_id == units["Norra"].id


def test_where_there_is_no_unit_at_all_the_root_is_made_first(session: RecordedSession) -> None:
    take_file(session, "systems", "Systemnamn;Förvaltning\nHeroma;Norra\n", create_units=True)

    units = {unit.name: unit for unit in session.scalars(select(Unit))}
    assert set(units) == {"Kommunen", "Norra"}
    assert units["Kommunen"].parent_id is None
    assert (units["Kommunen"].kind, units["Norra"].kind) == ("municipality", "department")


def test_a_system_may_lack_an_owner(session: RecordedSession) -> None:
    take_file(session, "systems", "Systemnamn;Förvaltning\nHeroma;\n")

    assert systems(session)[0].owner_unit_id is None


def test_rounding_is_said(session: RecordedSession) -> None:
    content = "Systemnamn;Kostnad\nA;1 200,50\nB;1 200,49\nC;1 200\n"

    done = take_file(session, "systems", content)

    assert [system.annual_cost for system in systems(session)] == [1201, 1200, 1200]
    assert said_of(done.warnings) == [
        (2, "Kostnad", "Beloppet avrundades till 1201 kr."),
        (3, "Kostnad", "Beloppet avrundades till 1200 kr."),
    ]


def test_a_cell_that_cannot_be_read_is_left_empty_and_named(session: RecordedSession) -> None:
    content = "Systemnamn;Kostnad;Status;Användare;Avtalsslut\nHeroma;gratis;borta;några;snart\n"

    done = take_file(session, "systems", content)

    assert [problem.column for problem in done.warnings] == [
        *("Status", "Kostnad", "Användare", "Avtalsslut")
    ]
    assert all("Cellen lämnas tom." in problem.problem for problem in done.warnings)
    assert systems(session)[0].annual_cost is None


def test_an_unknown_function_code_is_named_and_the_known_ones_are_taken(
    session: RecordedSession,
) -> None:
    make_function(session, "payroll")

    done = take_file(session, "systems", 'Systemnamn;Funktionskoder\nHeroma;"payroll;okand"\n')

    assert said_of(done.warnings) == [
        (2, "Funktionskoder", "Det finns ingen funktion med koden ”okand”. Koden läses inte.")
    ]
    assert [said["code"] for said in card_of(session, systems(session)[0])["functions"]] == [
        "payroll"
    ]


def test_a_refused_function_comes_back_only_when_a_file_sets_it(session: RecordedSession) -> None:
    for code in ("payroll", "finance"):
        make_function(session, code)
    system = make_system(session, "Heroma", functions=["payroll"])
    set_finding(load_entry(session, system), "finance", Finding.IS_NOT)
    session.flush()

    take_file(session, "systems", "Systemnamn;Funktionskoder\nHeroma;payroll\n")

    assert [said["code"] for said in card_of(session, system)["not_functions"]] == ["finance"]


def test_users_become_a_use_by_the_owner(session: RecordedSession) -> None:
    make_unit(session)
    content = "Systemnamn;Förvaltning;Användare\nHeroma;Kommunen;{}\n"

    take_file(session, "systems", content.format(12))
    take_file(session, "systems", content.format(13))

    (use,) = card_of(session, systems(session)[0])["uses"]
    assert (use["unit"]["name"], use["users"]) == ("Kommunen", 13)


def test_the_end_of_a_contract_makes_one_or_changes_the_one_there_is(
    session: RecordedSession,
) -> None:
    content = "Systemnamn;Avtalsslut\nHeroma;{}\n"

    take_file(session, "systems", content.format("2027-12-31"))
    take_file(session, "systems", content.format("2028-12-31"))

    (contract,) = card_of(session, systems(session)[0])["contracts"]
    assert (contract["title"], str(contract["ends_on"])) == ("Heroma", "2028-12-31")


def test_of_several_contracts_a_file_changes_none_and_says_so(session: RecordedSession) -> None:
    system = make_system(session, "Heroma")
    for title in ("Drift", "Licenser"):
        make_contract(session, system, title=title)

    done = take_file(session, "systems", "Systemnamn;Avtalsslut\nHeroma;2027-12-31\n")

    assert "flera avtal" in done.warnings[0].problem
    assert done.unchanged == 1


def test_a_system_may_name_another_further_down_in_the_file(session: RecordedSession) -> None:
    content = "Systemnamn;Ingår i;Ersätts av\nEkot Faktura;Ekot;Raindance\nEkot;;\nRaindance;;\n"

    done = take_file(session, "systems", content)

    card = card_of(session, systems(session)[0])
    assert (card["parent"]["name"], card["replaced_by"]["name"]) == ("Ekot", "Raindance")
    assert (done.created, done.warnings) == (3, [])


def test_a_link_to_what_is_not_there_is_named(session: RecordedSession) -> None:
    done = take_file(session, "systems", "Systemnamn;Ingår i\nEkot Faktura;Ekot\n")

    assert said_of(done.warnings) == [(2, "Ingår i", "Det finns inget sådant system, eller flera.")]


def test_a_system_that_was_merged_away_is_not_made_again(session: RecordedSession) -> None:
    root = make_unit(session)
    content = (
        "id;Systemnamn;Förvaltning\nS1;Ekot;Kommunen\nS2;Raindance;Kommunen\n;Kassan;Kommunen\n"
    )
    take_file(session, "systems", content)
    ekot, raindance, kassan = systems(session)
    for source in (ekot, kassan):
        merge_into(Catalogue(session), source, raindance)

    again = take_file(session, "systems", content)
    by_own_id = take_file(session, "systems", f"Samsyn-id;Systemnamn\n{ekot.id};Ekot\n")

    assert (again.created, again.updated, again.unchanged) == (0, 0, 3)
    why = "Systemet har slagits ihop med ”Raindance”. Raden läses inte."
    assert [(warning.line, warning.problem) for warning in again.warnings] == [(2, why), (4, why)]
    assert (by_own_id.created, by_own_id.warnings[0].problem) == (0, why)
    assert len(systems(session)) == 3
    assert root.name == "Kommunen"


def test_a_merged_system_leads_the_uses_of_a_file_to_where_it_went(
    session: RecordedSession,
) -> None:
    make_unit(session)
    source = make_system(session, "Ekot", external_id="S1")
    target = make_system(session, "Raindance")
    merge_into(Catalogue(session), source, target)

    for ref in ("S1", "Ekot", str(source.id)):
        take_file(session, "uses", f"System;Enhet;Lokalt namn\n{ref};Kommunen;{ref}\n")

    names: list[Any] = [use["local_name"] for use in card_of(session, target)["uses"]]
    assert set(names) == {"S1", "Ekot", str(source.id)}


def test_all_or_nothing(database: Database) -> None:
    rows = "".join(f"S{number};System {number}\n" for number in range(50))
    with database.writing(TESTER) as session:
        rejections_of(session, "systems", f"id;Systemnamn\n{rows}S7;En till\n")
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(System)) == 0
        assert connection.scalar(select(func.count()).select_from(Change)) == 0
