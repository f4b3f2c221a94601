"""Functions that two or more systems serve."""

from typing import Any
from uuid import UUID

import pytest

from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.serving import set_finding
from inventory.systems.functions import Finding
from inventory.systems.merging.merging import merge_into
from inventory.systems.system import SystemStatus
from matching.overlaps.finding import Overlaps, Wanted, look_once
from record.actors import Actor
from record.recording.session import RecordedSession
from record.row import now
from tests.factories import TESTER, make_function, make_system, make_unit, make_use

BY_FUNCTION = Wanted(kind="same_function")


def overlaps(session: RecordedSession, actor: Actor = TESTER) -> list[dict[str, Any]]:
    return look(session, actor).ranked(BY_FUNCTION)


def look(session: RecordedSession, actor: Actor = TESTER) -> Overlaps:
    session.flush()
    return look_once(session.connection(), actor, now().date())


def members(session: RecordedSession) -> dict[str, list[str]]:
    """Return the names of the members of each overlap, in the order they are shown in."""
    return {
        overlap["function"]["code"]: [member["system"]["name"] for member in overlap["members"]]
        for overlap in overlaps(session)
    }


def names_for(session: RecordedSession, code: str = "payroll", label: str = "Lön") -> None:
    make_function(session, code, label=label)


def test_one_system_alone_makes_no_overlap(session: RecordedSession) -> None:
    names_for(session)
    make_system(session, "Heroma", functions=["payroll"])

    assert overlaps(session) == []


def test_two_systems_for_one_function_overlap_and_say_why(session: RecordedSession) -> None:
    names_for(session)
    for name in ("Visma", "Heroma"):
        make_system(session, name, functions=["payroll"])

    (overlap,) = overlaps(session)

    assert overlap["key"] == "function:payroll"
    assert overlap["function"] == {"code": "payroll", "label": "Lön"}
    assert [member["system"]["name"] for member in overlap["members"]] == ["Heroma", "Visma"]
    for member in overlap["members"]:
        assert [evidence["signal"] for evidence in member["evidence"]] == ["function"]
        assert member["certainty"] == "certain"


def test_the_same_product_twice_is_an_overlap_too(session: RecordedSession) -> None:
    names_for(session)
    for _ in range(2):
        make_system(session, "Heroma", functions=["payroll"])

    assert members(session) == {"payroll": ["Heroma", "Heroma"]}


@pytest.mark.parametrize(
    ("status", "counts"),
    [(status, status is not SystemStatus.RETIRED) for status in SystemStatus],
)
def test_only_what_is_retired_does_not_count(
    session: RecordedSession, status: SystemStatus, counts: bool
) -> None:
    names_for(session)
    make_system(session, "Heroma", functions=["payroll"])
    make_system(session, "Visma", functions=["payroll"], status=status)

    assert bool(overlaps(session)) == counts


def test_what_was_refused_does_not_count(session: RecordedSession) -> None:
    names_for(session)
    make_system(session, "Heroma", functions=["payroll"])
    visma = make_system(session, "Visma", functions=["payroll"])
    set_finding(load_entry(session, visma), "payroll", Finding.IS_NOT)

    assert overlaps(session) == []


def test_what_was_merged_away_does_not_count(session: RecordedSession) -> None:
    names_for(session)
    first, second = (make_system(session, "Heroma", functions=["payroll"]) for _ in range(2))
    merge_into(Catalogue(session), first, second)

    assert overlaps(session) == []


def test_what_a_unit_uses_a_system_for_counts(session: RecordedSession) -> None:
    names_for(session)
    make_system(session, "Heroma", functions=["payroll"])
    excel = make_system(session, "Excelblad")
    make_use(session, excel, make_unit(session), functions=["payroll"])

    (overlap,) = overlaps(session)

    signals = {
        member["system"]["name"]: [evidence["signal"] for evidence in member["evidence"]]
        for member in overlap["members"]
    }
    assert signals == {"Excelblad": ["use"], "Heroma": ["function"]}


def test_evidence_of_one_kind_is_given_once(session: RecordedSession) -> None:
    names_for(session)
    root = make_unit(session)
    excel = make_system(session, "Excelblad", functions=["payroll"])
    for unit in (root, make_unit(session, "Norra", root)):
        make_use(session, excel, unit, functions=["payroll"])
    make_system(session, "Heroma", functions=["payroll"])

    (overlap,) = overlaps(session)

    assert [evidence["signal"] for evidence in overlap["members"][0]["evidence"]] == [
        *("function", "use")
    ]


