"""What is hidden from who asks may be the very thing they need: a register editor answers that."""

from typing import Any

import httpx2

from record.people import Role
from tests.app.gate.requests import Gate
from tests.app.gate.small import PAY, Small, listed, refusal
from tests.factories import TESTER, Caller, make_system

HIDDEN = "Skuggan"


def hide(town: Small, name: str = HIDDEN) -> str:
    """Let there be a confidential system for pay, of another department."""
    with town.api.database.writing(TESTER) as session:
        fields = {"functions": ["payroll"], "owner_unit": town.care.id, "confidential": True}
        return str(make_system(session, name, **fields).id)


def confidential(caller: Caller, gate: Gate) -> list[dict[str, Any]]:
    """Return what a caller is told of the confidential candidates."""
    answer = caller.get(f"{gate.address}/confidential-candidates")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def answer(caller: Caller, gate: Gate, candidate: str, **said: Any) -> httpx2.Response:
    address = f"{gate.address}/confidential-candidates/{candidate}/answer"
    return caller.change("PUT", address, gate.address, json=said)


def test_nothing_of_it_shows_in_the_request(town: Small) -> None:
    hide(town)
    gate = town.ready(**PAY)

    for caller in (gate.requester, gate.contact, gate.decider):
        told = caller.get(gate.address)
        assert told.json()["likely_candidates"] == 1
        assert HIDDEN not in told.text
        assert HIDDEN not in caller.get(f"{gate.address}/candidates").text
        assert HIDDEN not in caller.get(f"{gate.address}/decision-basis.json").text


def test_those_see_it_apart_who_are_cleared(town: Small) -> None:
    hide(town)
    gate = town.ready(**PAY)

    for role in Role:
        told = town.api.sign_in(role).get(f"{gate.address}/confidential-candidates")
        is_cleared = role in (Role.REGISTER_EDITOR, Role.INFORMATION_SECURITY, Role.AUDITOR)
        decides = role in (Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE)
        assert told.status_code == (200 if is_cleared or decides else 403), role
        assert (HIDDEN in told.text) is (is_cleared or decides)
    schools = town.api.sign_in(Role.REGISTER_EDITOR, town.school)
    assert confidential(schools, gate) == []


def test_nothing_is_decided_before_a_register_editor_has_answered(town: Small) -> None:
    hide(town)
    gate = town.ready(**PAY)
    gate.answer_all(gate.contact, answer="reuse")
    editor = town.api.sign_in()

    refused = gate.do(gate.decider, "decisions", outcome="approved")
    (candidate,) = confidential(editor, gate)
    answered = answer(
        editor, gate, candidate["id"], answer="not_relevant", reason="Ett annat ändamål."
    )
    decided = gate.do(gate.decider, "decisions", outcome="approved")

    assert refused.status_code == 409
    (missing,) = refused.json()["missing_steps"]
    assert (missing["candidate"], missing["roles"]) == (candidate["id"], ["register_editor"])
    assert (answered.status_code, answered.json()["answer"]) == (200, "not_relevant")
    assert decided.status_code == 201, decided.text
    assert HIDDEN not in decided.text


def test_it_waits_for_the_register_editors_who_may_see_it(town: Small) -> None:
    hide(town)
    gate = town.ready(**PAY)
    editor = town.api.sign_in()
    other = town.api.sign_in(Role.REGISTER_EDITOR, town.school)

    assert listed(editor, "?awaiting=me") == ["Skolans ärende"]
    assert listed(other, "?awaiting=me") == []
    assert listed(town.api.sign_in(Role.AUDITOR), "?awaiting=register_editor") == []

    (candidate,) = confidential(editor, gate)
    answer(editor, gate, candidate["id"], answer="reuse")
    assert listed(editor, "?awaiting=me") == []


def test_the_version_of_the_request_is_the_same_after_as_before(town: Small) -> None:
    hide(town)
    gate = town.ready(**PAY)
    before = gate.requester.get(gate.address)

    editor = town.api.sign_in()
    (candidate,) = confidential(editor, gate)
    answer(editor, gate, candidate["id"], answer="reuse")

    after = gate.requester.get(gate.address)
    assert (after.headers["ETag"], after.content) == (before.headers["ETag"], before.content)


def test_what_has_come_since_the_review_stands_in_the_way_too(town: Small) -> None:
    gate = town.ready(**PAY)
    gate.answer_all(gate.contact, answer="reuse")
    hide(town)

    assert gate.do(gate.decider, "decisions", outcome="approved").status_code == 409

    editor = town.api.sign_in()
    (candidate,) = confidential(editor, gate)
    assert answer(editor, gate, candidate["id"], answer="reuse").status_code == 200
    assert gate.do(gate.decider, "decisions", outcome="approved").status_code == 201


def test_where_nothing_is_hidden_nothing_is_demanded(town: Small) -> None:
    gate = town.ready(**PAY)
    gate.answer_all(gate.contact, answer="reuse")

    assert confidential(town.api.sign_in(), gate) == []
    assert gate.do(gate.decider, "decisions", outcome="approved").status_code == 201


def test_a_register_editor_answers_nothing_that_others_can_answer(town: Small) -> None:
    hide(town)
    gate = town.ready(**PAY)
    editor = town.api.sign_in()
    (public,) = gate.requester.get(f"{gate.address}/candidates").json()["items"]
    (hidden,) = confidential(editor, gate)

    at_all = editor.change(
        "PUT",
        f"{gate.address}/candidates/{public['id']}/answer",
        gate.address,
        json={"answer": "reuse"},
    )
    assert at_all.status_code == 403
    assert answer(editor, gate, public["id"], answer="reuse").status_code == 404
    for caller in (gate.requester, gate.contact):
        address = f"{gate.address}/candidates/{hidden['id']}/answer"
        asked = caller.change("PUT", address, gate.address, json={"answer": "reuse"})
        assert refusal(asked) == (404, "not-found")


def test_a_candidate_that_is_marked_later_goes_out_of_sight(town: Small) -> None:
    gate = town.decided(**PAY)
    assert '"name":"Heroma"' in gate.requester.get(gate.address).text

    editor, system = town.api.sign_in(), f"systems/{town.heroma.id}"
    editor.patch(system, json={"confidential": True})

    for path in ("", "/candidates", "/decisions", "/decision-basis.json"):
        told = gate.requester.get(f"{gate.address}{path}").text
        assert '"name":"Heroma"' not in told, path
