"""Which server is called, and as whom."""

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Server(BaseSettings):
    """A server's address and the key to it: given, or the SAMSYN_… variables."""

    model_config = SettingsConfigDict(env_prefix="SAMSYN_", frozen=True)

    url: str = "http://127.0.0.1:8000"
    """Where the server answers, without /api/v1."""
    token: SecretStr = SecretStr("")
