"""What rows of uses, units, functions, products and people do to the register."""

from datetime import date

from sqlalchemy import select
from sqlmodel import col

from inventory.organisation.units import Unit
from inventory.vocabulary.functions import Function
from inventory.vocabulary.products import KnownProduct
from record.people import Person, Role, RoleHolding
from record.recording.session import RecordedSession
from record.row import now
from tests.factories import (
    card_of,
    make_function,
    make_person,
    make_system,
    make_unit,
    rejections_of,
    take_file,
)

USES = "System;Enhet;Användare;Funktioner;Från;Passar;Lokalt namn\n"
UNITS = "Kortnamn;Externt id;Enhet;Typ;Överordnad\n"
FUNCTIONS = "Kod;Benämning;Synonymer;Överordnad\n"
PEOPLE = "Anställningsnummer;Namn;E-post;Enhet;Roller\n"


def units(session: RecordedSession) -> dict[str, Unit]:
    return {unit.name: unit for unit in session.scalars(select(Unit))}


def people(session: RecordedSession) -> dict[str, Person]:
    return {person.name: person for person in session.scalars(select(Person))}


def test_a_use_is_recognised_by_system_unit_and_local_name(session: RecordedSession) -> None:
    make_function(session, "payroll")
    make_unit(session)
    system = make_system(session, "Heroma")
    rows = (
        "Heroma;Kommunen;12;payroll;2020-01-01;4;\n"
        "Heroma;Kommunen;3;;;;Lönen\n"  # the same unit, under a name of its own
    )

    first = take_file(session, "uses", USES + rows)
    again = take_file(session, "uses", USES + rows.replace("12", "13"))

    uses = card_of(session, system)["uses"]
    assert (first.created, again.created, again.updated, again.unchanged) == (2, 0, 1, 1)
    assert {use["local_name"]: use["users"] for use in uses} == {None: 13, "Lönen": 3}
    told = next(use for use in uses if use["local_name"] is None)
    assert (told["functions"], told["from"], told["fit"]) == (["payroll"], date(2020, 1, 1), 4)


def test_a_use_that_cannot_be_placed_is_refused(session: RecordedSession) -> None:
    make_unit(session)
    for _ in range(2):
        make_system(session, "Schema")
    make_system(session, "Heroma")
    session.commit()
    rows = "Okänt;Kommunen;;;;;\nSchema;Kommunen;;;;;\nHeroma;Okänd;;;;;\nHeroma;;;;;;\n"

    said = rejections_of(session, "uses", USES + rows)

    assert [line.partition(":")[0] for line in said] == [
        *("rad 2, System", "rad 3, System", "rad 4, Enhet", "rad 5, Enhet")
    ]


def test_one_use_twice_is_refused_with_both_lines(session: RecordedSession) -> None:
    make_unit(session)
    make_system(session, "Heroma")
    session.commit()

    rows = "Heroma;Kommunen;1;;;;\nheroma;kommunen;2;;;;\n"

    (said,) = rejections_of(session, "uses", USES + rows)

    assert said.startswith("rad 3, Enhet:")
    assert "redan på rad 2" in said


def test_a_fit_is_from_one_to_five(session: RecordedSession) -> None:
    make_unit(session)
    make_system(session, "Heroma")

    done = take_file(session, "uses", f"{USES}Heroma;Kommunen;;;;6;\n")

    assert "från 1 till 5" in done.warnings[0].problem


def test_units_come_in_as_a_tree(session: RecordedSession) -> None:
    rows = ";;Kommunen;kommun;\n;F1;Norra;förvaltning;Kommunen\n;F2;Kontoret;enhet;Norra\n"

    first = take_file(session, "units", UNITS + rows)
    again = take_file(session, "units", UNITS + rows)

    known = units(session)
    assert (first.created, again.unchanged) == (3, 3)
    assert known["Kontoret"].parent_id == known["Norra"].id
    assert known["Norra"].kind == "department"


def test_a_unit_is_recognised_by_id_then_slug_then_name_and_place(
    session: RecordedSession,
) -> None:
    root = make_unit(session)
    by_id, by_slug, by_name = (make_unit(session, name, root) for name in ("A", "B", "C"))
    by_id.external_id = "E1"
    rows = (
        "annat;E1;A ny;;\n"  # the id decides, and the slug stays
        "b;E2;B ny;;\n"
        ";E3;C;;Kommunen\n"
    )

    done = take_file(session, "units", UNITS + rows)

    assert (done.created, done.updated) == (0, 3)
    assert [(unit.name, unit.slug, unit.external_id) for unit in (by_id, by_slug, by_name)] == [
        ("A ny", "a", "E1"),
        ("B ny", "b", "E2"),
        ("C", "c", "E3"),
    ]


def test_two_units_in_the_source_are_two_though_they_share_name_and_place(
    session: RecordedSession,
) -> None:
    rows = ";;Kommunen;;\n;E1;Skolan;;Kommunen\n;E2;Skolan;;Kommunen\n"

    assert take_file(session, "units", UNITS + rows).created == 3
    assert take_file(session, "units", UNITS + rows).unchanged == 3


def test_a_slug_of_another_unit_is_refused(session: RecordedSession) -> None:
    rows = "skolan;E1;Skolan;;\nskolan;E2;Skolan;;\n"

    (said,) = rejections_of(session, "units", UNITS + rows)

    assert said.startswith("rad 3, Kortnamn: Kortnamnet hör redan till en annan enhet.")


