"""How far an import has come, shown where somebody looks."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.cli.speaking.printing import err, shown
from inventory.importing import importing

TOLD_EVERY = 100


@contextmanager
def progress_of(filename: str) -> Iterator[importing.Progress]:
    """Give what an import tells its progress to."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    console = err()
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(f"Läser {shown(filename)}")

        def told(done: int, of: int) -> None:
            if done % TOLD_EVERY == 0 or done == of:
                bar.update(task, completed=done, total=of)

        yield told
