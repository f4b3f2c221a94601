from datetime import date

import pytest

from inventory.importing.cells.dates import parse_date
from inventory.importing.cells.unreadable import UnreadableCellError


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-31",
        " 2026-12-31 00:00:00 ",
        "2026-12-31T23:00",
        "20261231",
        "2026/12/31",
        "2026.12.31",
        "31.12.2026",
        "31/12/2026",
        "31-12-2026",
        "31 december 2026",
        "31 dec. 2026",
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_read(text: str) -> None:
    assert parse_date(text) == date(2026, 12, 31)


def test_points_part_the_day_from_the_month_in_that_order() -> None:
    assert parse_date("1.2.2026") == date(2026, 2, 1)


def test_for_ever_is_a_date() -> None:
    assert parse_date("9999-12-31") == date(9999, 12, 31)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1/2/2026", "omkastade"),
        ("12/31/2026", "omkastade"),
        ("31.12.26", "två siffror"),
        ("261231", "två siffror"),
        ("46022", "löpnummer, kanske för 2025-12-31"),
        ("2026-02-30", "inget sådant datum"),
        ("0000-00-00", "inget sådant datum"),
        ("20261331", "inget sådant datum"),
        ("1899-12-31", "Året ligger inte"),
        ("2201-01-01", "Året ligger inte"),
        ("2026-12", "inget datum"),
        ("tills vidare", "inget datum"),
        ("٢٠٢٦-12-31", "inget datum"),
        ("", "inget datum"),
    ],
)
def test_any_other_date_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(UnreadableCellError, match=words):
        parse_date(text)
