"""Systems as a municipality of some size might have entered them; the same ones every time."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from benchmarks.register.made_up.vocabulary import AREAS, Product, Words
from inventory.systems.roles import SystemRoleKind
from inventory.systems.sheets import Criticality, Hosting, PersonalDataKind
from inventory.systems.system import SystemKind, SystemStatus

SEED = 20261123
KINDS = random.Random(SEED).choices(list(SystemKind), [70, 12, 5, 8, 5], k=1000)
STATUSES = random.Random(SEED).choices(list(SystemStatus), [5, 4, 4, 78, 5, 4], k=1000)
TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class MadeUp:
    """What is entered about one system: fields as the API has them, and what hangs on it."""

    fields: dict[str, Any]
    uses: list[dict[str, Any]]
    roles: list[tuple[SystemRoleKind, UUID]]


class Maker:
    """Makes systems up from words, units and people."""

    def __init__(self, words: Words, units: list[UUID], people: list[UUID]) -> None:
        self._words, self._units, self._people = words, units, people
        self._random = random.Random(SEED)

    def systems(self, count: int) -> Iterator[MadeUp]:
        """Return so many systems."""
        for number in range(count):
            product = self._words.products[number % len(self._words.products)]
            yield MadeUp(self._fields(number, product), self._uses(product), self._roles())

    def some(self, things: list[Any], most: int) -> list[Any]:
        """Return some of the things, none twice."""
        return self._random.sample(things, min(len(things), self._random.randint(0, most)))

    def day(self) -> date:
        """Return a day within some years of today."""
        return TODAY + timedelta(days=self._random.randint(-1500, 1500))

    def perhaps(self, chance: float) -> bool:
        """Return whether something that happens so often happens now."""
        return self._random.random() < chance

    def _fields(self, number: int, product: Product) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "name": f"{product.name} {self._random.choice(AREAS.split())} {number}",
            "external_id": f"B{number:05}",
            "aliases": self.some(product.aliases, 3),
            "kind": KINDS[number % len(KINDS)],
            "vendor": product.vendor or None,
            "purpose": self._words.purpose(product.codes),
            "status": STATUSES[number % len(STATUSES)],
            "owner_unit": self._random.choice(self._units),
            "functions": product.codes[: self._random.randint(0, 3)],
            "functions_stated": [self._random.choice(AREAS.split()).lower()],
            "annual_cost": self._random.randint(5, 2000) * 1000 if self.perhaps(0.7) else None,
            "introduced_on": self.day() if self.perhaps(0.5) else None,
            "source": "Förvaltningens lista",
            "confidential": number % 20 == 19,
        }
        return fields | self._sheets()

    def _sheets(self) -> dict[str, Any]:
        level, choice = self._random.randint, self._random.choice
        sheets: dict[str, tuple[float, dict[str, Any]]] = {
            "operation": (0.9, {"hosting": choice(list(Hosting)), "country": "Sverige"}
                          | {"sign_in": "SSO", "criticality": choice(list(Criticality))}),
            "information_class": (0.7, {"confidentiality": level(0, 4), "integrity": level(0, 4)}
                                  | {"availability": level(0, 4), "classified_on": self.day()}),
            "personal_data": (0.6, {"kind": choice(list(PersonalDataKind))}),
            "openness": (0.4, {"publishable": True, "archive_note": "Enligt plan"}),
            "training": (0.3, {"given_by": "Förvaltningen", "hours_per_new_user": level(1, 16)}),
            "joining": (0.2, {"how": "Kontakta systemförvaltaren.", "takes": "Ett avrop."}),
        }  # fmt: skip
        return {name: sheet for name, (chance, sheet) in sheets.items() if self.perhaps(chance)}

    def _uses(self, product: Product) -> list[dict[str, Any]]:
        return [
            {"unit": unit, "users": self._random.randint(1, 900), "source": "Enkät"}
            | ({"functions": self.some(product.codes, 2)} if self.perhaps(0.5) else {})
            for unit in self.some(self._units, 4)
        ]

    def _roles(self) -> list[tuple[SystemRoleKind, UUID]]:
        kinds = self.some(list(SystemRoleKind), 4)
        return [(kind, self._random.choice(self._people)) for kind in kinds]
