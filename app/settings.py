"""What differs between installations: the SAMSYN_… variables."""

import json
from email.message import EmailMessage
from email.policy import SMTP
from typing import Annotated, Any

from pydantic import Field, FilePath, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MIB = 1024 * 1024


class Settings(BaseSettings):
    """Read once, at start, and handed to what needs it."""

    model_config = SettingsConfigDict(env_prefix="SAMSYN_", frozen=True)

    database_url: SecretStr = SecretStr("sqlite:///var/samsyn.sqlite")
    migration_url: SecretStr = SecretStr("")
    """The same PostgreSQL database, as the role that owns the tables and migrates."""
    rate_reads: int = Field(default=2000, ge=0)
    """Reads per second and identity; 0 means no limit."""
    rate_writes: int = Field(default=100, ge=0)
    open_reading: bool = False
    """Whether every employee may read what is publishable, without an account."""
    read_ahead: bool = True
    """Whether the cards of all systems are made before anybody asks for them."""
    trusted_proxies: str = "127.0.0.1"
    """Whose X-Forwarded-For and X-Forwarded-Proto are believed, commas between."""
    body_limit: int = Field(default=MIB, gt=0)
    receive_seconds: int = Field(default=15, gt=0)
    """Within how long a body must have come; a file has eight times as long."""
    upload_limit: int = Field(default=10 * MIB, gt=0)
    smtp_host: str = ""
    """The mail server; without one, what people are to be told waits."""
    smtp_port: int = Field(default=587, ge=1, le=65_535)
    smtp_from: str = Field(default="", validate_default=True)
    """Who letters are from; its domain ends their Message-ID."""
    smtp_starttls: bool = True
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    decision_basis_template: FilePath | None = None
    """The municipality's own Word template for the decision basis."""
    public_url: str = ""
    """Where people reach Samsyn; the provider sends them back there."""
    oidc_issuer: str = ""
    """The identity provider; without one, nobody signs in."""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_audience: str = ""
    """Whom access tokens must be made for; by default the client."""
    oidc_scopes: str = "openid profile email"
    oidc_groups_claim: str = "groups"
    oidc_groups: Annotated[dict[str, str | list[str]], NoDecode] = Field(default_factory=dict)
    """Group → `role`, `role:unit`, or several of them."""
    oidc_person_claim: str = ""
    """The claim that tells which imported person somebody is, by `external_id`."""
    session_idle_minutes: int = Field(default=30, gt=0)
    session_hours: int = Field(default=10, gt=0)
    decision_minutes: int = Field(default=15, gt=0)
    """How recent the sign-in behind a decision must be."""
    decision_acr: str = ""
    """Which `acr` will do for a decision, blanks between; none: any."""
    decision_amr: str = ""
    """Which `amr` a decision takes, all of them."""

    @field_validator("oidc_groups", mode="before")
    @classmethod
    def _is_json(cls, groups: Any) -> Any:
        return json.loads(groups or "{}") if isinstance(groups, str) else groups

    @field_validator("smtp_from")
    @classmethod
    def _names_a_sender(cls, sender: str, others: ValidationInfo) -> str:
        mail = EmailMessage(SMTP)
        mail["From"] = sender
        named = mail["From"].addresses
        if others.data.get("smtp_host") and not (len(named) == 1 and named[0].domain):
            raise ValueError("a mail server needs one sender")
        return sender

    @field_validator("smtp_user")
    @classmethod
    def _signs_in_unheard(cls, user: str, others: ValidationInfo) -> str:
        if user and not others.data.get("smtp_starttls"):
            raise ValueError("a password is not sent in the clear")
        return user
