"""A municipality of two departments, with one system for pay, and the school's request for one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

import httpx2

from app.storage.loading import DATA, PROCESS
from intake.process.in_use import take_into_use
from inventory.organisation.units import Unit
from inventory.systems.system import System
from tests.app.gate.requests import CLASSIFIED, CONSULTED, NEED, Gate, gate_of, let_in, open_gate
from tests.copies import once
from tests.factories import TESTER, Api, Caller, make_function, make_system, make_unit

PAY: dict[str, Any] = {
    "need": "Vi behöver ett system som räknar ut lönen.",
    "functions": ["payroll"],
}
BICYCLES: dict[str, Any] = {"need": "Vi behöver låna ut cyklar.", "functions": []}
HARMLESS = CLASSIFIED | {"personal_data": False}
CHEAP = CONSULTED | {"value": {"one_time": 20_000, "per_month": 0, "months": 12, "options": 0}}


@dataclass
class Small:
    """The municipality, and the school's gate."""

    api: Api
    root: Unit
    school: Unit
    care: Unit
    heroma: System
    gate: Gate

    def another(self, unit: Unit, **need: Any) -> Gate:
        """Return another department's request, submitted."""
        gate = open_gate(self.api, unit)
        gate.begin(unit, "Ett annat ärende")
        gate.submit_with(**need)
        return gate

    def begin(self, **need: Any) -> Gate:
        """Begin the school's request, with its need described."""
        return self._comes_to("begun", need, self._begin)

    def submit(self, **need: Any) -> Gate:
        """Submit the school's request."""
        return self._comes_to("submitted", need, self._submit)

    def ready(self, **need: Any) -> Gate:
        """Take the school's request to where only the candidates are left to answer."""
        return self._comes_to("ready", need, self._ready)

    def _comes_to(self, where: str, need: dict[str, Any], way: Callable[..., None]) -> Gate:
        def go() -> str:
            way(**need)
            return self.gate.address

        self.gate.address = once(self.api.database, (where, repr(need)), go)
        return self.gate

    def _begin(self, **need: Any) -> None:
        self.gate.begin(self.school, "Skolans ärende")
        self.gate.fill_in(self.gate.requester, "needs_analysis", **(NEED | need))

    def _submit(self, **need: Any) -> None:
        self.begin(**need)
        assert self.gate.do(self.gate.requester, "submit").status_code == 200

    def _ready(self, **need: Any) -> None:
        self.submit(**need)
        self.gate.fill_in_the_rest()

    def _decide(self, outcome: str, **need: Any) -> None:
        gate = self.ready(**need)
        gate.answer_all(gate.contact, answer="reuse")
        decided = gate.do(gate.decider, "decisions", outcome=outcome, reason="Så är det.")
        assert decided.status_code == 201, decided.text

    def decided(self, outcome: str = "approved", **need: Any) -> Gate:
        """Let the school's request be decided."""
        return self._comes_to(
            f"decided {outcome}", need or BICYCLES, partial(self._decide, outcome)
        )


def small(api: Api) -> Small:
    """Make the municipality."""
    ids, tokens = once(api.database, "small municipality", lambda: _made(api))
    with api.database.writing(TESTER) as session:
        root, school, care = (session.get_one(Unit, one) for one in ids[:3])
        heroma = session.get_one(System, ids[3])
    return Small(api, root, school, care, heroma, gate_of(api, tokens))


def _made(api: Api) -> tuple[Sequence[UUID], Sequence[str]]:
    with api.database.writing(TESTER) as session:
        take_into_use(session, (DATA / PROCESS).read_text(encoding="utf-8"), PROCESS)
        root = make_unit(session)
        school, care = (make_unit(session, name, root) for name in ("Skola", "Omsorg"))
        make_function(session, "payroll", label="Lön")
        heroma = make_system(session, "Heroma", functions=["payroll"], owner_unit=care.id)
        tokens = let_in(session, school)
        return [one.id for one in (root, school, care, heroma)], tokens


def refusal(answer: httpx2.Response) -> tuple[int, str]:
    """Return the status of a refusal, and its kind."""
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")


def pointers(answer: httpx2.Response) -> list[str]:
    """Return what a 422 points at."""
    assert answer.status_code == 422, answer.text
    return [error["pointer"] for error in answer.json()["errors"]]


def listed(caller: Caller, query: str = "") -> list[str]:
    """Return the titles of the requests that a caller is given."""
    answer = caller.get(f"requests{query}")
    assert answer.status_code == 200, answer.text
    return [item["title"] for item in answer.json()["items"]]
