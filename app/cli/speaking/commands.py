"""Commands and groups whose help and errors are Swedish; groups are imported when asked for."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def new_group(about: str = "") -> typer.Typer:
    """Return a group; one with a single command is that command."""
    return typer.Typer(cls=Group, help=about, add_completion=False)


def command(group: typer.Typer, about: str, *examples: str, name: str | None = None) -> Decorator:
    """Make a function a command, with what it is for and at least one example of its use."""
    return group.command(name, cls=Command, help=about, epilog="\n".join(examples))


class Command(TyperCommand):
    """A command."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_head(self, ctx, formatter, _usage(self.params))
        _write_rows(formatter, "Argument", _arguments(self.params))
        _write_rows(formatter, "Flaggor", _options(self.params))
        _write_lines(formatter, "Exempel", (self.epilog or "").splitlines())


class Group(TyperGroup):
    """Commands about one thing."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_head(self, ctx, formatter, "KOMMANDO …")
        about = [(name, self._about(name)) for name in self._names()]
        _write_rows(formatter, "Kommandon", about)
        hint = f"{ctx.command_path} KOMMANDO --help visar ett kommandos flaggor och exempel."
        _write_lines(formatter, "Mer hjälp", [hint])

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        if not args[0].startswith("-") and args[0] not in self._names():
            names = ", ".join(self._names())
            ctx.fail(f"Kommandot ”{args[0]}” finns inte. De som finns: {names}.")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        if not ctx._protected_args:  # noqa: SLF001 - there is no public name for what is left to do
            typer.echo(ctx.get_help())
            raise typer.Exit(2)
        return super().invoke(ctx)

    def _names(self) -> Sequence[str]:
        return sorted(self.commands)

    def _about(self, name: str) -> str:
        return self.commands[name].help or ""


class Root(Group):
    """The whole command line; ends the process with a code that means something."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self._names())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        module, _about = self._groups()[cmd_name]
        return get_command(import_module(module).group)

    def main(self, *args: Any, **options: Any) -> NoReturn:
        try:
            code = super().main(*args, **options | {"standalone_mode": False})
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - nobody sees a traceback
            # What can go wrong is known by libraries that take a second to import.
            code = import_module("app.cli.speaking.failures").tell(error)
        sys.exit(code if isinstance(code, int) else 0)

    def _groups(self) -> Mapping[str, tuple[str, str]]:
        groups: Mapping[str, tuple[str, str]] = self.context_settings["obj"]
        return groups

    def _names(self) -> Sequence[str]:
        return list(self._groups())

    def _about(self, name: str) -> str:
        return self._groups()[name][1]


def _usage(params: Sequence[Any]) -> str:
    arguments = [param for param in params if isinstance(param, TyperArgument)]
    pieces = [f"{a.metavar}" if a.required else f"[{a.metavar}]" for a in arguments]
    return " ".join([*pieces, "[FLAGGOR]"])


def _arguments(params: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for param in params:
        if isinstance(param, TyperArgument):
            yield param.metavar or "", param.help or ""


def _options(params: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for param in params:
        if isinstance(param, TyperOption):
            demanded = " (krävs)" if param.required else ""
            yield " ".join([*param.opts, param.metavar or ""]).strip(), f"{param.help}{demanded}"
    yield "--help", "Visa den här hjälpen."


def _write_head(command: Any, ctx: Any, formatter: Any, usage: str) -> None:
    formatter.write_usage(ctx.command_path, usage, prefix="Så här: ")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(command.help or "")


def _write_rows(formatter: Any, title: str, rows: Any) -> None:
    if rows := list(rows):
        with formatter.section(title):
            formatter.write_dl(rows)


def _write_lines(formatter: Any, title: str, lines: Sequence[str]) -> None:
    with formatter.section(title):
        for line in lines:
            formatter.write(f"  {line}\n")
