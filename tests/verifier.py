"""The stand-alone verifier, held against every history that a test has made."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from app.database import Database
from record.auditing.checkpoints import checkpoint_now
from record.auditing.exporting import history_lines

FILE = Path(__file__).parents[1] / "tools" / "verify_history.py"


def _loaded() -> Any:
    spec = spec_from_file_location("verify_history", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFIER = _loaded()

_found_whole: set[str] = set()
"""The hashes that histories ended with: what came of the same register again is the same."""


def exported(database: Database) -> list[bytes]:
    """Return the lines that an auditor is given."""
    with database.reading() as connection:
        return [line.encode() for line in history_lines(connection, with_texts=True)]


def demand_whole(database: Database, share: int = 1) -> None:
    """Fail where the verifier finds fault with a history; `share`: with one in so many."""
    with database.reading() as connection:
        end = checkpoint_now(connection)
    if end is None or int(end.hash, 16) % share:  # hashes are drawn by lot, as ids are
        return
    if end.hash not in _found_whole:
        list(VERIFIER.verify(exported(database), []))
        _found_whole.add(end.hash)
