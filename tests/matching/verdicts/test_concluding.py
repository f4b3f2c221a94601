"""What people conclude about an overlap is kept, and stands until something changes."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from inventory.errors import InvalidFieldsError
from inventory.exemptions.exemption import Exemption
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.serving import set_finding
from inventory.systems.functions import Finding
from inventory.systems.merging.merging import merge_into
from inventory.systems.system import System
from matching.overlaps.finding import Overlaps, look_once
from matching.verdicts.deciding import conclude
from matching.verdicts.verdicts import Verdict, VerdictOutcome
from record.people import Role
from record.recording.session import RecordedSession
from record.row import now
from tests.factories import TESTER, make_function, make_system, make_unit

TODAY = now().date()
LATER = TODAY + timedelta(days=300)
KEY = "function:payroll"


def look(session: RecordedSession, today: date = TODAY) -> Overlaps:
    session.flush()
    return look_once(session.connection(), TESTER, today)


def card(session: RecordedSession, key: str = KEY, today: date = TODAY) -> dict[str, Any]:
    overlaps = look(session, today)
    overlap = overlaps.one(key)
    assert overlap is not None
    return overlaps.card(overlap)


def say(session: RecordedSession, outcome: str, **fields: Any) -> Verdict:
    overlap = look(session).one(fields.pop("key", KEY))
    assert overlap is not None
    given = {"outcome": VerdictOutcome(outcome)} | fields
    verdict = conclude(Catalogue(session), TESTER, overlap, given)
    session.flush()
    return verdict


def three(session: RecordedSession) -> list[System]:
    make_function(session, "payroll", label="Lön")
    return [
        make_system(session, name, functions=["payroll"])
        for name in ("Heroma", "Personec", "Visma Lön")
    ]


def outcomes(told: dict[str, Any]) -> dict[str, str | None]:
    """Return the last word on each member, by name."""
    return {
        member["system"]["name"]: member["verdict"] and member["verdict"]["outcome"]
        for member in told["members"]
    }


def test_a_verdict_is_about_all_members_unless_it_names_some(session: RecordedSession) -> None:
    three(session)

    say(session, "confirmed")

    assert set(outcomes(card(session)).values()) == {"confirmed"}


def test_a_verdict_leaves_what_was_said_of_others(session: RecordedSession) -> None:
    _heroma, _personec, visma = three(session)
    say(session, "confirmed")

    say(session, "false_alarm", systems=[visma.id], reason="Bara ett arkiv")

    said = outcomes(card(session))
    assert said == {"Heroma": "confirmed", "Personec": "confirmed", "Visma Lön": "false_alarm"}
    assert [one["outcome"] for one in card(session)["verdicts"]] == ["confirmed", "false_alarm"]


@pytest.mark.parametrize(
    ("outcome", "pointers"),
    [
        ("consolidate", {"#/target_system", "#/owner", "#/due"}),
        ("justified", {"#/reason", "#/until"}),
        ("false_alarm", {"#/reason"}),
    ],
)
def test_each_outcome_demands_what_it_needs(
    session: RecordedSession, outcome: str, pointers: set[str]
) -> None:
    three(session)

    with pytest.raises(InvalidFieldsError) as refused:
        say(session, outcome)

    assert {pointer for pointer, _why in refused.value.errors} == pointers


def test_an_owner_is_a_unit_or_a_role(session: RecordedSession) -> None:
    heroma, *_ = three(session)
    whole = {"target_system": heroma.id, "due": LATER}

    say(session, "consolidate", owner={"role": Role.HEAD_OF_IT}, **whole)
    say(session, "consolidate", owner={"unit": make_unit(session).id}, **whole)

    with pytest.raises(InvalidFieldsError):
        say(session, "consolidate", owner={"unit": None, "role": None}, **whole)


def test_a_system_outside_the_overlap_is_refused(session: RecordedSession) -> None:
    three(session)
    stranger = make_system(session, "Agresso")

    with pytest.raises(InvalidFieldsError) as refused:
        say(session, "confirmed", systems=[stranger.id])

    assert refused.value.errors[0][0] == "#/systems/0"


def test_what_is_justified_stays_on_an_exemption(session: RecordedSession) -> None:
    heroma, *_ = three(session)

    say(session, "justified", systems=[heroma.id], reason="Eget avtal", until=LATER)

    (exemption,) = session.scalars(select(Exemption)).all()
    assert (exemption.system_id, exemption.function_code) == (heroma.id, "payroll")
    assert (exemption.reason, exemption.until) == ("Eget avtal", LATER)


def test_a_verdict_outlives_that_all_is_found_anew(session: RecordedSession) -> None:
    three(session)
    say(session, "confirmed", mandate="KS 2026-114")

    (told,) = card(session)["verdicts"]

    assert (told["standing"], told["changed_since"]) == ("in_force", None)
    assert (told["mandate"], told["decided_by"]) == ("KS 2026-114", TESTER.name)


def test_a_system_that_came_later_is_told_as_changed_since(session: RecordedSession) -> None:
    three(session)
    say(session, "confirmed")

    make_system(session, "Agda", functions=["payroll"])

    (told,) = card(session)["verdicts"]
    assert told["standing"] == "changed_since"
    assert [one["name"] for one in told["changed_since"]["came"]] == ["Agda"]
    assert outcomes(card(session))["Agda"] is None


def test_a_system_that_no_longer_does_the_job_is_told_as_gone(session: RecordedSession) -> None:
    _heroma, _personec, visma = three(session)
    say(session, "confirmed")

    set_finding(load_entry(session, visma), "payroll", Finding.IS_NOT)

    (told,) = card(session)["verdicts"]
    assert [one["name"] for one in told["changed_since"]["went"]] == ["Visma Lön"]


def test_past_its_date_a_verdict_has_lapsed(session: RecordedSession) -> None:
    _heroma, *_ = three(session)
    say(session, "justified", reason="Eget avtal", until=LATER)

    (told,) = card(session, today=LATER + timedelta(days=1))["verdicts"]

    assert told["standing"] == "lapsed"
    assert card(session, today=LATER)["verdicts"][0]["standing"] == "in_force"


def test_what_is_settled_stands_last(session: RecordedSession) -> None:
    three(session)
    make_function(session, "finance", label="Ekonomi")
    for name in ("Raindance", "Agresso"):
        make_system(session, name, functions=["finance"])
    first, second = (one["key"] for one in look(session).ranked() if one["function"])
    assert (first, second) == (KEY, "function:finance")

    say(session, "false_alarm", reason="Olika saker")

    assert [one["key"] for one in look(session).ranked() if one["function"]][-1] == KEY


def test_a_verdict_on_one_product_follows_a_merge(session: RecordedSession) -> None:
    make_function(session, "payroll", label="Lön")
    first, second, third = (
        make_system(session, name, vendor="CGI") for name in ("Heroma", "HEROMA 8.2", "CGI Heroma")
    )
    key = f"product:{first.id}"
    say(session, "confirmed", key=key)

    merge_into(Catalogue(session), first, second)

    after = card(session, f"product:{second.id}")
    assert [one["outcome"] for one in after["verdicts"]] == ["confirmed"]
    assert {member["system"]["id"] for member in after["members"]} == {second.id, third.id}
