"""The vocabulary in data/ says of each word what a municipality means by it."""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from matching.functions.evidence import Certainty, ServedFunction
from matching.functions.reading import read
from matching.functions.vocabulary.compiled import Vocabulary, compile_vocabulary
from matching.functions.vocabulary.entries import FunctionEntry, ProductEntry
from matching.language.tokens import words
from matching.profiles import Profile

DATA = Path(__file__).parents[2] / "data"
MOST_OWNERS = 6
"""A word of more functions than this says nothing, and is better left out."""


@cache
def functions() -> tuple[FunctionEntry, ...]:
    return tuple(
        FunctionEntry(
            row["code"],
            row["label"],
            parts(row["synonyms"]),
            parts(row["counter_words"]),
            row["parent"],
        )
        for row in rows("functions")
    )


@cache
def products() -> tuple[ProductEntry, ...]:
    return tuple(
        ProductEntry(row["name"], parts(row["aliases"]), row["vendor"], parts(row["functions"]))
        for row in rows("products")
    )


@cache
def vocabulary() -> Vocabulary:
    return compile_vocabulary(functions(), products())


def rows(kind: str) -> list[dict[str, str]]:
    with (DATA / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def served(**known: object) -> list[ServedFunction]:
    profile = Profile(key="one", **known)  # type: ignore[arg-type]
    found = read(vocabulary(), profile)
    return sorted(found, key=lambda one: -one.score)


def likely(**known: object) -> set[str]:
    return {one.code for one in served(**known) if one.score >= 50}


def kin(function: FunctionEntry) -> set[str]:
    """A function, its parent and its children: words for a field stand for its parts too."""
    children = {one.code for one in functions() if one.parent == function.code}
    return {function.code, function.parent, *children}


def found_first(word: str) -> set[str]:
    found = served(stated=(word,))
    return {one.code for one in found if one.score == found[0].score}


def test_every_label_finds_its_own_function_first() -> None:
    wrong = {
        function.label: found_first(function.label)
        for function in functions()
        if function.code not in found_first(function.label)
    }

    assert wrong == {}


def test_every_synonym_finds_its_own_function_or_one_in_its_field_first() -> None:
    wrong = {
        f"{function.code}: {synonym}": found_first(synonym)
        for function in functions()
        for synonym in function.synonyms
        if found_first(synonym) and found_first(synonym).isdisjoint(kin(function))
    }

    assert wrong == {}


def test_no_synonym_belongs_to_many_functions() -> None:
    owners = defaultdict(set)
    for function in functions():
        for synonym in function.synonyms:
            owners[" ".join(words(synonym))].add(function.code)

    assert {word: sorted(o) for word, o in owners.items() if len(o) > MOST_OWNERS} == {}


def test_a_word_that_several_functions_own_decides_nothing() -> None:
    owners = defaultdict(set)
    for function in functions():
        for synonym in function.synonyms:
            owners[" ".join(words(synonym))].add(function.code)

    shared = [word for word, codes in owners.items() if len(codes) > 1]

    assert shared
    for word in shared:
        found = [one for one in served(stated=(word,)) if one.code in owners[word]]
        assert all(one.certainty is Certainty.POSSIBLE for one in found), word


@pytest.mark.parametrize(
    ("purpose", "code"),
    [
        ("skolschema med lektioner", "staff_scheduling"),
        ("städschema för skolan", "staff_scheduling"),
        ("boka poolbil", "facility_booking"),
        ("körjournal i bilarna", "care_health_record"),
        ("digital signering av läkemedel", "e_signing"),
        ("miljötillsyn av restauranger", "remote_supervision"),
        ("anbudsutvärdering", "survey"),
        ("krisberedskap i samhället", "on_call_roster"),
        ("nyckeltal för nämnden", "physical_key_management"),
    ],
)
def test_what_only_looks_like_a_function_is_not_it(purpose: str, code: str) -> None:
    assert code not in {one.code for one in served(purpose=purpose) if one.score >= 50}


def test_an_app_in_which_care_staff_sign_for_medicine_signs_no_documents() -> None:
    apps = (
        {"name": "Alfa e-signering", "purpose": "signera medicin på gruppbostäderna"},
        {"name": "MCSS e-signering"},
        {"name": "Appen", "purpose": "e-signering av delegering och omvårdnad"},
    )

    assert all("e_signing" not in likely(**app) for app in apps)
    assert "e_signing" in likely(name="Kommunens e-signering", purpose="avtal och beslut")


def test_a_module_for_deviations_is_not_the_suite_that_it_belongs_to() -> None:
    module = {"name": "Lifecare Avvikelse", "vendor": "Tietoevry", "purpose": "körs på LSS"}

    assert likely(**module) == {"care_deviation_reporting"}
    assert "social_case_management" in likely(name="Lifecare", vendor="Tietoevry")


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("lönesystem", "payroll"),
        ("passersystem", "building_access_control"),
        ("e-arkiv", "long_term_archive"),
        ("bygglov", "building_permits"),
        ("medarbetarundersökning", "employee_pulse"),
        ("skolskjuts", "school_transport_planning"),
        ("serveringstillstånd", "alcohol_licensing"),
        ("snöröjning", "winter_maintenance"),
        ("matsedel", "meal_planning"),
        ("fakturahantering", "invoice_processing"),
        ("synpunktshantering", "citizen_feedback"),
        ("lex Sarah", "care_deviation_reporting"),
    ],
)
def test_everyday_words_of_departments_decide(stated: str, code: str) -> None:
    assert (code, Certainty.CERTAIN) in {(o.code, o.certainty) for o in served(stated=(stated,))}


@pytest.mark.parametrize(
    ("purpose", "code"),
    [
        ("vem som jobbar när i receptionen", "staff_scheduling"),
        ("lista över utlånade nycklar", "physical_key_management"),
        ("här anmäler föräldrar att barnet är sjukt, sjukanmälan elev", "student_absence"),
        ("excelark där vi bokar in bilarna i poolen", "vehicle_booking"),
        ("temperaturer i kyl och frys loggas", "food_safety_logging"),
        ("kö och placering i förskola", "childcare_placement"),
        ("leverantörsfakturor attesteras", "invoice_processing"),
        ("register över avtal som löper ut", "contract_register"),
        ("föreningar söker bidrag", "association_grants"),
        ("vi ser var sopbilarna kör", "waste_route_planning"),
    ],
)
def test_the_way_people_write_in_lists_is_understood(purpose: str, code: str) -> None:
    assert code in {one.code for one in served(purpose=purpose) if one.score >= 50}


def test_every_product_finds_its_main_function_by_its_whole_name_and_vendor() -> None:
    missed = [
        product.name
        for product in products()
        if product.functions
        and product.functions[0]
        not in {
            one.code
            for one in served(name=product.name, vendor=product.vendor)
            if one.score >= (50 if product.vendor else 20)
        }
    ]

    assert missed == []


def test_the_vocabulary_is_compiled_again_at_once() -> None:
    again = compile_vocabulary(functions(), products())

    assert read(again, Profile(key="a", stated=("lönesystem",))) == read(
        vocabulary(), Profile(key="a", stated=("lönesystem",))
    )
