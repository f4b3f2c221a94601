"""A text as words, each with its place in the text as it stands."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from matching.language.memory import Memory
from matching.language.quick_tuples import quickly

# A combining mark belongs to the letter before it: registers hold decomposed å, ä and ö too.
# The e of e-post and e post belongs to the word after it.
_WORD = re.compile(
    r"(?:\b[ep]-(?=[a-zåäö]{4}))?[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*"
    r"|[.,;:!?()\n\u2013\u2192]"
)
_APART = re.compile(r"\b([epEP]) (?=[a-zåäöA-ZÅÄÖ]{4})")
_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS, _STAND_INS = "åäöæø", "\ue000\ue001\ue002\ue003\ue004"
_KEPT = str.maketrans(_LETTERS, _STAND_INS)
_GIVEN_BACK = str.maketrans(_STAND_INS, _LETTERS)
_CLAUSE_ENDS = frozenset(".,;:!?()\n\u2013\u2192")


class Token(NamedTuple):
    """A word folded for comparison, its place, and the clause it stands in."""

    word: str
    start: int
    end: int
    clause: int


_token = quickly(Token)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return a text as it is compared: without case and accents, å, ä and ö kept."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFC", text).casefold()
    apart = unicodedata.normalize("NFD", folded.translate(_KEPT))
    return _ACCENTS.sub("", apart).translate(_GIVEN_BACK)


@lru_cache(maxsize=500)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text; e-tjänst, e tjänst and etjänst are one and the same word."""
    said = text.replace("\n", ";") if "\n" in text else text
    if _APART.search(said):
        said = _APART.sub(r"\1-", said)
    found: list[Token] = []
    clause = place = 0
    for piece in said.split():
        place = said.find(piece, place)
        words, ends = _in_pieces[piece]
        for word, start, end, before in words:
            found.append(_token((word, place + start, place + end, clause + before)))
        clause += ends
        place += len(piece)
    return tuple(found)


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(token.word for token in tokens(text))


def _in_piece(piece: str) -> tuple[tuple[Token, ...], int]:
    """Return the words of what stands between two spaces, and how many clauses end there."""
    lowered = piece.lower()
    said = lowered if len(lowered) == len(piece) else piece
    found: list[Token] = []
    clause = 0
    for match in _WORD.finditer(said):
        word = match[0]
        if word in _CLAUSE_ENDS:
            clause += not _inside_a_word(piece, match.start())
        else:
            joined = word[0] + word[2:] if word[1:2] == "-" else word
            found.append(Token(fold(joined), *match.span(), clause))
    return tuple(found), clause


_in_pieces: Memory[str, tuple[tuple[Token, ...], int]] = Memory(_in_piece)


def _inside_a_word(text: str, place: int) -> bool:
    """A full stop in an abbreviation, a number or a file name ends nothing."""
    return text[place] == "." and place + 1 < len(text) and not text[place + 1].isspace()
