"""What deserves several refusals gets the first of 413, 401, 404, 403, 428, 412, 422, 409."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from tests.app.examples import Example, Register, do, fill, who_may, who_may_not, writes
from tests.app.gate.examples import STOPS
from tests.factories import Api

pytestmark = pytest.mark.thorough

TOO_LARGE = b'"' + b"x" * 1024 * 1024 + b'"'
STALE = {"If-Match": '"stale"'}
NONSENSE = {"nonsense": 1}

Check = Callable[[Api, Register, Example], Any]


def for_each(api: Api, wanted: int, ask: Check, only: Callable[[Example], bool]) -> None:
    """Ask the same of each operation that writes, and expect one status of all."""
    register = fill(api)
    for example in filter(only, writes(register)):
        answer = ask(api, register, example)
        assert answer.status_code == wanted, f"{example.operation}: {answer.text}"
        assert answer.headers["content-type"] == "application/problem+json", example.operation
        assert answer.json()["status"] == wanted


def any_operation(_example: Example) -> bool:
    return True


def with_address(example: Example) -> bool:
    return "/" in example.path


def with_version(example: Example) -> bool:
    return example.of is not None


def with_body(example: Example) -> bool:
    return example.body is not None


def of_others(example: Example) -> bool:
    """Whose thing others may see: a key or a session is seen by whose it is and by who ends it."""
    return example.operation not in ("revoke_token", "end_session", "change_me")


def test_a_body_that_is_too_large_is_refused_before_anybody_is_asked_who_they_are(
    api: Api,
) -> None:
    for_each(
        api,
        413,
        lambda api, _, example: api.anonymous().call(
            example.method, example.path, content=TOO_LARGE, headers=STALE
        ),
        any_operation,
    )


def test_who_is_unknown_is_not_told_what_exists(api: Api) -> None:
    def ask(api: Api, register: Register, example: Example) -> Any:
        return api.anonymous().call(example.method, absent(example, register), json=NONSENSE)

    for_each(api, 401, ask, any_operation)


def test_what_does_not_exist_is_absent_also_for_who_may_not_touch_it(api: Api) -> None:
    def ask(api: Api, register: Register, example: Example) -> Any:
        caller = who_may_not(api, example.operation)
        return caller.call(example.method, absent(example, register), json=NONSENSE)

    for_each(api, 404, ask, with_address)


def test_who_may_not_is_told_so_before_they_are_asked_for_a_version(api: Api) -> None:
    def ask(api: Api, _: Register, example: Example) -> Any:
        caller = who_may_not(api, example.operation)
        return caller.call(example.method, example.path, json=NONSENSE)

    for_each(api, 403, ask, of_others)


def test_a_change_without_a_version_is_refused_before_its_body_is_read(api: Api) -> None:
    def ask(api: Api, _: Register, example: Example) -> Any:
        caller = who_may(api, example.operation)
        return caller.call(example.method, example.path, json=NONSENSE)

    for_each(api, 428, ask, with_version)


def test_a_change_of_an_older_version_is_refused_before_its_body_is_read(api: Api) -> None:
    def ask(api: Api, _: Register, example: Example) -> Any:
        caller = who_may(api, example.operation)
        return caller.call(example.method, example.path, json=NONSENSE, headers=STALE)

    for_each(api, 412, ask, with_version)


def test_a_body_that_is_wrong_is_refused_with_pointers(api: Api) -> None:
    def ask(api: Api, _: Register, example: Example) -> Any:
        answer = do(who_may(api, example.operation), example, json=NONSENSE)
        assert "#/nonsense" in {error["pointer"] for error in answer.json()["errors"]}
        return answer

    for_each(api, 422, ask, with_body)


def test_a_body_that_is_not_json_is_unreadable(api: Api) -> None:
    def ask(api: Api, _: Register, example: Example) -> Any:
        kind = {"Content-Type": "application/json"}
        caller, of = who_may(api, example.operation), example.of
        tag = {"If-Match": caller.get(of).headers["ETag"]} if of else {}
        return caller.call(example.method, example.path, content=b"{", headers=kind | tag)

    for_each(api, 400, ask, with_body)


def test_a_body_of_another_media_type_is_not_taken(api: Api) -> None:
    def ask(api: Api, _: Register, example: Example) -> Any:
        kind = {"Content-Type": "text/plain"}
        caller, of = who_may(api, example.operation), example.of
        tag = {"If-Match": caller.get(of).headers["ETag"]} if of else {}
        return caller.call(example.method, example.path, content=b"{}", headers=kind | tag)

    for_each(api, 415, ask, with_body)


def test_a_name_that_is_taken_comes_after_a_field_that_is_wrong(api: Api) -> None:
    register = fill(api)
    wrong = {"name": "Heroma", "owner_unit": register.care, "annual_cost": -1}

    answer = api.sign_in().post("systems", json=wrong)

    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"pointer": "#/annual_cost", "detail": "Ska vara minst 0."}]


def test_every_good_call_is_answered_with_what_it_did(api: Api) -> None:
    register = fill(api)
    for example in writes(register):
        answer = do(who_may(api, example.operation), example)
        assert answer.status_code in (200, 201, 204), f"{example.operation}: {answer.text}"
        if answer.status_code == 201:
            assert answer.headers["Location"].startswith(f"/api/v1/{example.path}/")


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing", "/nothing", "/api/v1/systems/", "/api/v2/systems"]
)
def test_an_address_that_is_nobodys_is_a_problem_of_its_own(api: Api, path: str) -> None:
    answer = api.sign_in().get(path)

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_method_that_an_address_does_not_take_says_which_it_takes(api: Api) -> None:
    answer = api.sign_in().call("DELETE", "systems")

    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["allow"]


def test_a_system_cannot_be_deleted_only_retired(api: Api) -> None:
    register = fill(api)

    assert api.sign_in().call("DELETE", f"systems/{register.system}").status_code == 405


def test_somebody_elses_token_and_none_at_all_are_the_same_answer(api: Api) -> None:
    register = fill(api)
    stranger = api.sign_in()

    hidden = stranger.get(f"tokens/{register.token}")
    absent_one = stranger.get(f"tokens/{uuid4()}")

    assert hidden.status_code == absent_one.status_code == 404
    assert hidden.json() == absent_one.json()


def absent(example: Example, register: Register) -> str:
    """Return the address of an example with an id that is nobody's."""
    r, path = register, example.path
    things = (r.system, r.contract, r.token, r.vendor, r.care, r.person, r.leaver, r.exemption)
    things = (*things, r.delegation, r.bypass, *(getattr(r, name) for name in STOPS))
    for known in (*things, f"functions/{r.function}"):
        gone = "functions/no_such" if known.startswith("functions/") else str(uuid4())
        path = path.replace(known, gone, 1)
    return path.replace(f"function:{r.function}", "function:no_such")
