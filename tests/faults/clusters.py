"""PostgreSQL servers of one test's own: they may run out of disk, and be restarted."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).parents[2] / "tools/with_postgres"


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
    tools = _tools()
    shutil.chown(disk, "postgres")
    with tools.running_cluster(disk) as port:
        yield Cluster(disk, port, tools)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Run a PostgreSQL where there is room."""
    tools = _tools()
    with tools.cluster_folder() as folder, tools.running_cluster(folder) as port:
        yield Cluster(folder, port, tools)


def _tools() -> Any:
    loader = SourceFileLoader("with_postgres", str(PROGRAM))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    tools = module_from_spec(spec)
    loader.exec_module(tools)
    return tools
