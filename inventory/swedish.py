"""Keys that make both databases sort and search Swedish alike."""

import re
import unicodedata

# å, ä and ö come after z, in that order; these three code points follow "z" in ASCII.
_AFTER_Z = {"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"}
_WITHOUT_ACCENTS = re.compile("[\0-\x7fåäöæø]*")
_LETTERS, _STAND_INS = "åäöæø", "\ue000\ue001\ue002\ue003\ue004"
_KEPT = str.maketrans(_LETTERS, _STAND_INS)
_GIVEN_BACK = str.maketrans(_STAND_INS, _LETTERS)
_ACCENTS = re.compile("[\u0300-\u036f]")
_APART = re.compile(r"[^0-9a-z{|}]+")
_SLUG_LETTERS = str.maketrans("åäöæø", "aaoao")


def sort_key(text: str) -> str:
    """Return what a text is sorted by: the Swedish alphabet, without regard to case or accents."""
    key = _without_accents(text)
    for letter, stand_in in _AFTER_Z.items():
        key = key.replace(letter, stand_in)
    return _APART.sub(" ", key).strip()


def search_key(text: str) -> str:
    """Return what a text is searched in: folded, with å, ä and ö kept as the letters they are."""
    return " ".join(_without_accents(text).split())


def name_key(name: str) -> str:
    """Return what makes two names the same name: neither case nor white space tells them apart."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def slug_of(name: str) -> str:
    """Return a name as it can stand in an address."""
    plain = _without_accents(name).translate(_SLUG_LETTERS)
    return re.sub(r"[^0-9a-z]+", "-", plain).strip("-")[:60].strip("-") or "utan-namn"


def _without_accents(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    if _WITHOUT_ACCENTS.fullmatch(folded):
        return folded
    apart = unicodedata.normalize("NFD", folded.translate(_KEPT))
    return _ACCENTS.sub("", apart).translate(_GIVEN_BACK)
