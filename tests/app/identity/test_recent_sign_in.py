"""A decision is made by somebody who has just shown who they are, not by an open browser."""

import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from app.database import Database
from record.people import Role
from tests.app.examples import Register, do, fill, writes
from tests.app.identity.installation import Installed
from tests.app.identity.mock import Mock
from tests.app.identity.signer import Signer
from tests.factories import Caller

DECIDED = {"decisions", "board-decision"}


def decide(caller: Caller, register: Register, operation: str = "create_decision") -> Any:
    """Decide, as one who has just read what it is about."""
    (example,) = (one for one in writes(register) if one.operation == operation)
    return do(caller, example)


def whom_it_names(answer: httpx2.Response) -> tuple[str, str]:
    decider = answer.json()["decided_by"]
    return decider["name"], decider["role"]


def ago(seconds: int) -> int:
    return int(time.time()) - seconds


def demand_again(answer: httpx2.Response) -> None:
    assert answer.status_code == 401
    assert answer.json()["type"] == "/problems/sign-in-again"
    assert 'error="insufficient_user_authentication"' in answer.headers["WWW-Authenticate"]


def test_who_has_just_signed_in_decides_and_by_name(installed: Installed) -> None:
    register = fill(installed)
    chief = installed.signed_in("karin", "it-chef", name="Karin Chef")

    answer = decide(chief, register)

    assert answer.status_code == 201
    assert whom_it_names(answer) == ("Karin Chef", "head_of_it")


@pytest.mark.parametrize(("seconds", "status"), [(-5, 201), (5, 401)])
def test_a_sign_in_is_recent_for_as_long_as_the_setting_says(
    installed: Installed, seconds: int, status: int
) -> None:
    register = fill(installed)
    chief = installed.signed_in("karin", "it-chef")

    installed.clock.pass_by(minutes=15, seconds=seconds)

    assert decide(chief, register).status_code == status


def test_a_session_whose_person_proved_it_long_ago_is_told_how_to_go_on(
    installed: Installed,
) -> None:
    register = fill(installed)
    chief = installed.signed_in("karin", "it-chef", auth_time=ago(3600))

    refused = decide(chief, register)

    demand_again(refused)
    assert refused.json()["sign_in"] == "/sign-in?again=true"
    assert refused.json()["max_age"] == 900
    assert chief.get("requests").status_code == 200, "all else goes on"
    chief.mock.know("karin", groups=["it-chef"])
    chief.sign_in("karin", "?again=true")
    assert decide(chief, register).status_code == 201


def test_the_provider_is_asked_for_a_new_proof_and_when_it_was_given(
    database: Database, mock: Mock
) -> None:
    installed = Installed.with_provider(database, mock.issuer, mock, decision_acr="loa3 loa4")

    asked = parse_qs(urlsplit(installed.browser().go_out("?again=true")).query)

    assert asked["prompt"] == ["login"]
    assert asked["max_age"] == ["900"]
    assert asked["acr_values"] == ["loa3 loa4"]


def test_a_provider_that_does_not_say_when_has_not_said_that_it_was_recent(
    installed: Installed,
) -> None:
    register = fill(installed)

    demand_again(decide(installed.signed_in("karin", "it-chef", auth_time=None), register))


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ({}, 401),
        ({"acr": "loa2", "amr": ["pwd", "mfa"]}, 401),
        ({"acr": "loa3"}, 401),
        ({"acr": "loa3", "amr": ["pwd"]}, 401),
        ({"acr": "loa3", "amr": ["pwd", "mfa"]}, 201),
    ],
    ids=str,
)
def test_a_decision_takes_as_strong_a_proof_as_the_setting_says(
    database: Database, mock: Mock, claims: dict[str, Any], status: int
) -> None:
    strong = {"decision_acr": "loa3", "decision_amr": "mfa"}
    installed = Installed.with_provider(database, mock.issuer, mock, **strong)
    register = fill(installed)

    answer = decide(installed.signed_in("karin", "it-chef", **claims), register)

    assert answer.status_code == status
    if status == 401:
        assert answer.json()["acr_values"] == ["loa3"]


def test_what_the_board_decided_is_recorded_by_who_has_just_signed_in(
    database: Database, mock: Mock
) -> None:
    groups = {"nämnd": "board_secretary"}
    installed = Installed.with_provider(database, mock.issuer, mock, oidc_groups=groups)
    register = fill(installed)
    secretary = installed.signed_in("sara", "nämnd", auth_time=ago(3600))

    demand_again(decide(secretary, register, "record_board_decision"))


@pytest.mark.parametrize(("claims", "status"), [({"auth_time": ago(3600)}, 401), ({}, 201)])
def test_an_access_token_decides_when_its_sign_in_was_recent(
    trusting: Installed, signer: Signer, claims: dict[str, Any], status: int
) -> None:
    register = fill(trusting)
    chief = trusting.bearer(signer.token(name="Karin Chef", groups=["it-chef"], **claims))

    answer = decide(chief, register)

    assert answer.status_code == status


def test_an_api_token_of_a_decider_decides_and_names_its_person(installed: Installed) -> None:
    register = fill(installed)

    answer = decide(installed.sign_in(Role.HEAD_OF_IT), register)

    assert answer.status_code == 201
    assert whom_it_names(answer) == ("head_of_it Exempel", "head_of_it")


def test_only_decisions_ask_for_a_recent_sign_in(installed: Installed) -> None:
    register = fill(installed)
    groups = ("it-chef", "sektor-digitalisering", "admin")
    chief = installed.signed_in("karin", *groups, auth_time=ago(3600))

    for example in writes(register):
        answer = chief.call(example.method, example.path, json={"nonsense": 1})
        asked_again = answer.json().get("type") == "/problems/sign-in-again"
        assert asked_again is (example.path.rpartition("/")[2] in DECIDED), example.operation


def test_who_holds_several_roles_acts_in_the_one_that_lets_them(
    database: Database, mock: Mock
) -> None:
    groups = {"alla": ["auditor", "business_contact:omsorg", "head_of_it", "requester"]}
    installed = Installed.with_provider(database, mock.issuer, mock, oidc_groups=groups)
    register = fill(installed)

    answer = decide(installed.signed_in("karin", "alla"), register)

    assert whom_it_names(answer) == ("Karin", "head_of_it")
