"""Every command explains itself, in Swedish, with an example that works as it stands."""

import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.main import get_command
from typer.testing import CliRunner

from app.cli import GROUPS, samsyn
from app.cli.groups.imports import group as imports
from app.storage.kinds import IMPORTED

ENGLISH = ("Usage", "Options", "Arguments", "Commands", "Show this", "required", "default")


def _commands() -> Iterator[tuple[str, Any]]:
    root: Any = get_command(samsyn)
    context = typer.Context(root)
    for name in GROUPS:
        found: Any = root.get_command(context, name)
        yield from (
            ((f"{name} {below}", command) for below, command in found.commands.items())
            if hasattr(found, "commands")
            else [(name, found)]
        )


COMMANDS = dict(_commands())


def _help(*arguments: str) -> str:
    result = CliRunner().invoke(samsyn, [*arguments, "--help"])
    assert result.exit_code == 0
    return result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    told = _help(*name.split())

    assert told.startswith(f"Så här: samsyn {name} ")
    assert f"Exempel:\n  samsyn {name}" in told
    assert not any(word in told for word in ENGLISH)


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_are_read_by_the_command_that_shows_them(name: str) -> None:
    for example in COMMANDS[name].epilog.splitlines():
        assert example.startswith(f"samsyn {name}")
        arguments = shlex.split(example)[1 + len(name.split()) :]
        COMMANDS[name].make_context(name, arguments)


def test_every_command_can_answer_as_json() -> None:
    without = {name for name, command in COMMANDS.items() if "--json" not in _flags(command)}

    assert without == {
        *("run", "serve", "requests next"),  # go on until they are ended
        *("requests basis", "requests fetch", "history verifier"),  # give a file
        "history checkpoint",  # is JSON
    }


def _flags(command: Any) -> set[str]:
    return {flag for parameter in command.params for flag in parameter.opts}


@pytest.mark.parametrize("group", ["", *GROUPS])
def test_help_is_swedish_and_names_each_command(group: str) -> None:
    told = _help(*group.split())

    assert told.startswith("Så här: samsyn")
    for name in COMMANDS if group else GROUPS:
        words = name.split()
        if not group or (len(words) == 2 and words[0] == group):
            assert f"\n  {words[-1]} " in told


def test_no_command_at_all_shows_the_commands() -> None:
    result = CliRunner().invoke(samsyn, [])

    assert result.exit_code == 2
    assert "Kommandon:" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["systemz"], "Kommandot ”systemz” finns inte."),
        (["db", "drop"], "Kommandot ”drop” finns inte."),
        (["systems", "list", "--unti", "x"], "Flaggan --unti finns inte."),
        (["systems", "list", "--unit"], "Flaggan --unit behöver ett värde."),
        (["systems", "list", "extra"], "Det är för många argument: (extra)."),
        (["systems", "list", "--status", "trasig"], "--status: ”trasig” är okänt."),
        (["systems", "list", "--as-of", "igår"], "--as-of: ”igår” är inget datum."),
        (["systems", "list", "--as-of", "2026-01-31", "--q", "x"], "--as-of visar hela registret"),
        (["systems", "show"], "REF saknas."),
        (["overlaps", "--min-units", "-1"], "--min-units: ”-1” är inget heltal"),
        (["overlaps", "--json=1"], "Flaggan --json tar inget värde."),
        (["serve", "--demo", "--port", "65536"], "--port: Ett portnummer är högst 65535."),
        (["serve", "--demo", "--tokens-only"], "Välj --demo eller --tokens-only"),
        (["token", "create", "--name", "x"], "--role saknas."),
        (["token", "create", "--name", "x", "--role", "chef"], "--role: ”chef” är okänt."),
        (["import"], "Ange sort och fil"),
        (["import", "bilar", "x.csv"], "SORT: ”bilar” kan inte läsas in."),
        (["export", "x.pdf"], "Filnamnet ska sluta med .csv, .xlsx eller .json."),
    ],
    ids=str,
)
def test_a_command_called_wrongly_says_what_is_wrong(arguments: list[str], why: str) -> None:
    result = CliRunner().invoke(samsyn, arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(why)
    assert "--help" in result.stderr


def test_every_kind_of_file_that_the_importer_takes_is_named_in_its_help() -> None:
    told = " ".join(_help("import").split())

    assert all(kind in told for kind in IMPORTED)
    assert get_command(imports).name == "import"
