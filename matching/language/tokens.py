"""A text as words, each with its place in the text as it stands."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# A combining mark belongs to the letter before it: registers hold decomposed å, ä and ö too.
_WORD = re.compile(
    r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*|[.,;:!?()\n\u2013\u2192]"
)
_SHORT_PREFIX = re.compile(r"\b([ep])[- ](?=[a-zåäö]{4})")
_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS, _STAND_INS = "åäöæø", "\ue000\ue001\ue002\ue003\ue004"
_KEPT = str.maketrans(_LETTERS, _STAND_INS)
_GIVEN_BACK = str.maketrans(_STAND_INS, _LETTERS)
_SENTENCE_ENDS = frozenset(".;:!?()\n\u2013\u2192")


class Token(NamedTuple):
    """A word folded for comparison, its place, and the clause it stands in."""

    word: str
    start: int
    end: int
    clause: int


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return a text as it is compared: without case and accents, å, ä and ö kept."""
    folded = unicodedata.normalize("NFC", text).casefold()
    if folded.isascii():
        return folded
    apart = unicodedata.normalize("NFD", folded.translate(_KEPT))
    return _ACCENTS.sub("", apart).translate(_GIVEN_BACK)


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text; e-tjänst, e tjänst and etjänst are one and the same word."""
    lowered = text.casefold()
    folded = lowered if len(lowered) == len(text) and _is_plain(lowered) else None
    said = text.lower() if folded is None and len(text.lower()) == len(text) else folded or text
    joined = {match.start(1) for match in _SHORT_PREFIX.finditer(said)}
    found: list[Token] = []
    clause, prefix = 0, -1
    for match in _WORD.finditer(said):
        word, start = match[0], match.start()
        if not word[0].isalnum():
            clause += not _inside_a_word(text, start)
        elif start in joined:
            prefix = start
        else:
            if prefix >= 0:
                word, start, prefix = said[prefix] + word, prefix, -1
            found.append(
                Token(word if folded is not None else fold(word), start, match.end(), clause)
            )
    return tuple(found)


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(token.word for token in tokens(text))


_PLAIN = re.compile(r"[\x00-\x7fåäö\u2013\u2192\u2026\u2019\u201d]*")


def _is_plain(text: str) -> bool:
    """Most texts have no letters with accents, and need no folding word by word."""
    return _PLAIN.fullmatch(text) is not None


def _inside_a_word(text: str, place: int) -> bool:
    """A full stop in an abbreviation, a number or a file name ends nothing."""
    return text[place] == "." and place + 1 < len(text) and not text[place + 1].isspace()
