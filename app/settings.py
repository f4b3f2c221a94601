"""What differs between installations: the SAMSYN_… variables."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

MIB = 1024 * 1024


class Settings(BaseSettings):
    """Read once, at start, and handed to what needs it."""

    model_config = SettingsConfigDict(env_prefix="SAMSYN_", frozen=True)

    database_url: SecretStr = SecretStr("sqlite:///var/samsyn.sqlite")
    rate_reads: int = Field(default=2000, ge=0)
    """Reads per second and identity; 0 means no limit."""
    rate_writes: int = Field(default=100, ge=0)
    read_ahead: bool = True
    """Whether the cards of all systems are made before anybody asks for them."""
    body_limit: int = Field(default=MIB, gt=0)
    upload_limit: int = Field(default=10 * MIB, gt=0)
