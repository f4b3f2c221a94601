"""A municipality of two departments, with one system for pay, and the school's request for one."""

from dataclasses import dataclass
from typing import Any

import httpx2

from app.storage.loading import DATA, PROCESS
from intake.process.in_use import take_into_use
from inventory.organisation.units import Unit
from inventory.systems.system import System
from tests.app.gate.requests import CLASSIFIED, CONSULTED, NEED, Gate, open_gate
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
        self.gate.begin(self.school, "Skolans ärende")
        self.gate.fill_in(self.gate.requester, "needs_analysis", **(NEED | need))
        return self.gate

    def submit(self, **need: Any) -> Gate:
        """Submit the school's request."""
        self.begin(**need)
        assert self.gate.do(self.gate.requester, "submit").status_code == 200
        return self.gate

    def ready(self, **need: Any) -> Gate:
        """Take the school's request to where only the candidates are left to answer."""
        gate = self.submit(**need)
        gate.fill_in_the_rest()
        return gate

    def decided(self, outcome: str = "approved", **need: Any) -> Gate:
        """Let the school's request be decided."""
        gate = self.ready(**(need or BICYCLES))
        gate.answer_all(gate.contact, answer="reuse")
        decided = gate.do(gate.decider, "decisions", outcome=outcome, reason="Så är det.")
        assert decided.status_code == 201, decided.text
        return gate


def small(api: Api) -> Small:
    """Make the municipality."""
    with api.database.writing(TESTER) as session:
        take_into_use(session, (DATA / PROCESS).read_text(encoding="utf-8"), PROCESS)
        root = make_unit(session)
        school, care = (make_unit(session, name, root) for name in ("Skola", "Omsorg"))
        make_function(session, "payroll", label="Lön")
        heroma = make_system(session, "Heroma", functions=["payroll"], owner_unit=care.id)
    return Small(api, root, school, care, heroma, open_gate(api, school))


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
