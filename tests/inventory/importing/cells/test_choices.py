import pytest

from inventory.importing.cells.choices import parse_yes_no
from inventory.importing.cells.information_class import InformationClass, parse_information_class
from inventory.importing.cells.unreadable import UnreadableCellError


@pytest.mark.parametrize("text", ["SANT", "ja", "Ja ", "x", "1", "true"])
def test_yes_is_written_in_many_ways(text: str) -> None:
    assert parse_yes_no(text) is True


@pytest.mark.parametrize("text", ["FALSKT", "nej", "0", "false"])
def test_so_is_no(text: str) -> None:
    assert parse_yes_no(text) is False


@pytest.mark.parametrize("text", ["", "kanske", "2"])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(UnreadableCellError, match="ja eller nej"):
        parse_yes_no(text)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("K2R2T1S0", (2, 2, 1, 0)),
        ("k2 r2 t1", (2, 2, 1, None)),
        ("K:2, T:1", (2, None, 1, None)),
        ("T1 K2", (2, None, 1, None)),
        ("2-2-1", (2, 2, 1, None)),
        ("2/2/1/0", (2, 2, 1, 0)),
    ],
)
def test_an_information_class_names_each_aspect_or_gives_them_in_order(
    text: str, levels: tuple[int | None, ...]
) -> None:
    assert parse_information_class(text) == InformationClass(*levels)


@pytest.mark.parametrize(
    "text", ["K5R1T1", "K2K3", "2", "hög", "A1", "2-2-1-0-0", "", "K" + "1" * 5000]
)
def test_an_information_class_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UnreadableCellError, match="Skriv den som K2R2T1"):
        parse_information_class(text)
