"""What people decide for themselves: when they are told what they must do."""

from record.history.reading import Feed, read_changes
from record.people import Notify, Role
from tests.factories import Api


def test_people_are_told_at_once_unless_they_choose_otherwise(api: Api) -> None:
    caller = api.sign_in(Role.REQUESTER)

    assert caller.get("me").json()["notify"] == "at_once"
    for chosen in Notify:
        changed = caller.patch("me", json={"notify": chosen})
        assert changed.status_code == 200
        assert changed.json() == caller.get("me").json()
        assert changed.json()["notify"] == chosen


def test_what_one_person_chooses_is_no_choice_for_another(api: Api) -> None:
    chooser, other = api.sign_in(Role.REQUESTER), api.sign_in(Role.HEAD_OF_IT)
    before = other.get("me")

    chooser.patch("me", json={"notify": "none"})

    assert other.get("me").json() == before.json()
    assert other.get("me").headers["ETag"] == before.headers["ETag"]


def test_the_choice_is_made_from_the_version_that_was_read(api: Api) -> None:
    caller = api.sign_in(Role.PROCUREMENT)
    old = caller.get("me").headers["ETag"]
    caller.patch("me", json={"notify": "daily"})

    without = caller.call("PATCH", "me", json={"notify": "none"})
    late = caller.call("PATCH", "me", json={"notify": "none"}, headers={"If-Match": old})

    assert (without.status_code, late.status_code) == (428, 412)
    assert late.json()["current"]["notify"] == "daily"
    assert late.headers["ETag"] == caller.get("me").headers["ETag"]


def test_a_word_that_is_no_choice_is_refused(api: Api) -> None:
    caller = api.sign_in(Role.REQUESTER)

    assert caller.patch("me", json={"notify": "weekly"}).status_code == 422
    assert caller.patch("me", json={"name": "Kung"}).status_code == 422
    assert caller.patch("me", json={}).json() == caller.get("me").json()


def test_nobody_but_oneself_chooses(api: Api) -> None:
    person = api.sign_in(Role.REQUESTER).get("me").json()["id"]
    administrator = api.sign_in(Role.ADMINISTRATOR)

    refused = administrator.patch(f"people/{person}", json={"notify": "none"})

    assert refused.status_code == 422
    assert administrator.get(f"people/{person}").json()["notify"] == "at_once"


def test_the_choice_is_in_the_history(api: Api) -> None:
    caller = api.sign_in(Role.REQUESTER)
    caller.patch("me", json={"notify": "daily"})

    with api.database.reading() as connection:
        changes, _total = read_changes(connection, Feed())
    assert changes[-1]["before"] == {"notify": "at_once"}
    assert changes[-1]["after"] == {"notify": "daily"}
