"""What there is already: each system and request that might meet the need, why, and the answer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.documents.decision_basis.blocks import Block, Facts, Note, Section, Table, Text
from app.documents.decision_basis.sections.words import Basis, lines, said, signed, yes_or_no
from app.labels import label
from app.wording.numbers import number
from app.wording.overlaps import SAID, certainty_of, evidence_of, sentence
from app.wording.times import day
from intake.candidates.candidate import LIKELY, TO_BE_AGREED, Answer
from inventory.exemptions.exemption import ReasonCode
from matching.functions.evidence import Signal

Card = Mapping[str, Any]

STEP = "business_contact_check"
HOW = (
    "Samsyn har jämfört behovet med registret och med andra pågående ärenden. Belägget är de ord "
    f"som hittades och vad de svarar mot. Från {LIKELY} poäng av 100 är ett alternativ troligt och "
    "ska besvaras innan beslut."
)


def existing_solutions(basis: Basis) -> Section:
    """Return the candidates with evidence and answers, and what the kundansvarig has found."""
    found: Sequence[Card] = basis["candidates"]
    likely = [card for card in found if _is_likely(card)]
    weak = [card for card in found if not _is_likely(card)]
    blocks: list[Block] = [*_checked(basis), Note(HOW)]
    blocks += _likely(likely) or [Text("Inga troliga alternativ hittades.")]
    blocks += _weak(weak)
    return Section("Befintliga lösningar", blocks)


def _is_likely(card: Card) -> bool:
    return bool(card["current"] and card["score"] >= LIKELY)


def _checked(basis: Basis) -> Iterator[Block]:
    content = said(basis, STEP)
    yield Facts(
        [
            ("Finns behovet på annat håll?", yes_or_no(content.get("exists_elsewhere"))),
            ("Kan något som finns möta det?", yes_or_no(content.get("existing_can_serve"))),
            ("Kontrollerat av", signed(basis, STEP)),
        ]
    )
    if content.get("comment"):
        yield Text(content["comment"], "Kundansvarigs kommentar")


def _likely(cards: Sequence[Card]) -> list[Block]:
    rows = [[_target(card), _evidence(card), _answer(card)] for card in cards]
    headers = ("Alternativ", "Varför det är ett", "Svar")
    return [Table("Troliga alternativ", headers, (1.8, 2.6, 3), rows)] if rows else []


def _weak(cards: Sequence[Card]) -> list[Block]:
    rows = [[_target(card), lines(_evidence(card), _weak_answer(card))] for card in cards]
    title = "Svagare träffar, som inte behöver besvaras"
    return [Table(title, ("Alternativ", "Varför"), (1.8, 5.6), rows)] if rows else []


def _weak_answer(card: Card) -> str:
    return f"Svar: {_answer(card)}" if card["answer"] else ""


def _target(card: Card) -> str:
    hours = card["promised_hours_per_month"]
    return lines(
        *_named(card),
        "Kommungemensam lösning" if card["common_solution"] else "",
        "" if card["current"] else "Hittas inte längre",
        f"Utlovat: {number(hours)} timmar per månad" if hours else "",
        f"{sentence(certainty_of(card))}, {card['score']} poäng",
    )


def _named(card: Card) -> tuple[str, str]:
    system = card.get("system")
    if system is None:
        other = card["request"]
        return f"{other['reference']} {other['title']}", f"Ärende från {other['unit']['name']}"
    owner = system["owner_unit"]
    return system["name"], f"Ägare: {owner['name']}" if owner else "Ägare: inte angiven"


def _evidence(card: Card) -> str:
    return "\n".join(dict.fromkeys(map(_piece, card["evidence"])))


def _piece(evidence: Card) -> str:
    """Return one piece of evidence; of what somebody has set, which function it is."""
    if Signal(evidence["signal"]) in SAID:
        return f"{evidence_of(evidence)}: ”{evidence['found']}”"
    return evidence_of(evidence)


def _answer(card: Card) -> str:
    if card["answer"] is None:
        return "Inte besvarat."
    answer = Answer(card["answer"])
    code = card["reason_code"]
    when = "Senast" if answer is Answer.REPLACES else "Till"
    return lines(
        f"{sentence(label(answer))}.",
        f"Skäl: {label(ReasonCode(code))}" if code else "",
        card["reason"],
        f"{when} {day(card['until'])}" if card["until"] else "",
        f"{card['answered_by']['name']}, {day(card['answered_at'])}",
        _agreed(card) if answer in TO_BE_AGREED else "",
    )


def _agreed(card: Card) -> str:
    agreed = card["agreed_by"]
    return (
        f"Kundansvarig håller med: {agreed['name']}" if agreed else "Kundansvarig har inte svarat."
    )
