"""A text as words, each with its place in the text as it stands."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from matching.language.memory import Memory
from matching.language.quick_tuples import quickly

# A combining mark belongs to the letter before it: registers hold decomposed å, ä and ö too.
# The e of e-post and e post belongs to the word after it.
_WORD = re.compile(
    r"(?:\b[ep]-(?=[a-zåäö]{4}))?[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*"
    r"|[.,;:!?()\n\u2013\u2192]"
)
_APART = re.compile(r"([epEP]) (?<=\b[epEP] )(?=[a-zåäöA-ZÅÄÖ]{4})")  # the letter first: faster
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


class Piece(NamedTuple):
    """What stands between two spaces; its first character is number 0, as is its first clause."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    ends: tuple[int, ...]
    """Before which of its words, or after how many, a clause ends."""


class Said(NamedTuple):
    """The words of a text without their places."""

    words: list[str]
    clauses: list[int]
    """With which word each clause begins."""
    pieces: Sequence[str]

    def is_capital(self, number: int) -> bool:
        """Return whether a word begins with a capital letter, as names do."""
        spelled = (p[t.start] for p in self.pieces for t in in_piece[p].tokens)
        return next(islice(spelled, number, None)).isupper()


def pieces(text: str) -> list[str]:
    """Return what stands between each two spaces; a line break ends a clause.

    With a space between them they are as long as the text.
    """
    said = text.replace("\n", ";") if "\n" in text else text
    if _APART.search(said):
        said = _APART.sub(r"\1-", said)
    return said.split(" ")


@lru_cache(maxsize=500)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text; e-tjänst, e tjänst and etjänst are one and the same word."""
    found: list[Token] = []
    clause = place = 0
    for piece in pieces(text):
        here, _words, ends = in_piece[piece]
        for word, start, end, before in here:
            found.append(_token((word, place + start, place + end, clause + before)))
        clause += len(ends)
        place += len(piece) + 1
    return tuple(found)


def said(there: Sequence[str]) -> Said:
    """Return the words of a text in pieces."""
    words: list[str] = []
    clauses = [0]
    for _tokens, some, ends in map(in_piece.__getitem__, there):
        if ends:
            before = len(words)
            for end in ends:
                clauses.append(before + end)  # noqa: PERF401 - seldom more than one
        words += some
    return Said(words, clauses, there)


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(said(pieces(text)).words)


def _in_piece(piece: str) -> Piece:
    lowered = piece.lower()
    said = lowered if len(lowered) == len(piece) else piece
    return _one_word(said) or _several_words(said)


def _one_word(said: str) -> Piece | None:
    """Most pieces are a word, perhaps with a mark after it: no need to search them."""
    is_last = said[-1:] in _CLAUSE_ENDS
    spelled = said[:-1] if is_last else said
    if not spelled.isalnum():
        return None
    word = fold(spelled)
    return Piece((_token((word, 0, len(spelled), 0)),), (word,), (1,) if is_last else ())


def _several_words(said: str) -> Piece:
    found: list[Token] = []
    ends: list[int] = []
    for match in _WORD.finditer(said):
        word = match[0]
        if word not in _CLAUSE_ENDS:
            joined = word[0] + word[2:] if word[1:2] == "-" else word
            found.append(Token(fold(joined), *match.span(), len(ends)))
        elif not _inside_a_word(said, match.start()):
            ends.append(len(found))
    return Piece(tuple(found), tuple(token.word for token in found), tuple(ends))


in_piece: Memory[str, Piece] = Memory(_in_piece)
"""The words of what stands between two spaces."""


def _inside_a_word(text: str, place: int) -> bool:
    """A full stop in an abbreviation, a number or a file name ends nothing."""
    return text[place] == "." and place + 1 < len(text) and not text[place + 1].isspace()
