"""Settings that cannot be read: which one, and what to write instead."""

import pytest

from tests.app.cli.conftest import CommandLine


@pytest.mark.parametrize(
    ("setting", "value", "instead"),
    [
        ("SAMSYN_OIDC_GROUPS", "it-chefer=head_of_it", "Skriv JSON"),
        ("SAMSYN_OIDC_GROUPS", '{"it-chefer": 3}', "Skriv JSON"),
        ("SAMSYN_SMTP_PORT", "femtio", "Skriv ett heltal."),
        ("SAMSYN_SMTP_PORT", "0", "minst 1."),
        ("SAMSYN_SMTP_PORT", "70000", "högst 65535."),
        ("SAMSYN_SESSION_HOURS", "0", "över 0."),
        ("SAMSYN_OPEN_READING", "kanske", "Skriv true eller false."),
        ("SAMSYN_DECISION_BASIS_TEMPLATE", "finns-inte.docx", "ingen sådan fil"),
    ],
)
def test_a_setting_that_cannot_be_read_says_what_to_write(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, instead: str
) -> None:
    monkeypatch.setenv(setting, value)

    why = run.refusal("serve", "--tokens-only")

    assert f"{setting} går inte att läsa." in why
    assert instead in why
    assert value not in why.replace(instead, "")


def test_every_setting_that_cannot_be_read_is_told_at_once(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMSYN_RATE_READS", "-1")
    monkeypatch.setenv("SAMSYN_BODY_LIMIT", "stor")

    why = run.refusal("serve", "--tokens-only")

    assert "SAMSYN_RATE_READS" in why
    assert "SAMSYN_BODY_LIMIT" in why
