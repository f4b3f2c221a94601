"""A town whose people work with a request, each at a terminal of their own."""

import json
from typing import Any

from sqlmodel import Session, col, select
from typer.testing import CliRunner, Result

from app.cli import samsyn
from inventory.organisation.units import Unit
from record.people import Person, Role
from record.row import now
from tests.app.gate.requests import Gate
from tests.copies import once
from tests.factories import TESTER, Api, Caller, make_person, make_token

REF = f"IT-{now().year}-0001"


class Desk:
    """What somebody types at a terminal of a hundred columns, and what they see."""

    def __init__(self, url: str, token: str) -> None:
        self.token = token
        env = {"SAMSYN_URL": url, "SAMSYN_TOKEN": token, "COLUMNS": "100"}
        self._runner = CliRunner(env=env)

    def types(self, *arguments: str, answers: str = "") -> Result:
        """Run a command; it may end with any code."""
        return self._runner.invoke(samsyn, ["requests", *arguments], input=answers)

    def sees(self, *arguments: str, answers: str = "") -> str:
        """Run a command that does what it is asked; return what it prints, on one line."""
        result = self.types(*arguments, answers=answers)
        assert result.exit_code == 0, result.output
        assert "Traceback" not in result.output
        return " ".join(result.stdout.split())

    def reads(self, *arguments: str) -> Any:
        """Run a command that does what it is asked; return its JSON."""
        result = self.types(*arguments, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def is_told(self, code: int, *arguments: str, answers: str = "") -> str:
        """Run a command that ends with a code; return what its error stream says."""
        result = self.types(*arguments, answers=answers)
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return " ".join(result.stderr.split())


class Town:
    """Those who work with the library's request."""

    def __init__(self, api: Api, url: str) -> None:
        self._api, self._url = api, url
        self.bertil = self.desk(Role.REQUESTER, "Bertil Exempel", "Biblioteket")
        self.pavel = self.desk(Role.BUSINESS_CONTACT, "Pavel Exempel")
        self.ingrid = self.desk(Role.INFORMATION_SECURITY, "Ingrid Exempel")
        self.hassan = self.desk(Role.PROCUREMENT, "Hassan Exempel")
        self.johan = self.desk(Role.HEAD_OF_IT, "Johan Exempel")
        desks = (self.bertil, self.pavel, self.ingrid, self.hassan, self.johan)
        who = [Caller(api.client, desk.token) for desk in desks]
        self.gate = Gate(api, who[0], who[1], who[2], who[3], who[4])

    def desk(self, role: Role, name: str, unit: str | None = None) -> Desk:
        def let_in() -> str:
            with self._api.database.writing(TESTER) as session:
                known = session.scalars(select(Person).where(col(Person.name) == name)).first()
                person = known or make_person(session, name)
                where = None if unit is None else _unit(session, unit)
                return make_token(session, role, where, person)

        return Desk(self._url, once(self._api.database, (role, name, unit), let_in))

    def begin(self) -> None:
        """Let the library say what it needs, and hand it in."""
        self.gate.address = once(self._api.database, "handed in", self._begin)

    def prepare(self) -> None:
        """Let there be a request that only lacks a decision."""
        self.gate.address = once(self._api.database, "prepared", self._prepare)

    def _begin(self) -> str:
        with self._api.database.reading() as connection:
            self.gate.begin(_unit(Session(connection), "Biblioteket"))
        self.gate.submit_with()
        return self.gate.address

    def _prepare(self) -> str:
        self.begin()
        self.gate.fill_in_the_rest()
        self.gate.answer_all(self.gate.contact, answer="reuse")
        return self.gate.address


def _unit(session: Session, name: str) -> Unit:
    return session.scalars(select(Unit).where(col(Unit.name) == name)).one()


def each(*pairs: str) -> list[str]:
    """Return options that set fields."""
    return [part for pair in pairs for part in ("--set", pair)]
