"""What every answer tells a browser: keep nothing, guess nothing, run nothing, frame nothing."""

from starlette.types import Message, Scope, Send

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"content-security-policy",
        b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
)
OVER_TLS = (*HEADERS, (b"strict-transport-security", b"max-age=31536000; includeSubDomains"))


def with_headers(scope: Scope, send: Send) -> Send:
    """Return what sends an answer with the headers that all answers have."""
    headers = OVER_TLS if scope["scheme"] == "https" else HEADERS

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *headers]
        await send(message)

    return sending
