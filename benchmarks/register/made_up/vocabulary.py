"""The words that made-up systems are put together from: those of the sample data."""

import csv
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[3] / "data"
AREAS = "Skola Förskola Hemtjänst Bygglov Bibliotek Gata Vatten Kultur Fritid Miljö Kök Fordon"


@dataclass(frozen=True)
class Product:
    """A product that municipalities have, with the functions that it serves."""

    name: str
    vendor: str
    aliases: list[str]
    codes: list[str]


@dataclass(frozen=True)
class Words:
    """Products, definitions of functions, and departments."""

    products: list[Product]
    definitions: dict[str, str]
    departments: list[str]

    def purpose(self, codes: list[str]) -> str:
        """Return what a department might write about a system that serves the functions."""
        return " ".join(self.definitions[code] for code in codes)


def read_words() -> Words:
    """Read the sample data's vocabulary."""
    definitions = {row["code"]: row["definition"] for row in _rows("functions")}
    products = [
        Product(row["name"], row["vendor"], _parts(row["aliases"]), _parts(row["functions"]))
        for row in _rows("products")
        if row["functions"]
    ]
    departments = [row["name"] for row in _rows("units") if row["kind"] == "department"]
    return Words(products, definitions, departments)


def parcel(kind: str) -> bytes:
    """Return one file of the sample data, as it would be imported."""
    return (DATA / f"{kind}.csv").read_bytes()


def _rows(kind: str) -> list[dict[str, str]]:
    with (DATA / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]
