"""A file such as a municipality sends to be imported: its list of systems, saved from Excel."""

import csv
import io
import random

from benchmarks.register.made_up.vocabulary import AREAS, Words

ROWS = 10_000
HEADERS = (
    *("Systemnamn", "Förvaltning", "Leverantör", "Kostnad"),
    *("Informationsklass", "Beskrivning", "Användare", "Status"),
)
STATUSES = ("I drift", "I drift", "I drift", "Planerad", "Under avveckling", "")


def municipal_file(words: Words, rows: int = ROWS) -> bytes:
    """Return the file: semicolons, decimal commas, Windows-1252."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    chance = random.Random(rows)
    writer.writerows(_row(words, chance, number) for number in range(rows))
    return text.getvalue().encode("cp1252", "replace")


def _row(words: Words, chance: random.Random, number: int) -> list[str]:
    product = words.products[number % len(words.products)]
    levels = [chance.randint(0, 4) for _ in range(3)]
    return [
        f"{product.name} {chance.choice(AREAS.split())} {number}",
        chance.choice(words.departments),
        product.vendor,
        f"{chance.randint(5, 2000) * 1000},00" if chance.random() < 0.8 else "",
        "K{}R{}T{}".format(*levels) if chance.random() < 0.7 else "",
        words.purpose(product.codes),
        str(chance.randint(1, 900)),
        chance.choice(STATUSES),
    ]
