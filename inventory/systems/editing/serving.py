"""Saying which functions a system serves, and which it does not."""

from collections.abc import Iterable

from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import Entry
from inventory.systems.functions import Finding, SystemFunction


def set_functions(
    catalogue: Catalogue, entry: Entry, wanted: Iterable[str], source: str | None = None
) -> None:
    """Make these the functions that people have set; refusals of others stay."""
    codes = catalogue.codes(wanted, "#/functions")
    for finding in list(entry.findings):
        if finding.finding is Finding.IS and finding.function_code not in codes:
            entry.drop(entry.findings, finding)
    for code in codes:
        set_finding(entry, code, Finding.IS, source)


def set_finding(entry: Entry, code: str, finding: Finding, source: str | None = None) -> None:
    """Keep what a person said about one function of a system."""
    for known in entry.findings:
        if known.function_code == code:
            entry.put(known, "finding", finding)
            return
    row = SystemFunction(
        system_id=entry.system.id, function_code=code, finding=finding, source=source
    )
    entry.add(entry.findings, row)
