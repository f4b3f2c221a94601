"""What the provider says of a person, in the words of Samsyn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from app.identity.provider.configuration import Configuration
from app.identity.provider.errors import UntrustedTokenError
from app.identity.recent import Proof
from app.schemas.fields import Line, Name

Subject = Annotated[str, StringConstraints(min_length=1, max_length=255, pattern=r"^[!-~]+$")]
LAST_MOMENT = 253_402_300_799
"""9999-12-31, where the calendar ends."""

Seconds = Annotated[float, Field(ge=0, le=LAST_MOMENT)]


class _Claims(BaseModel):
    """Outside data: what is used of the claims, with bounds."""

    model_config = ConfigDict(extra="ignore")

    sub: Subject
    iat: Seconds
    exp: Seconds
    name: Name | None = None
    preferred_username: Name | None = None
    email: Line | None = None
    auth_time: Seconds | None = None
    acr: Name | None = None
    amr: Annotated[list[Name], Field(max_length=50)] = Field(default_factory=list)


@dataclass(frozen=True)
class Statement:
    """What the provider has said of one person, at one moment."""

    issuer: str
    subject: str
    name: str
    email: str | None
    groups: frozenset[str] | None
    """None: nothing was said of groups."""
    external_id: str | None
    proof: Proof
    issued_at: datetime
    expires_at: datetime


def read_statement(configuration: Configuration, said: Mapping[str, Any]) -> Statement:
    """Return what verified claims say; refuse those that are not what they should be."""
    try:
        claims = _Claims.model_validate(said)
    except ValidationError as error:
        raise UntrustedTokenError(f"claims: {error.error_count()} faults") from error
    signed_in_at = None if claims.auth_time is None else _moment(claims.auth_time)
    return Statement(
        issuer=configuration.issuer,
        subject=claims.sub,
        name=claims.name or claims.preferred_username or claims.sub,
        email=claims.email,
        groups=_groups(said.get(configuration.groups.claim)),
        external_id=_text(said.get(configuration.person_claim)),
        proof=Proof(signed_in_at, claims.acr, tuple(claims.amr)),
        issued_at=_moment(claims.iat),
        expires_at=_moment(claims.exp),
    )


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _groups(said: Any) -> frozenset[str] | None:
    """Return the groups; some providers name a single one without a list."""
    if said is None:
        return None
    named = said if isinstance(said, list) else [said]
    return frozenset(group for group in named if isinstance(group, str))


def _text(said: Any) -> str | None:
    return str(said) if isinstance(said, str | int) and str(said) else None
