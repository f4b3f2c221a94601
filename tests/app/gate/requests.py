"""Requests that tests are about, made through the API as people would."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import httpx2
from sqlmodel import Session

from app.storage.loading import DATA, PROCESS
from intake.process.in_use import take_into_use
from inventory.organisation.units import Unit
from record.people import Role
from tests.factories import TESTER, Api, Caller, make_token

NEED = {
    "need": "Vi behöver lägga schema för personalen på biblioteket och rapportera arbetad tid.",
    "way_of_working": "Arbetspass i Teams och ett Excelblad.",
    "possible_change": "Vi kunde lägga passen tillsammans med kommunens övriga.",
    "processes": ["Bemanning"],
    "asked_units": [],
    "expected_users": 35,
    "functions": [],
    "reference_group": [],
}
CHECKED = {"exists_elsewhere": True, "existing_can_serve": False, "comment": "Sju system finns."}
CLASSIFIED = {
    "confidentiality": 1,
    "integrity": 2,
    "availability": 1,
    "traceability": 1,
    "personal_data": True,
    "next_review": "2027-11-01",
}
ASSESSED = {"criteria": ["vulnerable_subjects"], "opinion": "Låg risk.", "outcome": "not_required"}
CONSULTED = {
    "value": {"one_time": 50_000, "per_month": 4_000, "months": None, "options": 0},
    "consulted_on": "2026-10-01",
    "consulted_person": "Ulla Upphandlare",
    "answer": "Avropa ramavtalet.",
    "followed": True,
    "reason": "",
}
SUMMED_UP = {"summary": "Biblioteket vill ha schema.", "recommendation": "Avslå; använd Heroma."}


@dataclass
class Gate:
    """A request and those who work with it."""

    api: Api
    requester: Caller
    contact: Caller
    security: Caller
    procurement: Caller
    decider: Caller
    address: str = ""

    def begin(self, unit: Unit, title: str = "Schemaverktyg till biblioteket") -> dict[str, Any]:
        """Begin a request."""
        made = self.requester.post("requests", json={"title": title, "unit": str(unit.id)})
        assert made.status_code == 201, made.text
        self.address = f"requests/{made.json()['reference']}"
        return dict(made.json())

    def fill_in(self, who: Caller, step: str, **content: Any) -> dict[str, Any]:
        """Fill in a step."""
        done = who.change("PUT", f"{self.address}/steps/{step}", self.address, json=content)
        assert done.status_code == 200, done.text
        return dict(done.json())

    def do(self, who: Caller, what: str, /, **body: Any) -> httpx2.Response:
        """Take the request further."""
        return who.change("POST", f"{self.address}/{what}", self.address, json=body)

    def answer(self, who: Caller, candidate: str, **body: Any) -> httpx2.Response:
        """Answer a candidate."""
        path = f"{self.address}/candidates/{candidate}/answer"
        return who.change("PUT", path, self.address, json=body)

    def read(self) -> dict[str, Any]:
        """Return the request as its writer sees it."""
        return dict(self.requester.get(self.address).json())

    def submit_with(self, **need: Any) -> None:
        """Describe the need and hand the request in."""
        self.fill_in(self.requester, "needs_analysis", **(NEED | need))
        assert self.do(self.requester, "submit").status_code == 200

    def fill_in_the_rest(self, **consulted: Any) -> None:
        """Fill in all that others than the requester fill in."""
        self.fill_in(self.contact, "business_contact_check", **CHECKED)
        self.fill_in(self.security, "information_classification", **CLASSIFIED)
        self.fill_in(self.security, "impact_assessment", **ASSESSED)
        self.fill_in(self.procurement, "procurement_consultation", **(CONSULTED | consulted))
        self.fill_in(self.contact, "decision_basis", **SUMMED_UP)

    def answer_all(self, who: Caller, **body: Any) -> None:
        """Answer every candidate that stands in the way."""
        for one in self.read()["missing_steps"]:
            if one["candidate"]:
                assert self.answer(who, one["candidate"], **body).status_code == 200


def take_process_into_use(api: Api) -> None:
    """Let requests begin under the process that comes with Samsyn."""
    with api.database.writing(TESTER) as session:
        take_into_use(session, (DATA / PROCESS).read_text(encoding="utf-8"), PROCESS)


def open_gate(api: Api, unit: Unit | None = None) -> Gate:
    """Return the people of a request, the requester for one unit only if it is said which."""
    with api.database.writing(TESTER) as session:
        tokens = let_in(session, unit)
    return gate_of(api, tokens)


def let_in(session: Session, unit: Unit | None = None) -> Sequence[str]:
    """Return a token for each of the people of a request."""
    everywhere = (Role.INFORMATION_SECURITY, Role.PROCUREMENT, Role.HEAD_OF_IT)
    return [
        make_token(session, Role.REQUESTER, unit),
        make_token(session, Role.BUSINESS_CONTACT, unit),
        *(make_token(session, role) for role in everywhere),
    ]


def gate_of(api: Api, tokens: Sequence[str], address: str = "") -> Gate:
    """Return the people of a request, who have these tokens."""
    requester, contact, security, procurement, decider = (
        Caller(api.client, token) for token in tokens
    )
    return Gate(api, requester, contact, security, procurement, decider, address)
