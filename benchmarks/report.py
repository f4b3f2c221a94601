"""The README's measured part: the last run's tables, and one line for each of the last runs."""

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measuring import Measured, Run

README = Path(__file__).with_name("README.md")
FROM, TO = "<!-- measured: begin -->", "<!-- measured: end -->"
KEPT_RUNS = 20
_RUN = re.compile(r"^- \d{4}-\d\d-\d\d \d\d:\d\d UTC: .*$", re.MULTILINE)


def write_report(run: Run, tables: str) -> None:
    """Put a run's figures into the README, between its markers."""
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(FROM)
    measured, _, after = rest.partition(TO)
    at = datetime.now(UTC)
    runs = [_in_short(run, at), *_RUN.findall(measured)][:KEPT_RUNS]
    parts = [f"Measured {at:%Y-%m-%d}, {_machine()}.", tables, "## Runs", "\n".join(runs)]
    content = "\n\n".join(parts)
    README.write_text(f"{before}{FROM}\n\n{content}\n\n{TO}{after}", encoding="utf-8")


def _machine() -> str:
    return f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}"


def _in_short(run: Run, at: datetime) -> str:
    figures = "; ".join(_figures(run, measured) for measured in run.databases)
    return f"- {at:%Y-%m-%d %H:%M} UTC: bare {min(run.bare):.0f} µs; {figures}"


def _figures(run: Run, measured: Measured) -> str:
    calls, imports = measured.calls, measured.imports
    ratios = [f"{name} {run.ratio(calls[name]):.3f}" for name in ("read one", "list 50")]
    seconds = f"import {imports['into an empty register'].seconds:.1f} s"
    return f"{measured.database} {', '.join([*ratios, seconds])}"
