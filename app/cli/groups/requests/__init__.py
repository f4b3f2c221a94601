"""`samsyn requests`: the gate from a terminal. The commands are those of the folders below."""

from app.cli.groups.requests import moving, reading, talking, writing
from app.cli.groups.requests.group import group

__all__ = ["group", "moving", "reading", "talking", "writing"]
