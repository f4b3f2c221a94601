"""The project's own pages, as tests read them."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
GLOSSARY = ROOT / "docs/glossary.md"
IMPORTING = ROOT / "docs/anvandning/importera.md"
API = ROOT / "docs/anvandning/api.md"
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")


def text_of(page: Path) -> str:
    return page.read_text("utf-8")


def shell_lines(page: Path) -> Iterator[str]:
    """What a reader is to type: prompts taken away, continued lines joined."""
    for language, block in FENCED.findall(text_of(page)):
        if language == "console":
            for line in block.replace("\\\n", " ").splitlines():
                yield line.removeprefix("$ ")


def prose(page: Path) -> str:
    return FENCED.sub("", text_of(page))


def code_in_prose(page: Path) -> list[str]:
    return CODE.findall(prose(page))


def commands(page: Path, program: str) -> Iterator[list[str]]:
    """The arguments of each call of a program, typed or mentioned."""
    called = re.compile(rf"(?:^|[\s(/]){program}\s+((?:'[^']*'|\"[^\"]*\"|[^|)])+)")
    for line in (*shell_lines(page), *code_in_prose(page)):
        if match := called.search(line):
            yield shlex.split(match[1], comments=True)


def table_below(page: Path, heading: str) -> list[list[str]]:
    """The rows of the first table below a heading, cell by cell."""
    below = text_of(page).split(f"\n{heading}\n", 1)[1]
    lines = below[below.index("\n|") + 1 :].split("\n\n", 1)[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]
