"""Whether a call with a cookie comes from Samsyn's own pages, or from somebody else's."""

import hashlib
import hmac

from starlette.types import Scope

from app.identity.origins import is_loopback
from app.identity.recognising.presented import header

READING = frozenset({"GET", "HEAD", "OPTIONS"})
HEADER = b"x-csrf-token"


class ForgedCallError(Exception):
    """A call that the browser was led to by a page that is not Samsyn's."""


def page_token(secret: str) -> str:
    """Return what Samsyn's own pages send with what they do in a session."""
    return hmac.new(secret.encode(), b"samsyn page", hashlib.sha256).hexdigest()


def demand_own_page(scope: Scope, secret: str, own_origin: str) -> None:
    """Refuse a writing call that does not come from Samsyn's own pages."""
    if scope["method"] in READING:
        return
    origin = header(scope, b"origin")
    token = header(scope, HEADER)
    is_own = origin == (own_origin or _called_here(scope))
    if not (is_own and origin and hmac.compare_digest(token.encode(), page_token(secret).encode())):
        raise ForgedCallError


def _called_here(scope: Scope) -> str:
    """Return the origin that was called, on this machine; elsewhere it would prove nothing."""
    host = header(scope, b"host")
    return f"{scope['scheme']}://{host}" if is_loopback(host.rsplit(":", 1)[0].strip("[]")) else ""
