"""What is wrong with how a command was called, in Swedish."""

from collections.abc import Callable, Mapping
from typing import Any

from typer.core import TyperArgument


def explain(error: Any) -> str:
    """Return what is wrong, and where to find help."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return str(error.message)
    wrong = EXPLANATIONS[kind](error) if kind in EXPLANATIONS else str(error.message)
    ctx = getattr(error, "ctx", None)
    return f"{wrong}\nHjälp: {ctx.command_path if ctx else 'samsyn'} --help"


def _unknown(error: Any) -> str:
    meant = " eller ".join(sorted(error.possibilities or ()))
    suggestion = f" Menade du {meant}?" if meant else ""
    return f"Flaggan {error.option_name} finns inte.{suggestion}"


def _flag_with_value_or_without(error: Any) -> str:
    wrong = "tar inget värde" if "does not take" in error.message else "behöver ett värde"
    return f"Flaggan {error.option_name} {wrong}."


def _bad_value(error: Any) -> str:
    return str(error.message) if error.param is None else f"{_named(error.param)}: {error.message}"


def _misused(error: Any) -> str:
    unexpected = error.message.partition("unexpected extra argument(s) ")[2]
    return f"Det är för många argument: {unexpected}." if unexpected else str(error.message)


def _named(param: Any) -> str:
    return str(param.metavar if isinstance(param, TyperArgument) else param.opts[0])


EXPLANATIONS: Mapping[str, Callable[[Any], str]] = {
    "NoSuchOption": _unknown,
    "MissingParameter": lambda error: f"{_named(error.param)} saknas.",
    "BadOptionUsage": _flag_with_value_or_without,
    "BadParameter": _bad_value,
    "UsageError": _misused,
}
"""By name: the library keeps these errors to itself."""
