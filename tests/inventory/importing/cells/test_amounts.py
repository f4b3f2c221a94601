import pytest

from inventory.importing.cells.amounts import Amount, parse_amount, parse_count
from inventory.importing.cells.unreadable import UnreadableCellError


@pytest.mark.parametrize(
    ("text", "sek"),
    [
        ("0", 0),
        ("-0", 0),
        ("12500", 12500),
        ("12 500", 12500),
        ("1\u00a0234", 1234),
        ("1\u202f234 567,00", 1234567),
        ("1.234.567", 1234567),
        ("1,234,567.00", 1234567),
        ("SEK 12", 12),
        ("12 kr", 12),
        ("12 000 kronor", 12000),
        ("500:-", 500),
        ("500,-", 500),
        ("12,5 tkr", 12500),
        ("1,5 Mkr", 1500000),
        ("+5", 5),
    ],
)
def test_an_amount_is_read_as_swedes_write_it(text: str, sek: int) -> None:
    assert parse_amount(text) == Amount(sek, rounded=False)


@pytest.mark.parametrize(
    ("text", "sek"),
    [
        ("12500,50", 12501),
        ("12500,49", 12500),
        ("1 234,56", 1235),
        ("1.234,56", 1235),
        ("1,234.56", 1235),
        ("12,5 kr", 13),
        ("0.125", 0),
    ],
)
def test_ore_are_rounded_half_up_and_that_is_told(text: str, sek: int) -> None:
    assert parse_amount(text) == Amount(sek, rounded=True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.234", "två sätt"),
        ("1,234", "två sätt"),
        ("12,500 kr", "två sätt"),
        ("−5", "negativt"),
        ("-5 kr", "negativt"),
        ("1,23E+11", "exponent"),
        ("1e400", "exponent"),
        ("١٢٣", "andra siffror"),
        ("１２", "andra siffror"),
        ("NaN", "inget tal"),
        ("Infinity", "inget tal"),
        ("0x1F", "inget tal"),
        ("ca 500", "inget tal"),
        ("12 000 kr/mån", "inget tal"),
        ("", "inget tal"),
        ("12 34", "okänt sätt"),
        ("1.23.4", "okänt sätt"),
        ("9" * 40, "orimligt stort"),
    ],
)
def test_an_amount_that_may_be_misread_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(UnreadableCellError, match=words):
        parse_amount(text)


@pytest.mark.parametrize(
    ("text", "count"), [("75", 75), ("1 234", 1234), ("75 st", 75), ("5,0", 5)]
)
def test_a_count_is_a_whole_number(text: str, count: int) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize("text", ["12,5", "-1", "1.234", "många", "1 000 000 000 000", "9" * 5000])
def test_a_count_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UnreadableCellError):
        parse_count(text)
