"""No pattern is made of what somebody wrote, so none of them is anybody's but ours."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("app", "reports", "intake", "matching", "inventory", "record", "tools")
MAKES_PATTERNS = re.compile(r"\bre(gex)?\.")
MATCHING = {
    "compile",
    "search",
    "match",
    "fullmatch",
    "split",
    "sub",
    "subn",
    "findall",
    "finditer",
}
GIVEN = {
    "inventory/importing/files/delimited.py": {"part"},
    "inventory/importing/tables/suspicions.py": {"pattern"},
    "record/erasing/words.py": {"pattern"},
}
"""Patterns with something that is not known beforehand: an escaped delimiter, what a module gives
its own function, and escaped names.
"""


def files() -> list[Path]:
    return [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]


def variables_in_patterns(tree: ast.Module) -> Iterator[str]:
    """Return the names in patterns that are no constants of a module, and are not escaped."""
    constants = {name for statement in tree.body for name in _bound(statement)}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _is_of_re(call.func) and call.args:
            yield from (name for name in _free(call.args[0]) if name not in constants)


def _bound(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    for target in targets:
        yield from (node.id for node in ast.walk(target) if isinstance(node, ast.Name))


def _is_of_re(called: ast.expr) -> bool:
    if not isinstance(called, ast.Attribute) or called.attr not in MATCHING:
        return False
    return isinstance(called.value, ast.Name) and called.value.id in ("re", "regex")


def _free(pattern: ast.AST) -> Iterator[str]:
    if isinstance(pattern, ast.Call) and ast.unparse(pattern.func) == "re.escape":
        return
    if isinstance(pattern, ast.Name):
        yield pattern.id
    for part in ast.iter_child_nodes(pattern):
        yield from _free(part)


def test_every_pattern_is_written_in_the_code() -> None:
    found = {
        str(path.relative_to(ROOT)): free
        for path in files()
        if MAKES_PATTERNS.search(code := path.read_text("utf-8"))
        and (free := set(variables_in_patterns(ast.parse(code))))
    }

    assert found == GIVEN


@pytest.mark.parametrize(
    ("code", "free"),
    [
        ("re.search(text, line)", ["text"]),
        ("re.compile(f'^{text}$')", ["text"]),
        ("re.compile('a' + text)", ["text"]),
        ("re.compile(re.escape(text))", []),
        ("re.compile(f'{re.escape(text)}+')", []),
        ("WORD = 'a+'\nre.compile(f'{WORD}b')", []),
    ],
)
def test_a_pattern_of_what_is_given_would_be_seen(code: str, free: list[str]) -> None:
    assert list(variables_in_patterns(ast.parse(f"import re\n{code}"))) == free
