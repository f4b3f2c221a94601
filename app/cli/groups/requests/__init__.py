"""`samsyn requests`: the gate from a terminal. The commands are those of the modules below."""

from app.cli.groups.requests import (
    answering,
    deciding,
    entering,
    moving,
    reading,
    saying,
    working,
)
from app.cli.groups.requests.group import group

__all__ = ["answering", "deciding", "entering", "group", "moving", "reading", "saying", "working"]
