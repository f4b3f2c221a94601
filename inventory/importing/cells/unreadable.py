"""A cell that does not say what its column is about."""

from inventory.errors import RegisterError


class UnreadableCellError(RegisterError):
    """The cell cannot be read; the reason is Swedish, and says what to write instead."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
