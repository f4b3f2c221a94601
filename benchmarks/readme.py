"""The README's measured sections: each part's last figures, and a line for each of its runs."""

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.section import Section

README = Path(__file__).with_name("README.md")
KEPT_RUNS = 20
_RUN = re.compile(r"^- \d{4}-\d\d-\d\d \d\d:\d\d UTC: .*$", re.MULTILINE)


def write_section(name: str, section: Section) -> None:
    """Put a part's figures into the README; those of other parts stay as they are."""
    text = README.read_text(encoding="utf-8")
    README.write_text(with_section(text, name, section, datetime.now(UTC)), encoding="utf-8")


def with_section(text: str, name: str, section: Section, at: datetime) -> str:
    """Return the text with a part's figures between its markers, its last run first."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, found, rest = text.partition(begin)
    measured, closed, after = rest.partition(end)
    if not (found and closed):
        raise LookupError(f"the README has no place for {name}: {begin} … {end}")
    runs = [f"- {at:%Y-%m-%d %H:%M} UTC: {section.in_short}", *_RUN.findall(measured)]
    content = "\n\n".join(
        [
            f"Measured {at:%Y-%m-%d}, {_machine()}.",
            section.tables,
            "Runs:",
            "\n".join(runs[:KEPT_RUNS]),
        ]
    )
    return f"{before}{begin}\n\n{content}\n\n{end}{after}"


def _machine() -> str:
    return f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}"
