"""A step filled in: from options, from a file, or field by field."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from app.cli.requests.forms.fields import FIELDS, PARTS_OF_VALUE
from app.cli.requests.forms.kinds import Kind
from app.cli.speaking.asking import ask
from app.cli.speaking.printing import err
from app.cli.speaking.refusals import RefusedError, reason_of
from app.client.register import AmbiguousError, Register
from app.storage.loading import DATA
from app.wording.overlaps import sentence
from intake.process.process import StepRule, read_process
from intake.process.steps import StepCode

Content = dict[str, Any]


def read_file(file: Path) -> Content:
    """Return the content of a step that a JSON file holds."""
    try:
        content = json.loads(file.read_bytes())
    except OSError as error:
        raise RefusedError(f"{file} går inte att läsa: {reason_of(error)}.") from error
    except ValueError as error:
        raise RefusedError(f"{file} är inte giltig JSON: {error}.") from error
    if not isinstance(content, dict):
        raise RefusedError(f"{file} ska innehålla ett JSON-objekt: {{fält: värde}}.")
    return content


def set_fields(
    content: Content, step: StepCode, pairs: Sequence[str], register: Register
) -> Content:
    """Return what a step says with some fields set, each as `field=value`."""
    fields, changed = FIELDS[step], _copy(content)
    for pair in pairs:
        name, is_set, text = pair.partition("=")
        if name not in fields or not is_set:
            raise typer.BadParameter(
                f"”{pair}” går inte att läsa. Skriv fält=värde, med ett av: {', '.join(fields)}."
            )
        _put(changed, name, _read(fields[name], text, register))
    return changed


def ask_for_fields(content: Content, step: StepCode, register: Register) -> Content:
    """Ask for each field by its title; no answer keeps what is there."""
    rule = _rule(step)
    titles = {field.name: field.title for field in rule.fields} | PARTS_OF_VALUE
    err().print(f"{rule.title}. {rule.purpose}")
    err().print("Tryck bara Enter för att lämna ett fält som det är, Ctrl-C för att avbryta.")
    changed = _copy(content)
    for name, kind in FIELDS[step].items():
        title = titles.get(name, sentence(name))
        for text in _answers(title, kind, _get(content, name)):
            try:
                _put(changed, name, _read(kind, text, register))
            except typer.BadParameter as error:
                err().print(f"  {error.message}")
            except AmbiguousError as error:
                err().print(f"  {error}")
            else:
                break
    return changed


def _answers(title: str, kind: Kind, said: Any) -> Iterator[str]:
    """Ask until an answer is taken, or there is none."""
    hint = f" ({kind.hint})" if kind.hint else ""
    there = "" if said in (None, "", []) else f" [{_shown(said)}]"
    for number, choice in enumerate(kind.choices, 1):
        err().print(f"  {number} {choice}")
    while text := ask(f"{title}{hint}{there}: "):
        yield text


def _read(kind: Kind, text: str, register: Register) -> Any:
    return kind.read(text.strip(), register) if text.strip() else None


def _rule(step: StepCode) -> StepRule:
    process = read_process((DATA / "process.toml").read_text("utf-8"))
    return process.steps[step]


def _get(content: Mapping[str, Any], name: str) -> Any:
    whole, _, part = name.partition(".")
    said = content.get(whole)
    return (said or {}).get(part) if part else said


def _put(content: Content, name: str, value: Any) -> None:
    """Set a field; an emptied one is left out, and so becomes what a new form has there."""
    whole, _, part = name.partition(".")
    inside = content if not part else content.setdefault(whole, {})
    if value is None:
        inside.pop(part or whole, None)
    else:
        inside[part or whole] = value


def _copy(content: Mapping[str, Any]) -> Content:
    copied = {name: value for name, value in content.items() if value is not None}
    return {n: dict(v) if isinstance(v, dict) else v for n, v in copied.items()}


def _shown(said: Any) -> str:
    if isinstance(said, bool):
        return "ja" if said else "nej"
    if isinstance(said, list):
        return (
            "; ".join(map(str, said)) if said and not isinstance(said[0], dict) else str(len(said))
        )
    return str(said)
