"""An auditor verifies an exported history without Samsyn: one file, Python's standard library."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database import Database
from record.auditing.checkpoints import checkpoint_now
from record.auditing.exporting import history_lines
from record.history.chain import COVERED, canonical, entry_hash
from tests.tampering import (
    PERSONAL,
    REWRITINGS,
    Entries,
    Entry,
    entries_in,
    make_history,
    take_guards_down,
    tampering,
    tamperings,
)
from tests.verifier import FILE, VERIFIER, demand_whole, exported


def as_lines(entries: Entries, head: Entry) -> list[bytes]:
    end = {name: head[name] for name in ("sequence", "at", "hash")}
    return [canonical(row).encode() for row in ({"samsyn_history": 1, "head": end}, *entries)]


def is_whole(lines: list[bytes], *checkpoints: Any) -> bool:
    try:
        list(VERIFIER.verify(lines, [json.loads(point.written()) for point in checkpoints]))
    except (VERIFIER.NotWholeError, VERIFIER.UnusableError):
        return False
    return True


def verified(
    folder: Path, lines: list[bytes], *checkpoints: str
) -> "subprocess.CompletedProcess[str]":
    """Run the verifier as an auditor does: elsewhere, and without anything of ours."""
    (folder / "historik.jsonl").write_bytes(b"".join(lines))
    arguments = []
    for number, point in enumerate(checkpoints):
        (folder / f"{number}.json").write_text(point)
        arguments += ["--checkpoint", f"{number}.json"]
    command = [sys.executable, "-I", str(FILE), "historik.jsonl", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_it_is_short_and_needs_nothing_but_the_standard_library() -> None:
    code = FILE.read_text()
    modules = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            modules |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules.add(str(node.module).partition(".")[0])

    assert len(code.splitlines()) < 200
    assert modules <= sys.stdlib_module_names


def test_an_untouched_history_is_whole(database: Database, tmp_path: Path) -> None:
    make_history(database)
    with database.reading() as connection:
        point = checkpoint_now(connection)
    assert point is not None

    alone = verified(tmp_path, exported(database))
    noted = verified(tmp_path, exported(database), point.written())

    assert (alone.returncode, noted.returncode) == (0, 0)
    assert "Hel: 3 poster och 12 personuppgifter." in alone.stdout
    assert "Utan kontrollpunkt syns det inte" in alone.stdout
    assert "densamma som vid kontrollpunkten: post 3" in noted.stdout


def test_an_empty_history_is_whole(database: Database) -> None:
    assert is_whole(exported(database))


def test_whatever_is_done_to_any_column_of_any_entry_is_found(database: Database) -> None:
    make_history(database)
    with database.reading() as connection:
        entries = entries_in(connection)
    assert is_whole(as_lines(entries, entries[-1]))

    for kind, touched in tamperings(entries):
        assert not is_whole(as_lines(touched, entries[-1])), kind


@pytest.mark.parametrize("kind", REWRITINGS)
def test_a_history_that_was_written_anew_does_not_pass_the_checkpoint(
    database: Database, tmp_path: Path, kind: str
) -> None:
    make_history(database)
    with database.reading() as connection:
        point = checkpoint_now(connection)
        entries = REWRITINGS[kind](entries_in(connection))
    assert point is not None
    lines = [line + b"\n" for line in as_lines(entries, entries[-1])]

    assert is_whole(lines), "the chain alone does not tell"
    found = verified(tmp_path, lines, point.written())

    assert found.returncode == 1
    assert found.stderr.startswith("INTE HEL: ")
    assert "kontrollpunkt" in found.stderr


def test_any_other_byte_in_the_file_is_found(database: Database) -> None:
    make_history(database)
    lines = exported(database)
    for number, line in enumerate(lines):
        for at in range(len(line) - 1):
            touched = line[:at] + bytes([line[at] ^ 1]) + line[at + 1 :]
            assert not is_whole([*lines[:number], touched, *lines[number + 1 :]]), (number, at)


def test_a_line_that_is_missing_is_found_unless_it_is_an_erased_text(database: Database) -> None:
    make_history(database)
    lines = exported(database)
    for number in range(len(lines)):
        erased = b'"salt"' in lines[number]
        assert is_whole([*lines[:number], *lines[number + 1 :]]) is erased


@pytest.mark.parametrize(
    "line", [b"", b"\xff\n", b"null\n", b"{}\n", b"[]\n", b"7\n", b"[" * 100_000, b'{"a":1,"a":2}']
)
def test_a_line_that_is_none_of_ours_is_found_wherever_it_stands(
    database: Database, line: bytes
) -> None:
    make_history(database)
    lines = exported(database)
    for at in range(len(lines) + 1):
        assert not is_whole([*lines[:at], line, *lines[at:]])


def test_what_cannot_be_read_in_the_database_is_found_in_the_file(database: Database) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("only SQLite keeps bytes that are no date")
    make_history(database)
    with tampering(database) as connection:
        connection.exec_driver_sql("UPDATE change SET at = 'igår' WHERE sequence = 2")
        lines = [line.encode() for line in history_lines(connection, with_texts=False)]

    assert not is_whole(lines)


@pytest.mark.parametrize(
    "point",
    [
        *("", "{}", "[]", '{"sequence": 0, "hash": ""}'),
        json.dumps({"sequence": 0, "hash": "ab" * 32}),
        json.dumps({"sequence": 3, "hash": "0" * 64}),
        json.dumps({"sequence": True, "hash": "ab" * 32}),
    ],
)
def test_a_checkpoint_that_would_agree_with_anything_is_refused(
    database: Database, tmp_path: Path, point: str
) -> None:
    found = verified(tmp_path, exported(database), point)

    assert found.returncode == 2
    assert "ingen kontrollpunkt" in found.stderr


def test_personal_texts_are_exported_only_when_they_are_asked_for(database: Database) -> None:
    make_history(database)
    with tampering(database) as connection:
        told = "".join(history_lines(connection, with_texts=False))
        connection.execute(PERSONAL.update().values(text="Någon Annan"))
        touched = [line.encode() for line in history_lines(connection, with_texts=True)]

    assert "Exempel" not in told
    assert not is_whole(touched)


@given(st.lists(st.text() | st.none() | st.integers(-(2**63), 2**63 - 1), min_size=14, max_size=14))
def test_it_hashes_whatever_stands_in_an_entry_as_samsyn_does(values: list[Any]) -> None:
    entry = dict(zip(COVERED, values, strict=True))

    assert VERIFIER.entry_hash(entry) == entry_hash(entry)


@pytest.mark.tampered
def test_what_a_test_leaves_behind_is_verified(database: Database) -> None:
    make_history(database)
    demand_whole(database)
    with database.engine.begin() as connection:
        take_guards_down(connection)
        connection.exec_driver_sql("UPDATE change SET roles = 'auditor' WHERE sequence = 2")
        connection.exec_driver_sql(f"UPDATE change SET hash = '{'0' * 64}' WHERE sequence = 3")
        connection.exec_driver_sql(f"UPDATE history_head SET hash = '{'0' * 64}'")

    with pytest.raises(VERIFIER.NotWholeError):
        demand_whole(database)
