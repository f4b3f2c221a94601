"""The server inside this process: where it listens, and what it is served as."""

import resource
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import uvicorn

from app.cli.speaking.refusals import RefusedError, reason_of
from app.database import Database
from app.identity.origins import is_loopback
from app.settings import Settings
from matching.detector import Detector

BACKLOG = 2048
CONNECTIONS = 20_000
"""Each is an open file to the machine, which often allows a thousand until it is asked for more."""


def demand_loopback(host: str) -> None:
    """Refuse to show sample people to anyone but this machine."""
    if not is_loopback(host):
        raise RefusedError(
            f"I provläge svarar Samsyn bara den här datorn (127.0.0.1), inte {host}. "
            "För andra: samsyn serve --tokens-only"
        )


@contextmanager
def listen(host: str, port: int) -> Iterator[socket.socket]:
    """Take the port before anything else is done, and let go of it at the end."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        door = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise RefusedError(
            f"Det går inte att lyssna på {host} port {port}: {reason_of(error)}. "
            "Välj en annan port med --port."
        ) from error
    with door:
        yield door


def serve(
    database: Database,
    door: socket.socket,
    *,
    demo: bool,
    signs_in: bool = False,
    when_ready: Callable[[str], None],
    detector: Detector | None = None,
) -> None:
    """Answer calls until somebody ends it; a detector that has read the register need not again."""
    # The application takes longest to import: what is printed first is read meanwhile.
    from app.identity.recognising.identification import Identification  # noqa: PLC0415
    from app.main import create_app  # noqa: PLC0415
    from app.serving.logs import set_up_logs  # noqa: PLC0415

    set_up_logs()
    _allow_connections()
    settings = Settings() if signs_in else Settings(oidc_issuer="")
    identification = Identification.of(settings, secure=not demo)
    app = create_app(settings, database, detector, identification)
    if demo:
        from app.pages.landing import add_landing_page  # noqa: PLC0415

        add_landing_page(app, database)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=not demo,
        forwarded_allow_ips=settings.trusted_proxies,
        ws="none",
    )
    _Server(config, lambda: when_ready(_address(door))).run(sockets=[door])


def _allow_connections() -> None:
    """Ask for as many connections as the machine will let us have."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS if most == resource.RLIM_INFINITY else min(CONNECTIONS, most)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(allowed, wanted), most))


class _Server(uvicorn.Server):
    """Says when it is ready."""

    def __init__(self, config: uvicorn.Config, when_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._when_ready = when_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            with suppress(OSError):  # nobody need hear it for it to be so
                self._when_ready()


def _address(door: socket.socket) -> str:
    name: tuple[Any, ...] = door.getsockname()
    host = f"[{name[0]}]" if door.family == socket.AF_INET6 else name[0]
    return f"http://{host}:{name[1]}"
