"""Every thing that can change has a version: read it, change it from there, and nobody else's."""

import pytest

from record.people import Role
from tests.app.examples import Register, do, fill, who_may, writes
from tests.factories import Api, Caller

NOTHING_NEW = (
    *("confirm_function", "merge_systems"),
    *("mark_confidential", "answer_confidential_candidate", "end_session"),
)
"""The example's function is confirmed from the start; a merged system is no more, nor an ended
session. The system can be seen already, and nothing confidential shows in a request."""
THINGS = ("system", "contract", "exemption", "vendor", "person", "delegation", "bypass")


def addresses(register: Register) -> list[str]:
    plural = {"person": "people", "bypass": "bypasses"}
    named = [f"{plural.get(name, f'{name}s')}/{getattr(register, name)}" for name in THINGS]
    own = f"overlaps/function:{register.function}"
    return [*named, f"units/{register.care}", f"functions/{register.function}", own]


def tag(caller: Caller, path: str) -> str:
    return caller.get(path).headers["ETag"]


def test_the_version_is_strong_and_the_same_for_every_caller(api: Api) -> None:
    paths = addresses(fill(api))
    editor, requester = api.sign_in(), api.sign_in(Role.REQUESTER)
    contact = api.sign_in(Role.BUSINESS_CONTACT)

    for path in paths:
        # An overlap is among what one sees: it is the same for all who see the same.
        other = contact if path.startswith("overlaps/") else editor
        assert tag(other, path) == tag(requester, path), path
        assert tag(other, path).startswith('"'), path


def test_a_version_that_is_known_already_is_not_sent_again(api: Api) -> None:
    register = fill(api)
    editor = api.sign_in()

    for path in addresses(register):
        known = tag(editor, path)
        for header in (known, f'"other", {known}', f"W/{known}", "*"):
            again = editor.get(path, headers={"If-None-Match": header})
            assert (again.status_code, again.content) == (304, b""), path
            assert again.headers["ETag"] == known
        assert editor.get(path, headers={"If-None-Match": '"other"'}).status_code == 200, path


@pytest.mark.thorough
def test_every_change_makes_a_new_version_and_names_it(api: Api) -> None:
    register = fill(api)
    for example in writes(register):
        if example.of is None or example.operation in NOTHING_NEW:
            continue
        caller = who_may(api, example.operation)
        before = tag(caller, example.of)
        answer = do(caller, example)
        assert answer.headers.get("ETag") == tag(caller, example.of), example.operation
        assert answer.headers["ETag"] != before, example.operation


def test_what_lies_below_a_system_is_changed_from_the_systems_version(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    old = tag(editor, system)

    added = editor.post(f"{system}/uses", json={"unit": register.school})

    assert added.status_code == 201
    assert added.headers["ETag"] == tag(editor, system) != old
    stale = editor.call("PUT", f"{system}/roles", json={"roles": []}, headers={"If-Match": old})
    assert stale.status_code == 412


def test_who_answers_for_a_system_is_read_with_the_version_it_is_changed_from(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"

    read = editor.get(f"{system}/roles")

    assert read.headers["ETag"] == tag(editor, system)


def test_a_late_change_is_given_the_newer_version(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    old = tag(editor, system)
    editor.patch(system, json={"purpose": "Löner"})

    late = editor.call("PATCH", system, json={"purpose": "Lön"}, headers={"If-Match": old})

    assert late.status_code == 412
    assert late.json()["type"] == "/problems/changed-meanwhile"
    assert late.json()["current"]["purpose"] == "Löner"
    assert late.headers["ETag"] == tag(editor, system)
    assert editor.get(system).json()["purpose"] == "Löner"


def test_a_weak_version_is_not_enough_to_change_from(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"

    weak = {"If-Match": f"W/{tag(editor, system)}"}

    assert editor.call("PATCH", system, json={}, headers=weak).status_code == 412


def test_a_change_that_changes_nothing_keeps_the_version(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    before = editor.get(system)

    same = editor.patch(system, json={"name": "Heroma", "functions": ["payroll"]})

    assert same.json() == before.json()
    assert same.headers["ETag"] == before.headers["ETag"]


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("units/{school}", {"name": "Skola och förskola"}),
        ("contracts/{contract}", {"ends_on": "2030-06-30"}),
        ("vendors/{vendor}", {"name": "CGI Sverige"}),
        ("functions/{function}", {"label": "Löner"}),
        ("functions/{function}", {"owner_board": "Socialnämnden"}),
        ("systems/{other}", {"common_for": ["payroll"]}),
        ("systems/{other}", {"name": "Personec P"}),
        ("units/{care}", {"name": "Vård och omsorg"}),
    ],
)
def test_a_system_has_a_new_version_when_something_that_it_shows_has_changed(
    api: Api, path: str, change: dict[str, object]
) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    before = editor.get(system)

    changed = editor.patch(path.format(**vars(register)), json=change)
    after = editor.get(system, headers={"If-None-Match": before.headers["ETag"]})

    assert changed.status_code == 200
    assert after.status_code == 200
    assert after.json() != before.json()


def test_a_unit_has_a_new_version_when_the_person_who_acts_in_it_is_renamed(api: Api) -> None:
    register = fill(api)
    administrator, unit = api.sign_in(Role.ADMINISTRATOR), f"units/{register.care}"
    chief = {"posts": {"chief": [{"person": register.person}]}}
    above = administrator.patch(f"units/{register.municipality}", json=chief)
    before = tag(administrator, unit)

    administrator.patch(f"people/{register.person}", json={"name": "Åsa Ny"})

    assert above.status_code == 200
    assert tag(administrator, unit) != before
    assert administrator.get(unit).json()["acting"]["chief"]["name"] == "Åsa Ny"


def test_what_is_new_needs_no_version(api: Api) -> None:
    register = fill(api)
    for example in writes(register):
        if example.method == "POST" and example.of is None:
            answer = do(who_may(api, example.operation), example)
            assert answer.status_code == 201, f"{example.operation}: {answer.text}"


def test_a_merge_is_seen_beforehand_then_done_and_old_addresses_say_where_it_went(
    api: Api,
) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    address, into = f"{system}/merge", {"into": register.other}

    preview = editor.change("POST", address, system, json=into | {"preview": True})
    untouched = editor.get(system)
    done = editor.change("POST", address, system, json=into)
    old = editor.get(system)

    assert (preview.status_code, preview.json()["done"]) == (200, False)
    assert untouched.status_code == 200
    assert done.json() == preview.json() | {"done": True}
    assert done.headers["ETag"] == tag(editor, f"systems/{register.other}")
    assert old.status_code == 308
    assert old.headers["Location"] == f"/api/v1/systems/{register.other}"


def test_lists_have_no_version(api: Api) -> None:
    register = fill(api)
    editor = api.sign_in()

    for path in ("systems", "units", f"systems/{register.system}/uses", "contracts"):
        assert "ETag" not in editor.get(path).headers, path
