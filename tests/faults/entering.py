"""Somebody who enters systems in a register that is served, and keeps account of the answers."""

from dataclasses import dataclass, field

from app.database import Database
from app.main import create_app
from app.settings import Settings
from app.storage.migrating import migrate
from record.history.reading import verify_history
from record.people import Role
from tests.client import Client
from tests.factories import TESTER, Caller, make_token, make_unit

FULL = "Inget sparades. Registret går att läsa; meddela den som driftar Samsyn."
LONG = "Här står syftet. " * 100


@dataclass
class Register:
    """A register, served all the while, and what was acknowledged in it."""

    database: Database
    caller: Caller = field(init=False)
    kept: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    asked: int = 0

    def __post_init__(self) -> None:
        migrate(self.database.engine)
        with self.database.writing(TESTER) as session:
            token, self.unit = make_token(session, Role.REGISTER_EDITOR), make_unit(session).id
        settings = Settings(rate_reads=0, rate_writes=0, read_ahead=False)
        self.caller = Caller(Client(create_app(settings, self.database)), token)
        assert self.enter() == 201

    def enter(self) -> int:
        """Enter a system; return the status."""
        self.asked += 1
        name = f"System {self.asked}"
        body = {"name": name, "owner_unit": str(self.unit), "purpose": LONG}
        answer = self.caller.post("systems", json=body)
        if answer.status_code == 201:
            self.kept.add(name)
        elif answer.status_code == 504:
            self.unsure.add(name)
        elif answer.status_code == 507:
            assert answer.json()["type"] == "/problems/storage-full"
            assert answer.json()["detail"] == FULL
        return answer.status_code

    def check(self) -> None:
        """Find all that was acknowledged, nothing that was refused, and a whole history."""
        found, page = set[str](), "systems?limit=200"
        while page:
            answer = self.caller.get(page)
            assert answer.status_code == 200, answer.text
            found |= {system["name"] for system in answer.json()["items"]}
            page = answer.json()["next"] or ""
        assert self.kept <= found <= self.kept | self.unsure
        with self.database.reading() as connection:
            assert verify_history(connection).intact
