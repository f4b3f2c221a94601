"""Rows that are functions of the vocabulary."""

import re
from typing import Any

from sqlalchemy import select

from inventory.importing.cells.several import read_list
from inventory.importing.reception import Content, Outcome, Reception
from inventory.importing.tables.rows import Row
from inventory.importing.words.columns import FUNCTION_HEADERS
from inventory.swedish import sort_key
from inventory.vocabulary.functions import Function

TEXTS = ("label", "definition", "cpv", "owner_board", "rules_known_by", "source")
LISTS = ("synonyms", "counter_words")
CODE = re.compile(r"[a-z][a-z0-9_]{0,79}")


class Functions(Content):
    """Takes in functions; one is recognised by its code."""

    headers = FUNCTION_HEADERS
    required = frozenset({"code", "label"})

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self._session = reception.catalogue.session
        self._functions = {row.code: row for row in self._session.scalars(select(Function))}
        self._lines: dict[str, int] = {}
        self._rows: list[tuple[Row, Function]] = []

    def take(self, row: Row) -> Outcome:
        code = row.cells.get("code", "")
        if not CODE.fullmatch(code):
            why = "Koden ska bestå av små bokstäver a–z, siffror och understreck."
            raise self._reception.reject(row, "code", why)
        first = self._lines.setdefault(code, row.line)
        if first != row.line:
            why = f"Samma kod står redan på rad {first}. Ta bort den ena raden."
            raise self._reception.reject(row, "code", why)
        function = self._functions.get(code)
        if function is None:
            if not row.cells.get("label"):
                raise self._reception.reject(row, "label", "Funktionen saknar benämning.")
            function = self._functions[code] = Function(code=code, label=row.cells["label"])
            self._fill(row, function)
            self._session.add(function)
            return Outcome.CREATED
        self._fill(row, function)
        return Outcome.UPDATED if self._session.is_modified(function) else Outcome.UNCHANGED

    def finish(self) -> None:
        for row, function in self._rows:
            if not self._parent_is_sound(function):
                why = "Den överordnade funktionen finns inte, eller ligger under funktionen själv."
                self._reception.rejected.append(self._reception.reject(row, "parent", why).problem)

    def _fill(self, row: Row, function: Function) -> None:
        fields: dict[str, Any] = {name: row.cells[name] for name in TEXTS if row.cells.get(name)}
        fields |= {name: read_list(row.cells[name]) for name in LISTS if row.cells.get(name)}
        if parent := row.cells.get("parent"):
            fields["parent_code"] = parent
            self._rows.append((row, function))
        fields["sort_key"] = sort_key(fields.get("label", function.label))
        for name, value in fields.items():
            if getattr(function, name) != value:
                setattr(function, name, value)

    def _parent_is_sound(self, function: Function) -> bool:
        seen = {function.code}
        above = function.parent_code
        while above is not None:
            if above in seen or above not in self._functions:
                return False
            seen.add(above)
            above = self._functions[above].parent_code
        return True
