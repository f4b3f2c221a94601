"""A disk without room: what was answered is kept, nothing is half saved, and reading goes on."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.database import Database
from record.history.reading import verify_history

ROOT = Path(__file__).parents[2]
ROOM = 1_000_000


@pytest.mark.thorough
def test_when_the_disk_is_full_nothing_is_half_saved_and_reading_goes_on(
    database: Database, database_url: str
) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL's files are the server's, not ours")

    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.writing", "fill", database_url, str(ROOM)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    failed, there, intact, after = done.stdout.splitlines()[-4:]
    kept, status, *detail = failed.split(maxsplit=2)
    assert int(kept) > 5
    assert status == "507"
    assert detail == ["Inget sparades. Registret går att läsa; meddela den som driftar Samsyn."]
    assert (there, intact, after) == (kept, "True", "kept")
    with database.reading() as connection:
        assert verify_history(connection).intact
        assert verify_history(connection).entries == int(kept) + 1