def test_a_unit_cannot_be_put_below_itself_by_a_file(session: RecordedSession) -> None:
    root = make_unit(session)
    make_unit(session, "Kontoret", make_unit(session, "Norra", root))
    session.commit()

    (said,) = rejections_of(session, "units", f"{UNITS}norra;;Norra;;Kontoret\n")

    assert said == "rad 2, Överordnad: En enhet kan inte ligga under sig själv."


def test_a_unit_whose_parent_comes_later_is_refused_and_told_what_to_do(
    session: RecordedSession,
) -> None:
    (said,) = rejections_of(session, "units", f"{UNITS};;Norra;;Kommunen\n;;Kommunen;;\n")

    assert said.startswith("rad 2, Överordnad:")
    assert "Lägg den på en rad ovanför" in said


def test_functions_come_in_in_any_order(session: RecordedSession) -> None:
    rows = "payroll;Lön;löner|lönekörning;hr\nhr;Personal;;\n".replace("|", ",")

    first = take_file(session, "functions", FUNCTIONS + rows)
    again = take_file(session, "functions", FUNCTIONS + rows)

    payroll = session.scalars(select(Function).where(col(Function.code) == "payroll")).one()
    assert (first.created, again.unchanged) == (2, 2)
    assert payroll.parent_code == "hr"


def test_functions_in_a_circle_or_below_nothing_are_refused(session: RecordedSession) -> None:
    rows = "a;A;;b\nb;B;;a\nc;C;;okand\nÅ;Å;;\nd;D;;\nd;D;;\n"

    said = rejections_of(session, "functions", FUNCTIONS + rows)
    assert [line.partition(":")[0] for line in said] == ["rad 5, Kod", "rad 7, Kod"]

    said = rejections_of(session, "functions", FUNCTIONS + rows[: rows.index("Å")])
    assert [line.partition(":")[0] for line in said] == [
        *("rad 2, Överordnad", "rad 3, Överordnad", "rad 4, Överordnad")
    ]


def test_a_function_without_a_label_is_refused_when_it_is_new(session: RecordedSession) -> None:
    make_function(session, "hr", label="Personal")
    session.commit()

    said = rejections_of(session, "functions", f"{FUNCTIONS}hr;;;\npayroll;;;\n")

    assert said == ["rad 3, Benämning: Funktionen saknar benämning."]


def test_products_are_recognised_by_name_and_name_unknown_functions(
    session: RecordedSession,
) -> None:
    make_function(session, "payroll")
    header = "Produkt;Leverantör;Funktioner\n"

    first = take_file(session, "products", f"{header}Heroma;CGI;payroll\n")
    again = take_file(session, "products", f'{header}HEROMA;;"payroll;okand"\n')

    product = session.scalars(select(KnownProduct)).one()
    assert (first.created, again.updated) == (1, 1)
    assert (product.name, product.vendor, product.functions) == ("HEROMA", "CGI", ["payroll"])
    assert "okand" in again.warnings[0].problem
    (said,) = rejections_of(session, "products", f"{header}A;;\na;;\n")
    assert "redan på rad 2" in said


def test_people_who_are_absent_have_left_and_come_back_when_they_are_there(
    session: RecordedSession,
) -> None:
    by_hand = make_person(session, "Inlagd för hand")
    both = "P1;Anna;;;\nP2;Bo;;;\n"
    take_file(session, "people", PEOPLE + both)

    without = take_file(session, "people", f"{PEOPLE}P1;Anna;;;\n")
    left = {name: person.left_on for name, person in people(session).items()}
    again = take_file(session, "people", f"{PEOPLE}P1;Anna;;;\n")
    back = take_file(session, "people", PEOPLE + both)

    assert left == {"Anna": None, "Bo": now().date(), "Inlagd för hand": None}
    assert (without.updated, without.unchanged) == (1, 1)
    assert (again.updated, again.unchanged) == (0, 1)
    assert back.updated == 1
    assert people(session)["Bo"].left_on is None
    assert by_hand.left_on is None


def test_people_come_with_unit_and_roles_each_once(session: RecordedSession) -> None:
    root = make_unit(session)
    library = make_unit(session, "Biblioteket", root)
    row = 'P1;Anna;anna@exempel.example;Biblioteket;"auditor;requester@biblioteket"\n'

    take_file(session, "people", PEOPLE + row)
    again = take_file(session, "people", PEOPLE + row)

    held = session.scalars(select(RoleHolding)).all()
    assert {(holding.role, holding.unit_id) for holding in held} == {
        (Role.AUDITOR, None),
        (Role.REQUESTER, library.id),
    }
    assert again.unchanged == 1
    assert people(session)["Anna"].unit_id == library.id


def test_an_unknown_role_is_named_and_not_given(session: RecordedSession) -> None:
    done = take_file(session, "people", f"{PEOPLE}P1;Anna;;;kejsare\n")

    assert "Rollen ”kejsare” är okänd" in done.warnings[0].problem
    assert session.scalars(select(RoleHolding)).all() == []


def test_one_person_twice_or_without_an_id_is_refused(session: RecordedSession) -> None:
    said = rejections_of(session, "people", f"{PEOPLE}P1;Anna;;;\nP1;Anna;;;\n;Bo;;;\n")

    assert [line.partition(":")[0] for line in said] == [
        *("rad 3, Anställningsnummer", "rad 4, Namn")
    ]
