"""`python -m benchmarks [register] [gate] [quality] [names] [detector]`: measures, shows, keeps."""

import sys
import time
from importlib import import_module

from benchmarks.readme import write_section
from benchmarks.section import Part

PARTS = ("register", "gate", "quality", "names", "detector")


def main(names: list[str]) -> None:
    """Measure the parts of these names, or all; a poor figure is reported, and is no error."""
    unknown = set(names) - set(PARTS)
    if unknown:
        sys.exit(f"Okänd del: {', '.join(sorted(unknown))}. Delarna är {', '.join(PARTS)}.")
    for name in names or PARTS:
        since = time.monotonic()
        section = _part(name)(_tell)
        write_section(name, section)
        sys.stdout.write(f"\n{section.tables}\n\n")
        _tell(f"{name}: klart på {time.monotonic() - since:.0f} s, i benchmarks/README.md.")


def _part(name: str) -> Part:
    """Return a part; what the others need is not loaded."""
    measure: Part = import_module(f"benchmarks.{name}.part").measure
    return measure


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
