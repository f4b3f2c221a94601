"""Rows that are delegation rules."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import select

from intake.delegation.rules import Consultation, DelegationRule, LimitKind
from intake.delegation.ruling import check
from intake.delegation.words import CONSULTATIONS, DELEGATES, LIMITS, MENTIONS
from inventory.errors import InvalidFieldsError
from inventory.importing.cells.amounts import parse_amount
from inventory.importing.cells.choices import parse_yes_no
from inventory.importing.cells.dates import parse_date
from inventory.importing.cells.several import read_list
from inventory.importing.cells.unreadable import UnreadableCellError
from inventory.importing.reception import Content, Outcome, Reception
from inventory.importing.recognising.owners import Owners
from inventory.importing.tables.rows import Row
from inventory.importing.words.values import read_word
from inventory.organisation.units import Unit, UnitKind

DELEGATION_HEADERS = {
    "board": "Nämnd|board|styrelse|nämnd/styrelse",
    "delegate": "Delegat|delegate|vem|delegerat till",
    "limit": "Beloppsgräns|limit|belopp|högsta belopp|gräns",
    "consultation": "Samråd|consultation|samråd med",
    "consultation_text": "Samråd i egna ord|consultation_text|villkor",
    "process": "Processen|process|it-process",
    "onward": "Vidaredelegering|onward|vidaredelegation",
    "paragraph": "Punkt|paragraph|paragraf|ärendepunkt",
    "valid_from": "Gäller från|valid_from|från",
    "valid_until": "Gäller till|valid_until|till|till och med",
    "note": "Anteckning|note|kommentar|anmärkning",
    "source": "Källa|source",
}
NO_LIMIT = "Ingen gräns står här; regeln säger därför att ingen är angiven."
TEXTS = ("consultation_text", "paragraph", "note", "source")

W = TypeVar("W", bound=StrEnum)


class Delegations(Content):
    """Takes in rules; one is recognised by its board, its delegate and its first day."""

    headers = DELEGATION_HEADERS
    required = frozenset({"board"})

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self._session = reception.catalogue.session
        self._boards = Owners(reception)
        self._rules = {_key(rule): rule for rule in self._session.scalars(select(DelegationRule))}
        self._lines: dict[object, int] = {}

    def take(self, row: Row) -> Outcome:
        said = DelegationRule(board_id=self._board(row).id, **self._fields(row))
        self._demand_sound(row, said)
        key = _key(said)
        first = self._lines.setdefault(key, row.line)
        if first != row.line:
            why = f"Samma regel står redan på rad {first}. Ta bort den ena raden."
            raise self._reception.reject(row, "board", why)
        if key in self._rules:
            return self._change(row, self._rules[key])
        if not row.cells.get("limit"):
            self._reception.warn(row, "limit", NO_LIMIT)
        self._rules[key] = said
        self._session.add(said)
        return Outcome.CREATED

    def _change(self, row: Row, rule: DelegationRule) -> Outcome:
        for name, value in self._fields(row).items():
            if getattr(rule, name) != value:
                setattr(rule, name, value)
        self._demand_sound(row, rule)
        return Outcome.UPDATED if self._session.is_modified(rule) else Outcome.UNCHANGED

    def _board(self, row: Row) -> Unit:
        if not row.cells.get("board"):
            raise self._reception.reject(row, "board", "Nämnden saknas.")
        board = self._boards.find(row, "board")
        if board is None or board.kind is not UnitKind.BOARD:
            raise self._reception.reject(row, "board", "Enheten är ingen nämnd.")
        return board

    def _demand_sound(self, row: Row, rule: DelegationRule) -> None:
        try:
            check(rule)
        except InvalidFieldsError as error:
            pointer, why = error.errors[0]
            raise self._reception.reject(row, pointer.removeprefix("#/"), why) from error

    def _fields(self, row: Row) -> dict[str, Any]:
        """Return what the row says; an empty cell says nothing."""
        read: dict[str, Callable[[str], Any]] = {
            "delegate": _word(DELEGATES),
            "process": _word(MENTIONS),
            "consultation": _consultations,
            "onward": parse_yes_no,
            "valid_from": parse_date,
            "valid_until": parse_date,
        }
        fields: dict[str, Any] = {name: row.cells[name] for name in TEXTS if row.cells.get(name)}
        for name, parse in read.items():
            if (value := self._reception.read(row, name, parse)) is not None:
                fields[name] = value
        return fields | (self._reception.read(row, "limit", _limit) or {})


def _word(table: Mapping[W, str]) -> Callable[[str], W]:
    return lambda text: read_word(table, text)


def _consultations(text: str) -> list[Consultation]:
    return [read_word(CONSULTATIONS, part) for part in read_list(text)]


def _limit(text: str) -> dict[str, Any]:
    """Read an amount, or in words that there is none or that it is not known."""
    if any(character.isdigit() for character in text):
        return {"limit": LimitKind.AMOUNT, "amount": parse_amount(text).sek}
    kind = read_word(LIMITS, text)
    if kind is LimitKind.AMOUNT:
        raise UnreadableCellError("Skriv själva beloppet.")
    return {"limit": kind, "amount": None}


def _key(rule: DelegationRule) -> tuple[object, ...]:
    return rule.board_id, rule.delegate, rule.valid_from
