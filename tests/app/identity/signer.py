"""An identity provider that publishes its keys and signs whatever tests ask it to."""

import gzip
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

RSA = RSAKey.generate_key(2048, {"kid": "first", "use": "sig"})
ANOTHER = RSAKey.generate_key(2048, {"kid": "second", "use": "sig"})
EC = ECKey.generate_key("P-256", {"kid": "curve", "use": "sig"})


PATIENCE = 10
ACCESS = "opaque"
SERVICES = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}


class Signer:
    """The provider: what it publishes can be changed while it runs."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.keys: list[Any] = [RSA, EC]
        self.is_down = False
        self.answers = threading.Event()
        self.answers.set()
        self.asked: list[str] = []
        self.redeemed: dict[str, str] = {}
        """What was sent with the last code."""
        self.declared: dict[str, Any] = {}
        """What it publishes about itself beside what it must."""
        self.leads_on: dict[str, str] = {}
        """Where it sends whoever asks at some of its addresses."""
        self.packs = False
        self.access_token = ACCESS
        self.id_token = ""
        self.userinfo: dict[str, Any] = {}

    def answer(self, path: str) -> Any:
        """Return what it publishes at an address."""
        self.asked.append(path)
        self.answers.wait(PATIENCE)
        if path == "/keys":
            return KeySet(self.keys).as_dict(private=False)
        if path == "/token":
            bearer = {"access_token": self.access_token, "token_type": "Bearer"}
            return bearer | {"id_token": self.id_token}
        if path == "/userinfo":
            return self.userinfo
        services = {f"{name}_endpoint": f"{self.issuer}/{path}" for name, path in SERVICES.items()}
        required = {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys"} | services
        return required | self.declared

    def claims(self, **others: Any) -> dict[str, Any]:
        """Return the claims of a good access token for Anna, an editor; None leaves one out."""
        at = int(time.time())
        said = {"iss": self.issuer, "aud": "samsyn", "sub": "anna", "name": "Anna"}
        good: dict[str, Any] = said | {"iat": at, "exp": at + 300}
        good |= {"auth_time": at, "groups": ["sektor-digitalisering"]} | others
        return {name: value for name, value in good.items() if value is not None}

    def token(self, key: Any = RSA, header: dict[str, Any] | None = None, **others: Any) -> str:
        """Return an access token; all is as it should be, but for what is given."""
        stated = {"alg": "RS256", "kid": key.kid} | (header or {})
        named = {name: value for name, value in stated.items() if value is not None}
        return jwt.encode(named, self.claims(**others), key, algorithms=[stated["alg"]])


@contextmanager
def running_signer() -> Iterator[Signer]:
    """Give a provider that runs in a thread of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Door)
    _Door.signer = Signer(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield _Door.signer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Door(BaseHTTPRequestHandler):
    signer: Signer

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.signer.redeemed = dict(parse_qsl(sent))
        self.signer.redeemed["authorization"] = self.headers["Authorization"]
        self.do_GET()

    def do_GET(self) -> None:
        content = json.dumps(self.signer.answer(self.path)).encode()
        content = gzip.compress(content) if self.signer.packs else content
        whereto = self.signer.leads_on.get(self.path)
        self.send_response(500 if self.signer.is_down else 302 if whereto else 200)
        if whereto:
            self.send_header("Location", whereto)
        if self.signer.packs:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_told: Any) -> None:
        """Say nothing."""
