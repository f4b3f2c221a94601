"""`samsyn history export` and `verifier`: what an auditor verifies, and what they do it with."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from app.cli.files import check_new, write_whole
from app.cli.groups.history.group import group
from app.cli.register import open_register
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import answer, say, say_as_is
from app.cli.speaking.refusals import RefusedError, reason_of
from app.wording.numbers import in_number
from record.auditing.exporting import history_lines

VERIFIER = Path(__file__).parents[4] / "tools" / "verify_history.py"

Force = Annotated[bool, typer.Option("--force", help="Skriv över en fil som finns.")]


@command(
    group,
    "Skriv hela historiken till en fil som kan kontrolleras utan Samsyn, med programmet från "
    "samsyn history verifier.",
    "samsyn history export historik.jsonl",
    "samsyn history export historik.jsonl --personal",
)
def export(
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Fil att skriva.")],
    personal: Annotated[
        bool, typer.Option("--personal", help="Ta med namn och andra personuppgifter.")
    ] = False,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write every entry, and if asked for the personal texts, a line each."""
    check_new(file, force=force)
    with open_register() as database, database.reading() as connection:
        written = _write(file, history_lines(connection, with_texts=personal))
    told = [f"{in_number(written, 'rad', 'rader')} skrivna till {file}."]
    if personal:
        told.append("Filen innehåller personuppgifter: förvara den säkert.")
    answer({"file": str(file), "lines": written, "personal": personal}, *told, as_json=as_json)


@command(
    group,
    "Skriv programmet som kontrollerar en exporterad historik. Det behöver bara Python, inte "
    "Samsyn, och kan läsas på några minuter.",
    "samsyn history verifier --to verify_history.py",
)
def verifier(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FIL", help="Ny fil att skriva det till.")
    ] = None,
    force: Force = False,
) -> None:
    """Print the stand-alone verifier, or write it to a file."""
    program = VERIFIER.read_bytes()
    if to is None:
        typer.echo(program, nl=False)
        return
    check_new(to, force=force)
    write_whole(to, program)
    say("Kör sedan, var som helst där Python finns:")
    say_as_is(f"  python3 -I {to.name} historik.jsonl --checkpoint kontrollpunkt.json")


def _write(file: Path, lines: Iterator[str]) -> int:
    """Write a file, for its owner's eyes only; it may be larger than what memory holds."""
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with unfinished.open("w", encoding="utf-8", newline="\n") as out:
            count = sum(1 for line in lines if out.write(line))
        unfinished.replace(file)
    except OSError as error:
        raise RefusedError(f"{file} går inte att skriva: {reason_of(error)}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return count
