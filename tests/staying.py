"""What tests connect to is this machine; whoever tries anything else fails."""

from typing import Any

from app.identity.origins import is_loopback

CONNECTING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})

_elsewhere: list[object] = []


class WentElsewhereError(Exception):
    """A test, or what it tests, has called another machine."""


def stay_here(event: str, told: tuple[Any, ...]) -> None:
    """Refuse a connection to another machine, as an audit hook of the interpreter."""
    if event in CONNECTING and isinstance(told[1], tuple) and not is_loopback(str(told[1][0])):
        _elsewhere.append(told[1])
        raise WentElsewhereError(told[1])


def demand_stayed() -> None:
    """Fail where another machine was called since this was last asked."""
    called = list(_elsewhere)
    _elsewhere.clear()
    if called:
        raise WentElsewhereError(called)
