"""Many who do something at once: nothing is lost, nothing is done twice, nobody waits in vain."""

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app.database import Database
from app.main import create_app
from app.settings import Settings
from record.history.reading import verify_history
from record.people import Role
from tests.app.examples import fill, units_of
from tests.client import Client
from tests.factories import TESTER, Api, Caller, make_person, make_token

pytestmark = pytest.mark.thorough

PEOPLE = 10
TIMES = int(os.environ.get("SAMSYN_TEST_SOAK", "15"))
COPIES = 50


def all_at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    """Return what each of some calls answers; all are begun at the same moment."""
    together = threading.Barrier(len(calls))

    def begin(call: Callable[[], Any]) -> Any:
        together.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(begin, calls))


def test_no_change_is_lost_however_reading_and_writing_fall_between_each_other(api: Api) -> None:
    system = f"systems/{fill(api).system}"
    editor, chance = api.sign_in(), random.Random(20261124)
    seen = editor.get(system)
    begun_with = editor.call(
        "PATCH", system, json={"annual_cost": 0}, headers={"If-Match": seen.headers["ETag"]}
    )
    assert begun_with.status_code == 200
    pauses = iter([chance.uniform(0, 0.002) for _ in range(PEOPLE * TIMES)])

    def count_up() -> Counter[int]:
        statuses: Counter[int] = Counter()
        for _ in range(TIMES):
            read = editor.get(system)
            time.sleep(next(pauses))
            one_more = {"annual_cost": read.json()["annual_cost"] + 1}
            tag = {"If-Match": read.headers["ETag"]}
            statuses[editor.call("PATCH", system, json=one_more, headers=tag).status_code] += 1
        return statuses

    statuses = sum(all_at_once([count_up] * PEOPLE), Counter[int]())

    assert statuses.keys() <= {200, 412}
    assert editor.get(system).json()["annual_cost"] == statuses[200] > 0


def test_a_storm_of_copies_of_one_call_has_one_effect_also_after_a_restart(api: Api) -> None:
    token, key = api.sign_in().token, {"Idempotency-Key": "storm"}
    body = {"name": "Ekot", "owner_unit": str(units_of(api)["Kommunen"].id)}
    settings = Settings(rate_reads=0, rate_writes=0, read_ahead=False)
    restarted = Caller(Client(create_app(settings, api.database)), token)

    def enter(caller: Caller) -> Any:
        return caller.post("systems", json=body | {"allow_same_name": True}, headers=key)

    answers = all_at_once([lambda: enter(Caller(api.client, token))] * COPIES)
    answers.append(enter(restarted))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert restarted.get("systems").json()["total"] == 1


def test_who_writes_while_another_writes_for_long_waits_and_is_not_refused(
    api: Api, database: Database
) -> None:
    with database.writing(TESTER) as session:
        editor = Caller(api.client, make_token(session, Role.REGISTER_EDITOR))

    def write_for_long() -> int:
        with database.writing(TESTER) as session:
            make_person(session, "Långsam Person")
            session.flush()
            time.sleep(1)
        return 201

    def add_function(number: int) -> int:
        body = {"code": f"f{number}", "label": f"Uppgift {number}"}
        return editor.post("functions", json=body).status_code

    def read() -> int:
        return editor.get("functions").status_code

    writers = [lambda number=number: add_function(number) for number in range(COPIES)]
    statuses = Counter(all_at_once([write_for_long, *writers, *[read] * 20]))

    assert statuses == {201: COPIES + 1, 200: 20}
    with database.reading() as connection:
        assert verify_history(connection).intact
