"""Numbers as people read them."""

NOTHING = "–"


def money(amount: int | None) -> str:
    """Return an amount in kronor."""
    return NOTHING if amount is None else f"{number(amount)}\u00a0kr"


def number(amount: int) -> str:
    """Return a number with its thousands apart."""
    return f"{amount:,}".replace(",", "\u00a0")


def in_number(count: int, one: str, several: str) -> str:
    """Return how many there are of something."""
    return f"{number(count)} {one if count == 1 else several}"
