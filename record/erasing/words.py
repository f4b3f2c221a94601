"""What points a person out in a text: names, addresses and identifiers that they have had."""

import json
import re
from collections.abc import Iterable
from typing import Any

from record.history.chain import canonical

ERASED = "raderad"
"""What people read where a name has been."""

LONG = 8
# A name in a file's name may have other things than blanks between its words.
BETWEEN = r"[\s_.,-]+"
NO_LETTER_BEFORE, NO_LETTER_AFTER = r"(?<![^\W_])", r"(?:(?::s|s)?)(?![^\W_])"


class Words:
    """The words that point one person out."""

    def __init__(self, words: Iterable[str]) -> None:
        self._whole = {word.strip().casefold() for word in words} - {"", ERASED}
        self._begins = {re.split(BETWEEN, word)[0] for word in self._whole}
        within = sorted(filter(_is_telling, self._whole), key=len, reverse=True)
        pattern = "|".join(BETWEEN.join(map(re.escape, word.split())) for word in within)
        self._within = re.compile(
            f"{NO_LETTER_BEFORE}(?:{pattern}){NO_LETTER_AFTER}" if pattern else r"(?!)",
            re.IGNORECASE,
        )

    def are(self, text: str) -> bool:
        """Return whether a text says nothing but who it is."""
        return text.strip().casefold() in self._whole

    def may_be_anothers(self, text: str) -> bool:
        """Return whether a text may be a namesake's name or address, where it is linked to them."""
        return self.are(text) or not any(map(str.isspace, text))

    def are_in(self, text: str) -> bool:
        """Return whether a text points the person out."""
        folded = text.casefold()  # of very many texts, few have as much as the first name
        return any(map(folded.__contains__, self._begins)) and self.taken_out_of(text) != text

    def taken_out_of(self, text: str) -> str:
        """Return the text without the person; one that is JSON stays so."""
        if self.are(text):
            return ERASED
        if text.startswith(("{", "[")):
            try:
                told = json.loads(text)
            except ValueError:
                pass
            else:
                return canonical(without) if (without := self._out_of(told)) != told else text
        return self._within.sub(ERASED, text)

    def _out_of(self, value: Any) -> Any:
        match value:
            case str():
                return self.taken_out_of(value)
            case list():
                return [self._out_of(one) for one in value]
            case dict():
                return {name: self._out_of(one) for name, one in value.items()}
        return value


def _is_telling(word: str) -> bool:
    """Return whether a word means nobody else: a first name or *P02* may, within a text."""
    return " " in word or "@" in word or (len(word) >= LONG and any(map(str.isdigit, word)))
