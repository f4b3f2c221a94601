"""Whose product it is: the same vendor under different writing, another one, or not known."""

from functools import lru_cache

from matching.names.reading.words import words_of

OWN = "egen"
"""What stands as the vendor of something home-made."""

_UNKNOWN = frozenset(
    [
        "diverse",
        "ej",
        "ingen",
        "leverantor",
        "oberoende",
        "okand",
        "okant",
        "oklar",
        "oklart",
        "open",
        "oppen",
        "oss",
        "saknas",
        "flera",
        "vet",
        "unknown",
        "none",
    ]
)
"""First words of what is written where there is no vendor to name: *öppen källkod*, *ej känt*."""

_OF_OUR_OWN = frozenset(
    ["egen", "eget", "egna", "egenutvecklad", "egenutvecklat", "hemmabyggt", "intern"]
)

_LEGAL = frozenset(
    ["ab", "inc", "ltd", "as", "gmbh", "oy", "corp", "corporation", "sverige", "sweden"]
)

LETTERS_OF_AN_ABBREVIATION = 4


@lru_cache(maxsize=65536)
def vendor_words(vendor: str) -> tuple[str, ...]:
    """Return the words that name the vendor; none where the field says that nobody knows."""
    words = words_of(vendor)
    if not words or words[0] in _UNKNOWN:
        return ()
    if words[0] in _OF_OUR_OWN:
        return (OWN,)
    return tuple(word for word in words if word not in _LEGAL) or words


@lru_cache(maxsize=262144)
def vendors_agree(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """Return 1 for the same vendor, -1 for two different ones, 0 where that cannot be known."""
    if not left or not right or left == right == (OWN,):
        return 0
    if left[0] == right[0]:
        return 1
    if left[0][0] != right[0][0]:
        return -1
    shorter, longer = sorted((left, right), key=lambda words: len("".join(words)))
    return _agreement_of_short("".join(shorter), longer)


def _agreement_of_short(short: str, words: tuple[str, ...]) -> int:
    """Return 1 for a beginning or initials, 0 for what may be an abbreviation (MS, Microsoft)."""
    whole = "".join(words)
    if whole.startswith(short) and len(short) >= LETTERS_OF_AN_ABBREVIATION:
        return 1
    if len(short) > LETTERS_OF_AN_ABBREVIATION:
        return -1
    if short == "".join(word[0] for word in words):
        return 1
    return 0 if len(words) == 1 and _is_subsequence(short, whole) else -1


def _is_subsequence(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
