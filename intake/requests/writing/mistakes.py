"""*Vanliga misstag* (audit F18), seen in what has been written so far."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from matching.functions.vocabulary.compiled import Vocabulary


class Mistake(StrEnum):
    """A common mistake."""

    PRODUCT_BEFORE_NEED = "product_before_need"
    NOBODY_ELSE_ASKED = "nobody_else_asked"


SHORT_NEED = 60
"""So few letters beside the product's name do not describe a need."""

WORDS: Mapping[Mistake, Callable[[str], str]] = {
    Mistake.PRODUCT_BEFORE_NEED: lambda product: (
        f"”{product}” är en produkt. Vanligt misstag: att leta system innan behovet är beskrivet. "
        "Skriv vad som behöver göras, hur det görs i dag och vad som kunde ändras."
    ),
    Mistake.NOBODY_ELSE_ASKED: lambda _nothing: (
        "Ingen annan förvaltning är tillfrågad. Vanligt misstag: behovet förankras inte hos dem "
        "som kan ha samma."
    ),
}


def mistakes_in(
    vocabulary: Vocabulary, title: str, need: Mapping[str, Any] | None
) -> list[dict[str, str]]:
    """Return the mistakes, with a sentence on each."""
    return [
        {"mistake": mistake, "detail": WORDS[mistake](about)}
        for mistake, about in _mistakes(vocabulary, title, need)
    ]


def _mistakes(
    vocabulary: Vocabulary, title: str, need: Mapping[str, Any] | None
) -> Iterator[tuple[Mistake, str]]:
    described = "" if need is None else str(need.get("need") or "")
    product = _product_in(vocabulary, described) or _product_in(vocabulary, title)
    if product and len(described) - len(product) < SHORT_NEED:
        yield Mistake.PRODUCT_BEFORE_NEED, product
    if need is not None and not need.get("asked_units"):
        yield Mistake.NOBODY_ELSE_ASKED, ""


def _product_in(vocabulary: Vocabulary, text: str) -> str | None:
    for known in vocabulary.recognise(text):
        if known.distinctive:
            return text[known.start : known.end]
    return None
