"""What is wrong with how a command was called, in Swedish."""

from typing import Any

from typer.core import TyperArgument


def explain(error: Any) -> str:
    """Return what is wrong, and where to find help."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.message)
    ctx = getattr(error, "ctx", None)
    hint = f"\nHjälp: {ctx.command_path} --help" if ctx is not None else ""
    return f"{_explanation(error)}{hint}"


def _explanation(error: Any) -> str:
    match type(error).__name__:
        case "NoSuchOption":
            meant = " eller ".join(sorted(error.possibilities or ()))
            return f"Flaggan {error.option_name} finns inte." + (
                f" Menade du {meant}?" if meant else ""
            )
        case "MissingParameter":
            return f"{_named(error.param)} saknas."
        case "BadOptionUsage" if "does not take" in error.message:
            return f"Flaggan {error.option_name} tar inget värde."
        case "BadOptionUsage":
            return f"Flaggan {error.option_name} behöver ett värde."
        case "BadParameter" if error.param is not None:
            return f"{_named(error.param)}: {error.message}"
    if error.message.startswith("Got unexpected extra argument"):
        return f"Det är för många argument: {error.message.partition('(s) ')[2]}."
    return str(error.message)


def _named(param: Any) -> str:
    return str(param.metavar if isinstance(param, TyperArgument) else param.opts[0])
