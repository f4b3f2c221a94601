"""No test reaches another machine, and one that tries is found out."""

import socket
from contextlib import suppress

import pytest

from tests.staying import WentElsewhereError, demand_stayed

ELSEWHERE = ("192.0.2.1", 9)
"""An address that is nobody's (RFC 5737)."""


@pytest.mark.parametrize("family", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_another_machine_cannot_be_reached(family: socket.SocketKind) -> None:
    with socket.socket(type=family) as away, suppress(WentElsewhereError):
        away.connect(ELSEWHERE)

    with pytest.raises(WentElsewhereError, match=ELSEWHERE[0]):
        demand_stayed()
    demand_stayed()


def test_this_machine_can() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        socket.create_connection(door.getsockname()).close()

    demand_stayed()
