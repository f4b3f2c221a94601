"""The vocabulary of functions: a tree without circles, each code once."""

import pytest

from inventory.errors import InvalidFieldsError, NotFoundError, TakenError
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.serving import set_finding
from inventory.systems.functions import Finding
from inventory.vocabulary.cards import count_systems
from inventory.vocabulary.functions import add_function, edit_function, get_function
from record.recording.session import RecordedSession
from tests.factories import TESTER, make_function, make_system


def test_a_function_cannot_lie_below_itself(session: RecordedSession) -> None:
    work = make_function(session, "work")
    make_function(session, "scheduling", parent="work")
    make_function(session, "booking", parent="scheduling")

    for parent in ("work", "scheduling", "booking"):
        with pytest.raises(InvalidFieldsError, match="under sig själv"):
            edit_function(session, work, {"parent": parent})
        work.parent_code = None


def test_a_function_cannot_lie_below_one_that_is_not_there(session: RecordedSession) -> None:
    with pytest.raises(InvalidFieldsError, match="ingen funktion med koden ”okand”"):
        add_function(session, "scheduling", {"label": "Schema", "parent": "okand"})
    session.rollback()


def test_a_code_is_taken_once(session: RecordedSession) -> None:
    make_function(session, "payroll")

    with pytest.raises(TakenError):
        add_function(session, "payroll", {"label": "Lön igen"})


def test_a_function_is_found_by_its_code(session: RecordedSession) -> None:
    payroll = make_function(session, "payroll", label="Lön")

    assert get_function(session, "payroll") is payroll
    with pytest.raises(NotFoundError):
        get_function(session, "okand")


def test_a_function_can_move_to_the_top(session: RecordedSession) -> None:
    make_function(session, "work")
    scheduling = make_function(session, "scheduling", parent="work")

    edit_function(session, scheduling, {"parent": None})

    assert scheduling.parent_code is None


def test_systems_of_a_function_are_counted_without_those_that_were_refused(
    session: RecordedSession,
) -> None:
    make_function(session, "payroll")
    make_system(session, "Heroma", functions=["payroll"])
    visma = make_system(session, "Visma", functions=["payroll"])
    set_finding(load_entry(session, visma), "payroll", Finding.IS_NOT)
    session.flush()

    assert count_systems(session.connection(), TESTER) == {"payroll": 1}
