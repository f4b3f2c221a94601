"""Requests are found by what is asked for, and by whom they wait for."""

from uuid import uuid4

import pytest

from record.people import Role
from tests.app.gate.small import BICYCLES, PAY, Small, listed, pointers
from tests.factories import TESTER, make_person


def test_each_filter_lets_through_what_it_says(town: Small) -> None:
    town.submit(**PAY)
    town.another(town.care, **BICYCLES)
    auditor = town.api.sign_in(Role.AUDITOR)
    school, care = ["Skolans ärende"], ["Ett annat ärende"]

    assert listed(auditor) == [*school, *care]
    assert listed(auditor, "?state=submitted") == [*school, *care]
    assert listed(auditor, "?state=draft") == []
    assert listed(auditor, "?function=payroll") == school
    assert listed(auditor, "?function=leave") == []
    assert listed(auditor, f"?unit={town.care.id}") == care
    assert listed(auditor, "?unit=skola") == school
    assert listed(auditor, f"?unit={town.root.id}") == [*school, *care]
    assert listed(auditor, f"?unit={uuid4()}") == listed(auditor, "?unit=ingen") == []
    assert listed(auditor, "?state=submitted&function=payroll&unit=omsorg") == []


def test_mine_are_those_that_i_began(town: Small) -> None:
    requester = town.submit(**PAY).requester
    other = town.api.sign_in(Role.REQUESTER, town.school)

    assert listed(requester, "?mine=true") == listed(other, "?mine=false") == ["Skolans ärende"]
    assert listed(requester, "?mine=false") == listed(other, "?mine=true") == []


@pytest.mark.parametrize("awaiting", ["everyone", "ME", "", "None"])
def test_a_request_waits_for_me_or_a_role(town: Small, awaiting: str) -> None:
    assert pointers(town.gate.requester.get(f"requests?awaiting={awaiting}")) == ["?awaiting"]


@pytest.mark.parametrize("query", ["state=lost", "unknown=1", "mine=perhaps", "state=a&state=b"])
def test_filters_are_a_closed_list(town: Small, query: str) -> None:
    answer = town.gate.requester.get(f"requests?{query}")

    assert pointers(answer) == [f"?{query.partition('=')[0]}"]


def awaited(town: Small) -> set[str]:
    """Return the roles that the school's request waits for, by what each is given."""
    auditor = town.api.sign_in(Role.AUDITOR)
    return {role for role in Role if listed(auditor, f"?awaiting={role}")}


def test_a_request_waits_for_each_in_turn(town: Small) -> None:
    gate = town.begin(**PAY)
    waited = [awaited(town)]
    gate.do(gate.requester, "submit")
    waited.append(awaited(town))
    gate.fill_in_the_rest()
    waited.append(awaited(town))
    gate.answer_all(gate.contact, answer="extend")
    waited.append(awaited(town))
    gate.do(gate.decider, "decisions", outcome="approved")
    waited.append(awaited(town))

    assert waited == [
        {"requester"},
        {"business_contact"},
        {"requester", "business_contact"},  # either may answer the candidate
        {"head_of_it", "chief_executive"},
        {"register_editor"},
    ]


def test_what_waits_for_me_is_what_waits_for_my_role_or_for_myself(town: Small) -> None:
    gate = town.submit(**BICYCLES)
    other = town.api.sign_in(Role.REQUESTER, town.school)

    assert listed(gate.contact, "?awaiting=me") == ["Skolans ärende"]
    assert listed(gate.requester, "?awaiting=me") == []
    gate.do(gate.contact, "return", what="Mer")
    assert listed(gate.requester, "?awaiting=me") == ["Skolans ärende"]
    assert listed(other, "?awaiting=me") == []


def test_a_request_waits_for_the_units_own_kundansvarig_where_there_is_one(town: Small) -> None:
    with town.api.database.writing(TESTER) as session:
        person = make_person(session, "Kia Kundansvarig").id
    named = town.api.sign_in(Role.BUSINESS_CONTACT, town.root, person)
    posts = {"posts": {"business_contact": [{"person": str(person)}]}}
    town.api.sign_in(Role.ADMINISTRATOR).patch(f"units/{town.root.id}", json=posts)

    gate = town.submit(**BICYCLES)

    assert gate.read()["waiting_for"]["person"] == {"id": str(person), "name": "Kia Kundansvarig"}
    assert listed(named, "?awaiting=me") == ["Skolans ärende"]
    assert listed(gate.contact, "?awaiting=me") == []


def test_both_who_may_decide_are_given_what_waits_for_a_decision(town: Small) -> None:
    town.ready(**BICYCLES)

    for role in (Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE):
        assert listed(town.api.sign_in(role), "?awaiting=me") == ["Skolans ärende"]


@pytest.mark.parametrize("role", Role)
def test_every_role_sees_the_requests_of_its_units_drafts_among_them(
    town: Small, role: Role
) -> None:
    town.begin(**BICYCLES)
    sees_all = role in (Role.AUDITOR, Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE)
    one = ["Skolans ärende"]

    assert listed(town.api.sign_in(role)) == one
    assert listed(town.api.sign_in(role, town.root)) == one
    assert listed(town.api.sign_in(role, town.school)) == one
    assert listed(town.api.sign_in(role, town.care)) == (one if sees_all else [])


def test_a_request_is_read_by_its_reference_and_hidden_like_one_that_is_not_there(
    town: Small,
) -> None:
    gate = town.begin(**BICYCLES)
    read, stranger = gate.read(), town.api.sign_in(Role.REQUESTER, town.care)

    assert gate.requester.get(f"requests/{read['id']}").json() == read
    assert gate.requester.get(f"requests/{read['reference']}").json() == read
    hidden, absent = stranger.get(f"requests/{read['id']}"), stranger.get(f"requests/{uuid4()}")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.json() == absent.json()