def test_a_use_that_names_no_function_is_a_use_of_all_that_the_system_does(
    session: RecordedSession,
) -> None:
    for code in ("payroll", "finance"):
        make_function(session, code)
    root = make_unit(session)
    north, south = (make_unit(session, name, root) for name in ("Norra", "Södra"))
    both = ["payroll", "finance"]
    first, _ = (make_system(session, name, functions=both) for name in ("Heroma", "Visma"))
    make_use(session, first, north)
    make_use(session, first, south, functions=["payroll"])

    units = {overlap["function"]["code"]: overlap["units"] for overlap in overlaps(session)}

    assert units == {"payroll": 2, "finance": 1}


def test_the_owner_counts_as_one_of_the_units(session: RecordedSession) -> None:
    names_for(session)
    unit = make_unit(session)
    for name in ("Heroma", "Visma"):
        make_system(session, name, functions=["payroll"], owner_unit=unit.id)

    assert overlaps(session)[0]["units"] == 1


def test_a_parent_holds_only_systems_that_have_the_parent_itself(session: RecordedSession) -> None:
    make_function(session, "work")
    for code in ("scheduling", "reporting"):
        make_function(session, code, parent="work")
    for name, code in (
        ("A", "scheduling"),
        ("B", "scheduling"),
        ("C", "reporting"),
        ("D", "work"),
        ("E", "work"),
    ):
        make_system(session, name, functions=[code])

    assert members(session) == {"scheduling": ["A", "B"], "work": ["D", "E"]}


def test_children_alone_make_no_finding_at_their_parent(session: RecordedSession) -> None:
    make_function(session, "work")
    for code in ("scheduling", "reporting"):
        make_function(session, code, parent="work")
        make_system(session, code, functions=[code])

    assert overlaps(session) == []


def test_the_cost_of_a_suite_is_not_the_cost_of_one_of_its_functions(
    session: RecordedSession,
) -> None:
    for code in ("payroll", "finance"):
        make_function(session, code)
    make_system(session, "Sviten", functions=["payroll", "finance"], annual_cost=900)
    make_system(session, "Heroma", functions=["payroll"], annual_cost=100)
    make_system(session, "Gratis", functions=["payroll"], annual_cost=0)
    make_system(session, "Okänd", functions=["payroll"])

    (overlap,) = overlaps(session)

    assert overlap["annual_cost_known"] == 100
    assert overlap["members_without_cost"] == 2, "the suite's share and the unknown one"


def test_a_function_that_only_a_use_names_makes_a_suite_too(session: RecordedSession) -> None:
    for code in ("payroll", "finance"):
        make_function(session, code)
    suite = make_system(session, "Sviten", functions=["payroll"], annual_cost=900)
    make_use(session, suite, make_unit(session), functions=["finance"])
    make_system(session, "Heroma", functions=["payroll"], annual_cost=100)

    assert overlaps(session)[0]["annual_cost_known"] == 100


def test_those_in_most_units_come_first_then_the_largest_then_by_code(
    session: RecordedSession,
) -> None:
    root = make_unit(session)
    units = [make_unit(session, name, root) for name in ("A", "B", "C")]
    for code, count, used_in in (("b", 2, 0), ("a", 2, 0), ("c", 3, 0), ("d", 2, 3)):
        make_function(session, code)
        for number in range(count):
            system = make_system(session, f"{code}{number}", functions=[code])
        for unit in units[:used_in]:
            make_use(session, system, unit)

    assert list(members(session)) == ["d", "c", "a", "b"]


def test_members_stand_in_the_order_of_the_alphabet(session: RecordedSession) -> None:
    names_for(session)
    for name in ("Öppna", "Ådra", "Zebra", "agresso"):
        make_system(session, name, functions=["payroll"])

    assert members(session) == {"payroll": ["agresso", "Zebra", "Ådra", "Öppna"]}


def test_only_systems_that_the_caller_may_see_are_shown(session: RecordedSession) -> None:
    names_for(session)
    for name in ("Heroma", "Visma"):
        make_system(session, name, functions=["payroll"])

    assert len(overlaps(session)) == 1
    assert overlaps(session, Actor("utan roll")) == []


def test_an_overlap_is_found_by_its_key_and_by_its_members(session: RecordedSession) -> None:
    names_for(session)
    first, _ = (make_system(session, name, functions=["payroll"]) for name in ("A", "B"))
    (overlap,) = overlaps(session)
    found = look(session)

    assert found.card(found.one("function:payroll")) == overlap  # type: ignore[arg-type]
    assert found.one("function:okand") is None
    assert found.of_system(first.id) == [overlap]
    assert found.of_system(UUID(int=1)) == []
