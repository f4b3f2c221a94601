"""A name cut into words that can be compared: folded, without versions and without filler."""

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"(?:version|ver|v)[. ]?\d[\d.x]*\b|\d+(?:[.,][\dx]+)+|[a-z]+|\d+")
_VERSION = re.compile(r"(?:version|ver|v)[. ]?\d[\d.x]*|\d+(?:[.,][\dx]+)+|(?:19|20)\d\d")
_JOINED = re.compile("(?<=[a-zåäö]{2})(?=[A-ZÅÄÖ][A-Za-zÅÄÖåäö])")
_CLIPPED = re.compile(r"[^\W\d]{3,}\.(?=\s|$)")
_SOUNDS = str.maketrans("cqwz", "kkvs")

_BEFORE = frozenset(("app", "appen", "gamla", "it", "ny", "nya"))
"""What may stand before a name and say nothing of which product it is: *Nya Heroma*."""

_DELIVERY = """
    applikation basic client cloud desktop drift edition enterprise klient kommun kommunen
    licens licenser mobilapp modul moduler molnet molntjanst online plus premium pro prod
    produktion programmet saas server standard starter system systemet test testmiljo tjanst
    tjansten verktyg verktyget version web webb webben
"""
_AFTER = _BEFORE | frozenset(_DELIVERY.split())
"""The same after a name: words about delivery, licence and environment."""


EDITIONS = frozenset(("basic", "enterprise", "plus", "premium", "pro", "standard", "starter"))
"""Of these, a name that has one is not the name that has another word in its place."""


def _folding() -> dict[int, str]:
    """Return what stands for each accented Latin letter: Å and å are compared as a."""
    table = {}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFKD", chr(code).casefold())
        table[code] = "".join(mark for mark in base if not unicodedata.combining(mark))
    combining = dict.fromkeys(range(0x300, 0x370), "")
    return table | combining | {ord("ø"): "o", ord("æ"): "a"}


_FOLDED = _folding()


def fold(text: str) -> str:
    """Return the text in lower case without accents; for comparing, never for showing."""
    folded = text.casefold()
    return folded if folded.isascii() else folded.translate(_FOLDED)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text; joined ones part: Skola24, PowerBI."""
    if not (text[1:].islower() or text.isupper()):
        text = _JOINED.sub(" ", text)
    return tuple(_WORD.findall(fold(text)))


def core_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without filler around them, or all of them where nothing else is left."""
    first, last = 0, len(words)
    while last > first + 1 and is_filler(words[last - 1]):
        last -= 1
    while first < last - 1 and words[first] in _BEFORE:
        first += 1
    core = words[first:last]
    return core if any(map(str.isalpha, core)) else words


def sounds_of(texts: Iterable[str]) -> list[str]:
    """Return words, not empty, with one letter for letters that sound alike, of the same length."""
    joined = "\n".join(texts)
    return joined.translate(_SOUNDS).split("\n") if joined else []


def is_clipped(text: str) -> bool:
    """Tell whether a word of the text is cut short: *Nyckelskåp hemtj.* for hemtjänst."""
    return "." in text and _CLIPPED.search(text) is not None


def is_version(word: str) -> bool:
    """Tell a version or a year from a word: 3.28, v2, 2023."""
    return not word.isalpha() and _VERSION.fullmatch(word) is not None


def is_filler(word: str) -> bool:
    """Tell whether a word says nothing of which product it is."""
    return word in _AFTER or is_version(word)
