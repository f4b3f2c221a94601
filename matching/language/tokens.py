"""A text as words, each with its place in the text as it stands."""

import re
import unicodedata
from typing import NamedTuple

# A combining mark belongs to the letter before it: registers hold decomposed å, ä and ö too.
_WORD = re.compile(r"[^\W_][\u0300-\u036f]*(?:[^\W_][\u0300-\u036f]*)*|[.;:!?()\n\u2013\u2192,]")
_SHORT_PREFIX = re.compile(r"\b([ep])[- ](?=[a-zåäö]{4})", re.IGNORECASE)
_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS, _STAND_INS = "åäöæø", "\ue000\ue001\ue002\ue003\ue004"
_KEPT = str.maketrans(_LETTERS, _STAND_INS)
_GIVEN_BACK = str.maketrans(_STAND_INS, _LETTERS)
_SENTENCE_ENDS = frozenset(".;:!?()\n\u2013\u2192")


class Token(NamedTuple):
    """A word folded for comparison, its place, and the sentence and clause it stands in."""

    word: str
    start: int
    end: int
    sentence: int
    clause: int


def fold(text: str) -> str:
    """Return a text as it is compared: without case and accents, å, ä and ö kept."""
    folded = unicodedata.normalize("NFC", text).casefold()
    if folded.isascii():
        return folded
    apart = unicodedata.normalize("NFD", folded.translate(_KEPT))
    return _ACCENTS.sub("", apart).translate(_GIVEN_BACK)


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text; e-tjänst, e tjänst and etjänst are one and the same word."""
    found: list[Token] = []
    sentence = clause = 0
    joined = {match.start(1) for match in _SHORT_PREFIX.finditer(text)}
    prefix: int | None = None
    for match in _WORD.finditer(text):
        mark = match[0]
        if mark == ",":
            clause += 1
        elif mark in _SENTENCE_ENDS:
            clause += 1
            sentence += not _inside_a_word(text, match.start())
        elif match.start() in joined:
            prefix = match.start()
        else:
            start = match.start() if prefix is None else prefix
            word = mark if prefix is None else text[prefix] + mark
            found.append(Token(fold(word), start, match.end(), sentence, clause))
            prefix = None
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(token.word for token in tokens(text))


def _inside_a_word(text: str, place: int) -> bool:
    """A full stop in an abbreviation, a number or a file name ends no sentence."""
    return text[place] == "." and place + 1 < len(text) and not text[place + 1].isspace()
