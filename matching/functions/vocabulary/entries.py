"""The vocabulary as plain values: functions with their words, and known products with theirs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FunctionEntry:
    """A function, the words for it, and the words that speak against it."""

    code: str
    label: str
    synonyms: tuple[str, ...] = ()
    counter_words: tuple[str, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """A product that is known, and the functions it serves, what it is best known for first."""

    name: str
    aliases: tuple[str, ...] = ()
    vendor: str = ""
    functions: tuple[str, ...] = ()
