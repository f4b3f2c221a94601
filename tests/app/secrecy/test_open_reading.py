"""Every employee may read what is published, where the municipality wants it; and nothing else."""

from typing import Any

import httpx2
import pytest

from app.main import create_app
from app.secrecy.publishable import TOLD
from app.settings import Settings
from record.people import Role
from tests.client import Client
from tests.factories import TESTER, Api, Caller, make_system, make_unit, make_use


@pytest.fixture
def anybody(api: Api) -> Caller:
    """Somebody without an account, where open reading is on."""
    settings = Settings(rate_reads=0, rate_writes=0, read_ahead=False, open_reading=True)
    return Caller(Client(create_app(settings, api.database)), None)


@pytest.fixture
def systems(api: Api) -> dict[str, str]:
    """One system that may be published, one that may not, and one that is confidential."""
    publishable: dict[str, Any] = {"openness": {"publishable": True}}
    with api.database.writing(TESTER) as session:
        unit = make_unit(session)
        shown = make_system(
            session,
            "Bibban",
            aliases=["Lånekortet"],
            vendor="Axiell",
            purpose="Lån av böcker",
            annual_cost=90_000,
            note="Hemligt lösenord på lapp",
            owner_unit=unit.id,
            **publishable,
        )
        make_use(session, shown, unit, local_name="Skuggan")
        kept = make_system(session, "Lönen")
        hidden = make_system(session, "Larmet", confidential=True, **publishable)
    return {"shown": str(shown.id), "kept": str(kept.id), "hidden": str(hidden.id)}


def names(answer: httpx2.Response) -> list[str]:
    return [item["name"] for item in answer.json()["items"]]


def test_without_the_setting_nothing_is_read_without_an_account(
    api: Api, systems: dict[str, str]
) -> None:
    assert api.anonymous().get("systems").status_code == 401
    assert api.anonymous().get(f"systems/{systems['shown']}").status_code == 401


def test_what_may_be_published_is_read_and_only_its_public_fields(
    anybody: Caller, systems: dict[str, str]
) -> None:
    listed = anybody.get("systems")
    (item,) = listed.json()["items"]
    one = anybody.get(f"systems/{systems['shown']}").json()

    assert (listed.status_code, listed.json()["total"]) == (200, 1)
    assert item == one
    assert set(item) == set(TOLD)
    assert (item["name"], item["vendor"], item["aliases"]) == ("Bibban", "Axiell", ["Lånekortet"])


def test_the_rest_is_not_there(anybody: Caller, systems: dict[str, str]) -> None:
    refused = [anybody.get(f"systems/{systems[name]}") for name in ("kept", "hidden")]
    absent = anybody.get("systems/00000000-0000-4000-8000-000000000000")

    assert [answer.status_code for answer in refused] == [404, 404]
    assert {answer.content for answer in refused} == {absent.content}


def test_a_field_that_is_not_told_finds_nothing(anybody: Caller, systems: dict[str, str]) -> None:
    assert names(anybody.get("systems?q=lånekortet")) == ["Bibban"]
    assert names(anybody.get("systems?q=skuggan")) == []
    assert names(anybody.get("systems?q=lösenord")) == []
    for unknown in ("owner=x", "role_missing=system_owner", "contract_ends_before=2030-01-01"):
        assert anybody.get(f"systems?{unknown}").status_code == 422


@pytest.mark.parametrize(
    "path",
    ["units", "people", "contracts", "overlaps", "requests", "changes", "exports/systems.csv"],
)
def test_everything_else_takes_an_account(anybody: Caller, path: str) -> None:
    assert anybody.get(path).status_code == 401
    assert anybody.post("systems", json={"name": "A"}).status_code == 401


def test_a_credential_that_does_not_hold_is_no_reason_to_answer_as_anybody(
    anybody: Caller, systems: dict[str, str]
) -> None:
    assert Caller(anybody.client, "samsyn_nothing").get("systems").status_code == 401


def test_who_has_an_account_reads_as_ever(
    api: Api, anybody: Caller, systems: dict[str, str]
) -> None:
    reader = Caller(anybody.client, api.sign_in(Role.REQUESTER).token)

    assert names(reader.get("systems")) == ["Bibban", "Lönen"]


def test_what_is_withdrawn_is_gone_from_the_next_answer(
    api: Api, anybody: Caller, systems: dict[str, str]
) -> None:
    assert names(anybody.get("systems")) == ["Bibban"]

    openness = {"openness": {"publishable": False}}
    api.sign_in().patch(f"systems/{systems['shown']}", json=openness)

    assert names(anybody.get("systems")) == []
