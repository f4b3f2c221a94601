"""What a command will not do."""


class RefusedError(Exception):
    """The command refuses; the message is a Swedish sentence that says what to do instead."""
