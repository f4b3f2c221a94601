"""The server that a command speaks to, as options of the command."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any

import typer

from app.cli.speaking.refusals import RefusedError
from app.client.calling import calling
from app.client.server import Server

WHO_ARE_YOU = (
    "Du behöver en nyckel. Lägg den i SAMSYN_TOKEN (export SAMSYN_TOKEN=samsyn_…), eller ange "
    "--token. Administratören skapar den: samsyn token create"
)

Url = Annotated[
    str | None,
    typer.Option("--url", metavar="ADRESS", help="Servern, annars SAMSYN_URL."),
]
Token = Annotated[
    str | None,
    typer.Option("--token", metavar="NYCKEL", help="Din nyckel, annars SAMSYN_TOKEN."),
]


def at_server(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the address and the token as options; it receives a `caller`."""

    @wraps(function)
    def reaching(url: str | None, token: str | None, **given: Any) -> None:
        with calling(_server(url, token)) as caller:
            function(caller, **given)

    own = [p for p in signature(function).parameters.values() if p.name != "caller"]
    added = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in (("url", Url), ("token", Token))
    ]
    named = [p.replace(kind=Parameter.KEYWORD_ONLY) for p in (*own, *added)]
    reaching.__signature__ = signature(function).replace(parameters=named)  # type: ignore[attr-defined]
    return reaching


def _server(url: str | None, token: str | None) -> Server:
    given: dict[str, Any] = {"url": url, "token": token}
    server = Server(**{name: value for name, value in given.items() if value is not None})
    secret = server.token.get_secret_value()
    if not (secret and secret.isascii()):
        raise RefusedError(WHO_ARE_YOU)
    return server
