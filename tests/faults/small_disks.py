"""Disks that are soon full, and PostgreSQL on such a disk."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).parents[2] / "tools/with_postgres"
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


class Cluster:
    """A PostgreSQL whose data and log lie in one folder."""

    def __init__(self, folder: Path, port: int, tools: Any) -> None:
        self.url = f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
        self._folder = folder
        self._tools = tools

    def restart(self) -> None:
        """Start it anew, as the machine does when it has gone down; what it did is cut off."""
        told = [f"--pgdata={self._folder}/data", f"--log={self._folder}/log", "--mode=immediate"]
        program = str(self._tools.server_programs() / "pg_ctl")
        self._tools.as_postgres([program, *told, "--wait", "restart"], self._folder)


@contextmanager
def cluster_on(disk: Path) -> Iterator[Cluster]:
    """Run a PostgreSQL on a disk."""
    loader = SourceFileLoader("with_postgres", str(PROGRAM))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    tools: Any = module_from_spec(spec)
    loader.exec_module(tools)
    shutil.chown(disk, "postgres")
    with tools.running_cluster(disk) as port:
        yield Cluster(disk, port, tools)
