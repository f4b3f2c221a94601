"""The files in data/: loaded whole, or refused with file, line, column and value."""

import shutil
from pathlib import Path

import pytest
from sqlmodel import Session

from app.storage.loading import DATA, DataFileError, load_reference, load_sample
from record.recording.session import RecordedSession


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data as it lies in the project, to be spoiled."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def _load(session: RecordedSession, data: Path) -> None:
    load_reference(session, data)
    load_sample(session, data)


def _spoil(file: Path, was: str, becomes: str) -> None:
    text = file.read_text("utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), "utf-8")


def test_all_of_the_data_is_sound(session: RecordedSession) -> None:
    loaded = load_reference(session) | load_sample(session)

    assert {done.created for done in loaded.values()} == {done.rows for done in loaded.values()}
    assert loaded["functions"].rows >= 180
    assert loaded["systems"].rows >= 130


@pytest.mark.parametrize(
    ("file", "was", "becomes", "column", "value"),
    [
        ("systems.csv", "scheduling_time_reporting", "teleport", "function_codes", "teleport"),
        ("systems.csv", "Vård- och omsorgsförvaltningen", "Månbasen", "owner_unit", "Månbasen"),
        ("systems.csv", "S002,", "S001,", "name", "Kompanion"),
        ("uses.csv", "Kompanion,", "Kompanjon,", "system", "Kompanjon"),
        ("units.csv", ",department,", ",departement,", "kind", "departement"),
        ("functions.csv", "time_reporting,Tid", "Time reporting,Tid", "code", "Time reporting"),
        ("people.csv", "requester@", "kung@", "roles", "kung"),
        ("delegations.csv", ",nobody,", ",kejsaren,", "delegate", "kejsaren"),
        ("delegations.csv", ",stated_unknown,", ",mycket,", "limit", "mycket"),
        ("delegations.csv", "tekniska-namnden", "månbasnämnden", "board", "månbasnämnden"),
    ],
)
def test_a_file_that_is_not_right_is_named_with_line_column_and_value(
    session: RecordedSession,
    data: Path,
    *,
    file: str,
    was: str,
    becomes: str,
    column: str,
    value: str,
) -> None:
    _spoil(data / file, was, becomes)

    with pytest.raises(DataFileError) as refused:
        _load(session, data)
    session.rollback()

    assert refused.value.filename == f"data/{file}"
    problem = refused.value.problems[0]
    assert problem.line is not None
    assert problem.column == column
    assert value in (problem.value or "")


def test_a_register_with_a_vocabulary_of_its_own_keeps_it(session: RecordedSession) -> None:
    load_reference(session)

    assert load_reference(session) == {}


def test_the_sample_is_loaded_once(session: Session) -> None:
    assert isinstance(session, RecordedSession)
    load_reference(session)
    load_sample(session)

    assert load_sample(session) == {}
