"""What an installation has to say of its identity provider before anybody can sign in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from app.identity.accounts.groups import Groups, UnknownRoleError, read_groups
from app.identity.origins import is_loopback, origin_of
from app.settings import Settings
from record.people import Role

SHORTEST_SECRET = 16
FEWEST_LETTERS = 6
PLACEHOLDER = re.compile(
    r"change.?me|replace.?me|byt.?(ut|mig)|placeholder|your.?(client)?.?secret|example|exempel"
    r"|password|lösenord|losenord|^(client|top|super)?.?secret.?(key)?$",
    re.IGNORECASE,
)
"""What examples write where a secret belongs."""

NEEDED = {
    "oidc_issuer": "SAMSYN_OIDC_ISSUER",
    "oidc_client_id": "SAMSYN_OIDC_CLIENT_ID",
    "oidc_client_secret": "SAMSYN_OIDC_CLIENT_SECRET",
    "public_url": "SAMSYN_PUBLIC_URL",
}


class NotConfiguredError(Exception):
    """Nobody could sign in safely; the message is a Swedish sentence that says what to set."""


@dataclass(frozen=True)
class Configuration:
    """The provider, and Samsyn as the provider knows it."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    audience: str
    public_url: str
    scopes: str
    groups: Groups
    person_claim: str

    @property
    def redirect_uri(self) -> str:
        """Return where the provider sends people back to."""
        return f"{self.public_url}/sign-in/callback"

    @property
    def front_page(self) -> str:
        """Return where people come back to whom the provider has signed out."""
        return f"{self.public_url}/"


def read_configuration(settings: Settings) -> Configuration | None:
    """Return how people sign in, or None where nothing says that they do."""
    if not settings.oidc_issuer:
        return None
    _demand_all(settings)
    _demand_safe_address("SAMSYN_OIDC_ISSUER", settings.oidc_issuer)
    _demand_safe_address("SAMSYN_PUBLIC_URL", settings.public_url)
    secret = settings.oidc_client_secret.get_secret_value()
    _demand_secret(secret)
    return Configuration(
        issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=secret,
        audience=settings.oidc_audience or settings.oidc_client_id,
        public_url=origin_of(settings.public_url),
        scopes=settings.oidc_scopes,
        groups=_groups(settings),
        person_claim=settings.oidc_person_claim,
    )


def what_is_missing(settings: Settings) -> list[str]:
    """Return the names of the variables that have to be set."""
    given = {name: str(getattr(settings, name)) for name in NEEDED}
    return [variable for name, variable in NEEDED.items() if not given[name]]


def _demand_all(settings: Settings) -> None:
    if missing := what_is_missing(settings):
        raise NotConfiguredError(
            f"För att någon ska kunna logga in behövs även: {in_words(missing)}."
        )


def _demand_safe_address(variable: str, address: str) -> None:
    parts = urlsplit(address)
    safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))
    if not (safe and parts.hostname and not parts.username and not parts.query):
        raise NotConfiguredError(
            f"{variable} ska vara en adress som börjar med https://; http:// går bara till den "
            "här datorn (127.0.0.1)."
        )


def _demand_secret(secret: str) -> None:
    weak = len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_LETTERS
    if weak or PLACEHOLDER.search(secret):
        raise NotConfiguredError(
            "SAMSYN_OIDC_CLIENT_SECRET är för kort eller ett känt exempel. Låt leverantören skapa "
            f"en slumpad hemlighet på minst {SHORTEST_SECRET} tecken."
        )


def _groups(settings: Settings) -> Groups:
    try:
        return read_groups(settings.oidc_groups_claim, settings.oidc_groups)
    except UnknownRoleError as error:
        roles = in_words(role.value for role in Role)
        raise NotConfiguredError(
            f"SAMSYN_OIDC_GROUPS nämner rollen ”{error}”, som inte finns. Roller: {roles}."
        ) from error


def in_words(names: Iterable[str]) -> str:
    """Return names as they stand in a sentence."""
    *first, last = names
    return f"{', '.join(first)} och {last}" if first else last
