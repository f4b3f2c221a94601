"""A version of the process is taken into use once, and says the same from then on."""

import pytest
from sqlmodel import Session

from intake.process.in_use import current_process, take_into_use
from intake.process.process import BadProcessError
from tests.intake.process.answers import TEXT

CHANGED = TEXT.replace("direct_procurement = 700_000", "direct_procurement = 800_000")


def test_a_version_is_taken_into_use_once(session: Session) -> None:
    assert take_into_use(session, TEXT, "process.toml") is not None
    session.flush()

    assert take_into_use(session, TEXT, "process.toml") is None


def test_what_a_version_says_never_changes(session: Session) -> None:
    take_into_use(session, TEXT, "process.toml")
    session.flush()

    with pytest.raises(BadProcessError, match=r"^data/process\.toml: .*Ge filen en ny version"):
        take_into_use(session, CHANGED, "data/process.toml")
    assert current_process(session).content == TEXT


def test_a_comment_may_be_reworded(session: Session) -> None:
    take_into_use(session, TEXT, "process.toml")
    session.flush()

    assert take_into_use(session, f"# Vår egen.\n{TEXT}", "process.toml") is None


def test_a_change_under_a_new_version_is_what_requests_begin_under(session: Session) -> None:
    take_into_use(session, TEXT, "process.toml")
    session.flush()
    newer = CHANGED.replace('version = "2024-09-19"', 'version = "2027-01-01"')
    take_into_use(session, newer, "process.toml")
    session.flush()

    assert current_process(session).version == "2027-01-01"
