"""The proxy that is shipped, run as it is but for its ports, its certificate and its patience."""

import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.ports import free_port
from tests.smuggling import HOST

CONFIGURATION = Path(__file__).parents[2] / "deploy/nginx.conf"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")


@dataclass(frozen=True)
class Proxy:
    """A proxy that runs."""

    port: int
    plain_port: int
    folder: Path

    def connect(self, *, named: str = HOST) -> ssl.SSLSocket:
        """Return a connection to it; whose certificate it is, is not the matter here."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        return context.wrap_socket(raw, server_hostname=named)

    def log(self) -> str:
        return (self.folder / "samsyn.log").read_text()


@contextmanager
def proxied(address: str, folder: Path, *, patience: int) -> Iterator[Proxy]:
    """Run the proxy before an address; what it waits ten seconds for, it waits `patience` for."""
    proxy = Proxy(free_port(), free_port(), folder)
    _certify(folder)
    configuration = folder / "nginx.conf"
    configuration.write_text(_adapted(CONFIGURATION.read_text("utf-8"), address, proxy, patience))
    command = [str(NGINX), "-c", str(configuration), "-g", "daemon off;"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as running:
        try:
            _wait_for(proxy)
            yield proxy
        finally:
            running.terminate()
            running.wait(20)


def _adapted(text: str, address: str, proxy: Proxy, patience: int) -> str:
    replaced = {
        "listen 80 ": f"listen 127.0.0.1:{proxy.plain_port} ",
        "listen 443 ": f"listen 127.0.0.1:{proxy.port} ",
        "127.0.0.1:8000": address.removeprefix("http://"),
        "/etc/ssl/certs/samsyn.pem": f"{proxy.folder}/samsyn.pem",
        "/etc/ssl/private/samsyn.key": f"{proxy.folder}/samsyn.key",
        "/run/nginx.pid": f"{proxy.folder}/nginx.pid",
        "/var/log/nginx/": f"{proxy.folder}/",
        "worker_processes auto": "worker_processes 1",
        "user www-data;": "",
    }
    for before, after in replaced.items():
        assert before in text, before
        text = text.replace(before, after)
    return re.sub(r"_timeout 10s;", f"_timeout {patience}s;", text)


def _certify(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    begun = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    dated = begun.not_valid_before(now).not_valid_after(now + timedelta(days=1))
    certificate = dated.sign(key, hashes.SHA256())
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "samsyn.pem").write_bytes(certificate.public_bytes(pem))
    written = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    (folder / "samsyn.key").write_bytes(written)


def _wait_for(proxy: Proxy) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with suppress(OSError), proxy.connect():
            return
        time.sleep(0.05)
    raise TimeoutError
