#!/usr/bin/env python3
"""Verify an exported history of Samsyn, without Samsyn: only Python's standard library is needed.

    python3 -I verify_history.py historik.jsonl --checkpoint kontrollpunkt.json

The file has a line of JSON that says where the chain ends, a line for each entry, and perhaps a
line for each personal text. An entry's hash is SHA-256 over the JSON list of its other columns,
the hash of the entry before it among them. A personal text stands in the entries as SHA-256 over
a salt, a colon and the text. Ends with 0 if all is whole, 1 if not, 2 if a file cannot be used.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

COVERED = (
    *("sequence", "at", "transaction", "actor_id", "actor", "address", "roles", "action"),
    *("object_type", "object_id", "about", "before", "after", "previous_hash"),
)
GENESIS = "0" * 64
KNOWN_OF_END = {"sequence", "at", "hash"}
Row = dict[str, Any]
HEX = frozenset("0123456789abcdef")


class NotWholeError(Exception):
    """The history is not whole; says where."""


class UnusableError(Exception):
    """What was given is no exported history, or no checkpoint."""


def main() -> NoReturn:
    """Verify the file that the arguments name."""
    asked = argparse.ArgumentParser(description="Verifiera en exporterad historik från Samsyn.")
    asked.add_argument("export", type=Path, help="fil från: samsyn history export")
    asked.add_argument("--checkpoint", type=Path, action="append", default=[], help="kontrollpunkt")
    given = asked.parse_args()
    try:
        checkpoints = [read_checkpoint(path) for path in given.checkpoint]
        with given.export.open("rb") as lines:
            print(*verify(lines, checkpoints), sep="\n")
    except NotWholeError as broken:
        sys.exit(_told(f"INTE HEL: {broken}", 1))
    except (UnusableError, OSError) as error:
        sys.exit(_told(f"Går inte att använda: {error}", 2))
    sys.exit(0)


def verify(lines: Iterable[bytes], checkpoints: Sequence[Row]) -> Iterator[str]:
    """Follow the chain to its end, and past each checkpoint; return what was found."""
    rows = (parse(line, number) for number, line in enumerate(lines, start=1))
    head = read_head(next(rows, None))
    last, texts = follow(rows, checkpoints)
    if head != {name: last[name] for name in head}:
        raise NotWholeError(f"kedjan slutar med post {last['sequence']}, inte där den ska.")
    verify_reaches(last, checkpoints)
    yield f"Hel: {last['sequence']} poster och {texts} personuppgifter."
    yield f"Den slutar {last['at']} med {last['hash']}."
    if checkpoints:
        passed = ", ".join(str(point["sequence"]) for point in checkpoints)
        yield f"Den är densamma som vid kontrollpunkten: post {passed}."
    else:
        yield "Utan kontrollpunkt syns det inte om hela kedjan har räknats om eller kapats."


def follow(rows: Iterable[Row | None], checkpoints: Sequence[Row]) -> tuple[Row, int]:
    """Follow the entries, and then the texts; return the last entry, and how many texts."""
    last: Row = {"sequence": 0, "at": None, "hash": GENESIS}
    texts = 0
    for row in rows:
        if row is not None and set(row) == {"commitment", "salt", "text"}:
            verify_text(row)
            texts += 1
        elif row is None or texts:
            raise NotWholeError(f"något efter post {last['sequence']} går inte att läsa.")
        else:
            verify_entry(row, last)
            verify_checkpoints(row, checkpoints)
            last = row
    return last, texts


def read_head(first: Row | None) -> Row:
    """Return where the chain should end."""
    if first is None or set(first) != {"samsyn_history", "head"} or first["samsyn_history"] != 1:
        raise UnusableError("filen är ingen historik som Samsyn har exporterat.")
    head = first["head"]
    if not isinstance(head, dict) or set(head) != KNOWN_OF_END:
        raise NotWholeError("det står inte var kedjan ska sluta.")
    return head | {"hash": head["hash"] or GENESIS}


def parse(line: bytes, number: int) -> Row | None:
    """Return the object of one line; a key that stands twice could be read in two ways."""
    try:
        found = json.loads(line.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise NotWholeError(f"rad {number} går inte att läsa.") from None
    if found is not None and not isinstance(found, dict):
        raise NotWholeError(f"rad {number} är ingen post.")
    return found


def verify_entry(entry: Row, last: Row) -> None:
    """Refuse an entry that is not the very one that followed the last."""
    number = last["sequence"] + 1
    if set(entry) != {*COVERED, "hash"}:
        raise NotWholeError(f"post {number} saknas eller går inte att läsa.")
    if type(entry["sequence"]) is not int or entry["sequence"] != number:
        raise NotWholeError(f"post {number} saknas; där står {entry['sequence']!r}.")
    if entry["previous_hash"] != last["hash"]:
        raise NotWholeError(f"post {number} följer inte på den före.")
    if entry["hash"] != entry_hash(entry):
        raise NotWholeError(f"post {number} är ändrad.")


def verify_text(row: Row) -> None:
    """Refuse a personal text that is not the one that was committed to."""
    salted = f"{row['salt']}:{row['text']}".encode(errors="surrogatepass")
    is_text = isinstance(row["salt"], str) and isinstance(row["text"], str)
    if not is_text or row["commitment"] != hashlib.sha256(salted).hexdigest():
        raise NotWholeError(f"personuppgiften {row['commitment']!r} är ändrad.")


def verify_checkpoints(entry: Row, checkpoints: Sequence[Row]) -> None:
    """Refuse an entry that a checkpoint says was another."""
    for point in checkpoints:
        same = point == {name: entry[name] for name in point}
        if point["sequence"] == entry["sequence"] and not same:
            raise NotWholeError(
                f"post {entry['sequence']} är en annan än vid kontrollpunkten: "
                "kedjan är omräknad, någonstans till och med den."
            )


def verify_reaches(last: Row, checkpoints: Sequence[Row]) -> None:
    """Refuse a chain that ends before a checkpoint."""
    for point in checkpoints:
        if point["sequence"] > last["sequence"]:
            raise NotWholeError(
                f"historiken har {last['sequence']} poster men hade {point['sequence']} vid "
                "kontrollpunkten: den är kapad, eller från en äldre säkerhetskopia."
            )


def entry_hash(entry: Row) -> str:
    """Return the hash of an entry, as it should be."""
    covered = [entry[name] for name in COVERED]
    text = json.dumps(covered, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def read_checkpoint(path: Path) -> Row:
    """Return a checkpoint; one of an empty history would agree with anything."""
    try:
        point = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once)
    except ValueError:
        point = None
    if not isinstance(point, dict) or not KNOWN_OF_END - {"at"} <= set(point) <= KNOWN_OF_END:
        raise UnusableError(f"{path} är ingen kontrollpunkt.")
    number, said = point["sequence"], point["hash"]
    is_hash = isinstance(said, str) and len(said) == len(GENESIS) and HEX.issuperset(said)
    if type(number) is not int or number < 1 or not is_hash or said == GENESIS:
        raise UnusableError(f"{path} är ingen kontrollpunkt, eller är från en tom historik.")
    return point


def _once(pairs: list[tuple[str, Any]]) -> Row:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _told(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


if __name__ == "__main__":
    main()
