"""What is hidden and what is absent are not there in the same time."""

import time
from collections.abc import Callable, Mapping
from statistics import median

import pytest

from record.people import Role
from tests.app.examples import fill
from tests.app.worlds.asking import ABSENT
from tests.app.worlds.hiding import Hidden, hide
from tests.app.worlds.test_two_worlds import sign_in
from tests.factories import TESTER, Api, Caller

pytestmark = pytest.mark.thorough

REPEATS = 200
MOST_APART = 0.002
"""Seconds between the medians: less than what the same call takes from one time to the next."""
READS: Mapping[str, Callable[[Hidden], str]] = {
    "systems/{}": lambda hidden: hidden.system,
    "systems/{}/integrations": lambda hidden: hidden.system,
    "contracts/{}": lambda hidden: hidden.contract,
    "exemptions/{}": lambda hidden: hidden.exemption,
    "bypasses/{}": lambda hidden: hidden.bypass,
    "vendors/{}": lambda hidden: hidden.vendor,
    "overlaps/product:{}": lambda hidden: hidden.system,
    "changes?object={}": lambda hidden: hidden.system,
    "contracts?system={}": lambda hidden: hidden.system,
}


def took(caller: Caller, method: str, path: str) -> tuple[float, int]:
    """Return the processor time of one call, in whatever threads, and its status."""
    headers = {"If-Match": '"none"'} if method == "PATCH" else {}
    options = {"json": {"note": "Ny"}} if method == "PATCH" else {}
    before = time.process_time()
    status = caller.call(method, path, headers=headers, **options).status_code
    return time.process_time() - before, status


def demand_alike(caller: Caller, method: str, hidden: str, absent: str) -> None:
    """Ask for both in turn, again and again; fail where their times tell them apart."""
    assert took(caller, method, hidden)[1] == took(caller, method, absent)[1]
    pairs = [[took(caller, method, path)[0] for path in (hidden, absent)] for _ in range(REPEATS)]
    of_hidden, of_absent = (median(times) for times in zip(*pairs, strict=True))
    assert abs(of_hidden - of_absent) < MOST_APART, (of_hidden, of_absent)


@pytest.mark.parametrize("path", READS)
def test_reading_what_is_hidden_takes_as_long_as_reading_what_is_absent(
    api: Api, path: str
) -> None:
    register = fill(api)
    with api.database.writing(TESTER) as session:
        hidden = hide(session, register)
    caller = Caller(api.client, sign_in(api, Role.REQUESTER))

    demand_alike(caller, "GET", path.format(READS[path](hidden)), path.format(ABSENT))


def test_changing_what_is_hidden_takes_as_long_as_changing_what_is_absent(api: Api) -> None:
    register = fill(api)
    with api.database.writing(TESTER) as session:
        hidden = hide(session, register)
    caller = Caller(api.client, sign_in(api, Role.REGISTER_EDITOR))

    demand_alike(caller, "PATCH", f"systems/{hidden.system}", f"systems/{ABSENT}")
