"""`make bench`: measures, shows and keeps the figures."""

import sys
import time

from benchmarks.measuring import measure
from benchmarks.registers import POSTGRESQL, all_registers
from benchmarks.report import write_report
from benchmarks.tables import tables_of


def main() -> None:
    """Run all measures; a slow register is reported, and is no error."""
    since = time.monotonic()
    with all_registers() as databases:
        if len(databases) == 1:
            _tell(f"{POSTGRESQL} saknas: bara SQLite mäts. Kör make bench för båda.")
        run = measure(databases, _tell)
    tables = tables_of(run)
    write_report(run, tables)
    sys.stdout.write(f"\n{tables}\n\n")
    _tell(f"Klart på {time.monotonic() - since:.0f} s; siffrorna står i benchmarks/README.md.")


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main()
