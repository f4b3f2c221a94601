"""Words written as running text, so that a list of hundreds can be read."""


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())
