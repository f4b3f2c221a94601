"""What a disk holds when the power goes: what was synchronised, and of the rest nobody knows what.

A program is watched by strace; what it asks of its files is done again here, up to some moment.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

WATCHED = ("-f", "-y", "-xx", "-s", "1000000")
CALLS = "trace=pwrite64,ftruncate,fsync,fdatasync,write,writev,sendto,sendmsg"
ANSWER = b"HTTP/1.1 201 "

BEGUN = re.compile(r'(\d+) +(\w+)\(\d+<([\\x0-9a-f]*)>(?:, (?:\[\{iov_base=)?"([^"]*)")?(.*)')
RESUMED = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>")
NUMBERS = re.compile(r", (\d+)")


@dataclass(frozen=True)
class Asked:
    """Something that a program asked for: of a file, or to let somebody know."""

    call: str
    file: str
    content: bytes = b""
    at: int = 0

    @property
    def is_answer(self) -> bool:
        """Return whether somebody was told that their change was made."""
        return self.content.startswith(ANSWER)

    @property
    def is_sync(self) -> bool:
        """Return whether all that was asked of a file before is to be on the disk."""
        return self.call in ("fsync", "fdatasync")


def asked_in(trace: Path, folder: Path) -> Iterator[Asked]:
    """Return what was asked of a folder's files, and each answer that was sent, in order."""
    under_way: dict[str, Asked] = {}
    for line in trace.read_text("ascii").splitlines():
        if resumed := RESUMED.match(line):
            # A file is on the disk when the call has ended; a write may be there once it has begun.
            if resumed[2] in ("fsync", "fdatasync") and resumed[1] in under_way:
                yield under_way.pop(resumed[1])
        elif begun := BEGUN.match(line):
            asked = _asked(begun)
            if not asked.file.startswith(f"{folder}/") and not asked.is_answer:
                continue
            if asked.is_sync and "<unfinished" in line:
                under_way[begun[1]] = asked
            else:
                yield asked


def _asked(begun: re.Match[str]) -> Asked:
    _process, call, file, text, rest = begun.groups()
    numbers = [int(number) for number in NUMBERS.findall(rest)]
    at = numbers[-1] if call in ("pwrite64", "ftruncate") else 0
    return Asked(call, _plain(file).decode(), _plain(text or ""), at)


def _plain(written: str) -> bytes:
    return bytes.fromhex(written.replace("\\x", ""))


@dataclass
class Disk:
    """Files, what has been asked of them since they were synchronised, and answers sent so far."""

    files: dict[str, bytearray]
    unsure: list[Asked] = field(default_factory=list)
    answers: int = 0

    def take(self, asked: Asked) -> None:
        """Take in what was asked."""
        if asked.is_answer:
            self.answers += 1
        elif asked.is_sync:
            for one in self.unsure:
                if one.file == asked.file:
                    _do(self.files, one)
            self.unsure = [one for one in self.unsure if one.file != asked.file]
        else:
            self.unsure.append(asked)

    def after_power_loss(self, chance: random.Random) -> dict[str, bytearray]:
        """Return files as they may be found: of what was not synchronised, some is there."""
        found = {name: bytearray(content) for name, content in self.files.items()}
        share = chance.choice([0.0, 0.5, 0.9])
        for one in self.unsure:
            if chance.random() < share:
                _do(found, one)
        return found


def _do(files: dict[str, bytearray], asked: Asked) -> None:
    content = files.setdefault(asked.file, bytearray())
    if asked.call == "ftruncate":
        del content[asked.at :]
        return
    end = asked.at + len(asked.content)
    content.extend(bytes(max(0, end - len(content))))
    content[asked.at : end] = asked.content
