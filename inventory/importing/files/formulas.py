"""Formula cells that were saved without their result."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, iterparse

from inventory.importing.problems import Problem

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


def unsaved_results(sheet_xml: bytes) -> list[Problem]:
    """Warn of every cell that has a formula and no result: it would be read as empty in silence.

    Excel saves the result beside the formula; many programs that write workbooks do not.
    """
    if not _FORMULA.search(sheet_xml):
        return []
    return [_warning(coordinate) for coordinate in _without_result(sheet_xml)]


def _without_result(sheet_xml: bytes) -> Iterator[str]:
    for _, element in iterparse(BytesIO(sheet_xml)):  # noqa: S314 - see the import
        if element.tag.endswith("}c"):
            if element.find("{*}f") is not None and _has_no_result(element):
                yield element.get("r", "")
            element.clear()


def _has_no_result(cell: Element) -> bool:
    """Tell a missing result from a result that is the empty text."""
    result = cell.find("{*}v")
    return result is None or not (result.text or cell.get("t") == "str")


def _warning(coordinate: str) -> Problem:
    row = re.search(r"\d+", coordinate)
    why = (
        f"Cell {coordinate} har en formel utan sparat resultat och läses som tom. "
        "Öppna arbetsboken i Excel, spara den och försök igen."
    )
    return Problem(int(row[0]) if row else None, None, None, why)
