"""Nobody starts a server that people could not sign in to safely; a sentence says what to set."""

import secrets
from typing import Any

import pytest

from app.identity.provider.configuration import NotConfiguredError, read_configuration
from app.settings import Settings
from tests.app.cli.conftest import CommandLine
from tests.app.identity.installation import settings_with

GOOD = {
    "SAMSYN_OIDC_ISSUER": "https://inloggning.kommunen.example",
    "SAMSYN_OIDC_CLIENT_ID": "samsyn",
    "SAMSYN_OIDC_CLIENT_SECRET": "k3Jd8sPq0ZxW7vRt",
    "SAMSYN_PUBLIC_URL": "https://samsyn.kommunen.example",
}


def why_not(**settings: Any) -> str:
    with pytest.raises(NotConfiguredError) as refused:
        read_configuration(settings_with("https://inloggning.example", **settings))
    return str(refused.value)


def test_without_a_provider_there_is_nothing_to_configure() -> None:
    assert read_configuration(Settings(oidc_issuer="")) is None


@pytest.mark.parametrize(
    "missing", ["oidc_client_id", "oidc_client_secret", "public_url"], ids=str.upper
)
def test_what_is_missing_is_named(missing: str) -> None:
    assert f"SAMSYN_{missing.upper()}" in why_not(**{missing: ""})


@pytest.mark.parametrize(
    "secret",
    [
        *("secret", "hemlis", "changeme", "x" * 40, "abababababababababab", "short"),
        *("please-change-me-please", "change_me_change_me", "your-client-secret-here"),
        *("client-secret", "byt-ut-den-har-hemligheten", "ett-exempel-pa-hemlighet"),
        *("ReplaceMeWithASecret", "placeholder-for-secret", "MyPassword12345678"),
    ],
)
def test_a_known_or_short_secret_is_refused_and_not_repeated(secret: str) -> None:
    told = why_not(oidc_client_secret=secret)

    assert "SAMSYN_OIDC_CLIENT_SECRET" in told
    assert secret not in told


def test_a_random_secret_is_taken_and_shown_nowhere() -> None:
    for length in (16, 24, 32):
        secret = secrets.token_urlsafe(length)
        stated = settings_with("https://inloggning.example", oidc_client_secret=secret)
        configuration = read_configuration(stated)
        assert configuration is not None
        assert secret not in repr(configuration) + repr(stated)


@pytest.mark.parametrize(
    "address",
    [
        *("http://inloggning.kommunen.example", "http://10.0.0.1", "ftp://inloggning.example"),
        *("inloggning.kommunen.example", "https://", "https://anna@inloggning.example"),
        *("http://localhost.annan.example", "https://inloggning.example?x=y"),
    ],
)
def test_an_address_that_others_could_listen_to_is_refused(address: str) -> None:
    assert "https://" in why_not(oidc_issuer=address)
    assert "https://" in why_not(public_url=address)


def test_a_role_that_there_is_none_of_is_named() -> None:
    told = why_not(oidc_groups={"it": "kejsare"})

    assert "kejsare" in told
    assert "head_of_it" in told


def test_access_tokens_are_for_the_client_unless_something_else_is_said() -> None:
    usual = read_configuration(settings_with("https://inloggning.example"))
    other = read_configuration(
        settings_with("https://inloggning.example", oidc_audience="api://samsyn")
    )

    assert usual is not None
    assert other is not None
    assert (usual.audience, other.audience) == ("samsyn", "api://samsyn")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"SAMSYN_OIDC_ISSUER": ""}, "--tokens-only"),
        ({"SAMSYN_OIDC_ISSUER": ""}, "SAMSYN_OIDC_ISSUER"),
        ({"SAMSYN_OIDC_ISSUER": "http://inloggning.example"}, "https://"),
        ({"SAMSYN_OIDC_CLIENT_SECRET": "secret"}, "SAMSYN_OIDC_CLIENT_SECRET"),
        ({"SAMSYN_PUBLIC_URL": ""}, "SAMSYN_PUBLIC_URL"),
        ({"SAMSYN_OIDC_GROUPS": '{"it": "kejsare"}'}, "SAMSYN_OIDC_GROUPS"),
        ({"SAMSYN_OIDC_GROUPS": "inte json"}, "SAMSYN_OIDC_GROUPS"),
    ],
    ids=lambda said: "".join(said) if isinstance(said, dict) else said,
)
def test_a_server_that_is_configured_so_does_not_start(
    wrong: dict[str, str], named: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    for name, text in (GOOD | wrong).items():
        monkeypatch.setenv(name, text)

    assert named in CommandLine(f"sqlite:///{tmp_path}/inget.sqlite").refusal("serve")
