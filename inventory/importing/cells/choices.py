"""Yes and no, as people and spreadsheets write them."""

from inventory.importing.cells.unreadable import UnreadableCellError

YES = frozenset({"ja", "j", "sant", "true", "yes", "y", "1", "x"})
NO = frozenset({"nej", "n", "falskt", "false", "no", "0"})


def parse_yes_no(text: str) -> bool:
    """Read yes or no. An empty cell is neither: whoever asks decides what it means."""
    word = text.strip().casefold()
    if word not in YES | NO:
        raise UnreadableCellError("Cellen ska innehålla ja eller nej.")
    return word in YES
