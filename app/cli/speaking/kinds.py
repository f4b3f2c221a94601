"""What people call the kinds of files, and how much of each there was."""

from collections.abc import Mapping

from app.storage.loading import Loaded
from app.wording.numbers import in_number

KINDS: Mapping[str, tuple[str, str]] = {
    "systems": ("system", "system"),
    "uses": ("användning", "användningar"),
    "functions": ("funktion", "funktioner"),
    "products": ("produkt", "produkter"),
    "units": ("enhet", "enheter"),
    "people": ("person", "personer"),
    "delegations": ("delegationsregel", "delegationsregler"),
}
"""One, and several."""


def counted(loaded: Loaded) -> str:
    """Return how much was loaded of each kind."""
    return ", ".join(in_number(done.created, *KINDS[kind]) for kind, done in loaded.items())
