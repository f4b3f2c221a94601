"""Addresses: which ones are this machine's, and which ones are Samsyn's own."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

OWN_PATH = re.compile(
    r"/(?!/)[A-Za-z0-9\-._~!$&'()*+,;=:@%/]*(\?[A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*)?"
)
"""Letters that no browser takes for the beginning of a host: no `\\`, no blanks, no `#`."""

LONGEST_PATH = 1000


def is_loopback(host: str | None) -> bool:
    """Return whether a host is this very machine."""
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False


def is_elsewhere(host: str | None) -> bool:
    """Return whether a host is another machine, and not one that a network gives to itself."""
    try:
        known = ip_address(host or "")
    except ValueError:
        return bool(host) and host != "localhost"
    return not (known.is_loopback or known.is_link_local or known.is_unspecified)


def origin_of(address: str) -> str:
    """Return scheme, host and port, as a browser writes them."""
    parts = urlsplit(address)
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    host = parts.hostname or ""
    named = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{named}" + (
        f":{parts.port}" if parts.port not in (None, usual) else ""
    )


def own_path(asked: str) -> str:
    """Return a path below Samsyn's own address: the one asked for, or else the first page."""
    fits = len(asked) <= LONGEST_PATH and OWN_PATH.fullmatch(asked)
    path = asked.partition("?")[0]
    return asked if fits and "//" not in path and "/." not in path else "/"
