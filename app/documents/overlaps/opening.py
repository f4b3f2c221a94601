"""The first page of the overlap report: how it is, in plain words, and where to begin."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from app.wording.acting import what_to_do
from app.wording.numbers import in_number, money, number
from app.wording.overlaps import joined, sentence, title_of, why

Card = Mapping[str, Any]

STEPS = (
    "Fråga dem som använder systemen om bilden stämmer. Rätta registret där den inte gör det.",
    (
        "Bestäm för varje överlapp om systemen ska bli ett, får finnas sida vid sida eller om det "
        "var falskt larm. Skriv bedömningen i Samsyn, så finns den kvar."
    ),
    "Ska de bli ett: utse vilket som blir kvar, vem som ansvarar och när det ska vara klart.",
    "Ta fram rapporten igen. Den visar vad som har ändrats sedan ni bestämde er.",
)


def lead(told: Mapping[str, int]) -> Iterator[str]:
    """Return in plain words how it is."""
    yield (
        f"Registret har {number(told['systems'])} system. {number(told['overlapping'])} av dem gör "
        "samma sak som något annat, helt eller delvis."
    )
    yield (
        f"{in_number(told['same_function'], 'funktion', 'funktioner')} utförs av två eller fler "
        f"system, och i {in_number(told['same_product'], 'fall', 'fall')} står troligen samma "
        f"produkt två gånger. {number(told['certain'])} är säkra och "
        f"{number(told['possible'])} möjliga."
    )
    cost = told["annual_cost_known"]
    if cost:
        yield (
            f"De system som bara gör det som även andra gör kostar minst {money(cost)} per år. "
            "Det är inte vad som går att spara: något av dem behövs."
        )
    yield _verdicts_in_words(told)


def _verdicts_in_words(told: Mapping[str, int]) -> str:
    waiting = told["without_verdict"]
    parts = [f"{number(waiting)} överlapp har ingen bedömt än"] if waiting else []
    if told["verdicts_changed_since"]:
        parts.append(f"{number(told['verdicts_changed_since'])} har ändrats sedan de bedömdes")
    if told["verdicts_lapsed"]:
        parts.append(f"för {number(told['verdicts_lapsed'])} har datumet passerat")
    return f"{sentence(joined(parts))}." if parts else "Alla överlapp är bedömda."


def first(card: Card, today: date) -> dict[str, Any]:
    """Return one overlap to begin with: why, and what to do."""
    return {
        "title": title_of(card),
        "systems": joined([member["system"]["name"] for member in card["members"]]),
        "why": f"{sentence(joined(why(card)))}.",
        "next": " ".join(what_to_do(card, today)),
    }
