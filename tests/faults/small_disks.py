"""Disks that are soon full."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

PIECE = bytes(4096)


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """Lend a disk of a size; only who may mount one can try what happens when it is full."""
    folder = Path(tempfile.mkdtemp(prefix="samsyn-small-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "samsyn", str(folder)]
    try:
        _mount(mount)
        try:
            yield folder
        finally:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
    finally:
        folder.rmdir()


def _mount(command: list[str]) -> None:
    if shutil.which("mount") is None:
        pytest.skip("mount is not here")
    ended = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if ended.returncode:
        pytest.skip(f"no disk can be mounted here: {ended.stderr.strip()}")


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Leave no room on a disk for as long as this lasts."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(PIECE):
            pass
    try:
        yield
    finally:
        ballast.unlink()
