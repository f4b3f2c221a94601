"""A request taken further: on its way, to a decision, to its end."""

from app.cli.groups.requests.moving import deciding, ending, recording, travelling

__all__ = ["deciding", "ending", "recording", "travelling"]
