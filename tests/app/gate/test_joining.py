"""Two requests for the same job are seen in both, while both are open, and can become one."""

from uuid import uuid4

from record.people import Role
from tests.app.gate.requests import Gate
from tests.app.gate.small import PAY, Small, pointers, refusal


def others(gate: Gate) -> list[str]:
    """Return the other requests that a request has among its candidates now."""
    found = gate.requester.get(f"{gate.address}/candidates").json()["items"]
    return [one["request"]["title"] for one in found if "request" in one and one["current"]]


def unanswered(gate: Gate) -> list[str]:
    return [one["title"] for one in gate.read()["missing_steps"] if one["candidate"]]


def test_two_requests_for_the_same_job_are_candidates_of_each_other(town: Small) -> None:
    school = town.submit(**PAY)
    care = town.another(town.care, **PAY)

    assert others(school) == ["Ett annat ärende"]
    assert others(care) == ["Skolans ärende"]


def test_a_draft_is_nobody_elses_candidate(town: Small) -> None:
    town.begin(**PAY)

    assert others(town.another(town.care, **PAY)) == []


def test_a_request_has_to_be_answered_like_a_system(town: Small) -> None:
    school = town.submit(**PAY)
    town.another(town.care, **PAY)
    assert len(unanswered(school)) == 2
    found = school.requester.get(f"{school.address}/candidates").json()["items"]
    (other,) = (one["id"] for one in found if "request" in one)

    assert pointers(school.answer(school.contact, other, answer="reuse")) == ["#/answer"]
    assert pointers(school.answer(school.contact, other, answer="separate")) == ["#/reason"]
    done = school.answer(school.requester, other, answer="separate", reason="En annan skola.")
    assert (done.status_code, done.json()["agreed_by"]) == (200, None)
    agreed = school.answer(school.contact, other, answer="separate", reason="Ja.")
    assert agreed.json()["agreed_by"]["name"]
    assert unanswered(school) == ["Heroma"]


def test_one_goes_on_for_both(town: Small) -> None:
    school, care = town.submit(**PAY), town.another(town.care, **PAY)
    into, contact = care.read()["id"], town.api.sign_in(Role.BUSINESS_CONTACT)

    joined = school.do(contact, "join", into=into)

    assert (joined.status_code, joined.json()["state"]) == (200, "joined")
    assert joined.json()["joined_into"]["id"] == into
    assert joined.json()["waiting_for"] is None


def test_what_is_over_stands_in_nobody_elses_way(town: Small) -> None:
    school, care = town.submit(**PAY), town.another(town.care, **PAY)
    assert len(unanswered(care)) == 2

    school.do(school.requester, "withdraw")

    assert others(care) == []
    assert unanswered(care) == ["Heroma"]
    assert care.read()["likely_candidates"] == 1


def test_a_request_is_joined_into_another_one_that_is_open_and_seen(town: Small) -> None:
    school, care = town.submit(**PAY), town.another(town.care, **PAY)
    contact = town.api.sign_in(Role.BUSINESS_CONTACT)
    own, other = school.read()["id"], care.read()["id"]

    assert pointers(school.do(contact, "join", into=str(uuid4()))) == ["#/into"]
    assert pointers(school.do(contact, "join", into=own)) == ["#/into"]
    assert pointers(school.do(school.contact, "join", into=other)) == ["#/into"]
    care.do(care.requester, "withdraw")
    assert pointers(school.do(contact, "join", into=other)) == ["#/into"]
    assert school.read()["state"] == "submitted"


def test_two_requests_cannot_be_joined_into_each_other(town: Small) -> None:
    school, care = town.submit(**PAY), town.another(town.care, **PAY)
    contact = town.api.sign_in(Role.BUSINESS_CONTACT)
    school.do(contact, "join", into=care.read()["id"])

    assert pointers(care.do(contact, "join", into=school.read()["id"])) == ["#/into"]
    assert refusal(school.do(contact, "withdraw")) == (409, "wrong-state")


def test_only_the_kundansvarig_joins(town: Small) -> None:
    school, care = town.submit(**PAY), town.another(town.care, **PAY)

    refused = school.do(school.requester, "join", into=care.read()["id"])

    assert (refused.status_code, refused.json()["missing_permission"]) == (403, "join_request")


def test_what_goes_on_for_two_departments_needs_a_reference_group(town: Small) -> None:
    school, care = town.submit(**PAY), town.another(town.care, **PAY)
    contact = town.api.sign_in(Role.BUSINESS_CONTACT)
    assert not care.read()["several_departments"]

    school.do(contact, "join", into=care.read()["id"])

    missing = {one["field"]: one["why"] for one in care.read()["missing_steps"]}
    assert care.read()["several_departments"]
    assert "varje förvaltning" in missing["reference_group"]
