import pytest

from inventory.importing.files.delimited import read_delimited
from inventory.importing.problems import TableUnreadableError

KNOWN = {"namn": "name", "kostnad": "cost", "kostnad, kr": "cost"}


def rows(text: str) -> list[tuple[int, list[str]]]:
    return [(line, fields) for line, fields in read_delimited(text.encode(), KNOWN).rows]


def test_every_record_has_the_line_where_it_starts() -> None:
    text = 'Namn;Kostnad\r\n\r\n"två\r\nrader";1\r\nA;2'

    assert rows(text) == [
        (1, ["Namn", "Kostnad"]),
        (3, ["två\r\nrader", "1"]),
        (5, ["A", "2"]),
    ]


def test_the_headers_decide_the_delimiter_and_not_the_commas_in_the_text() -> None:
    text = "Namn;Kostnad, kr\nA, B, C;1\nD, E, F;2\n"

    assert rows(text)[1] == (2, ["A, B, C", "1"])


def test_one_column_needs_no_delimiter() -> None:
    assert rows("Namn\nA, B\nC;D\n") == [(1, ["Namn"]), (2, ["A, B"]), (3, ["C;D"])]


def test_a_sep_line_may_name_any_delimiter() -> None:
    assert rows("sep=^\r\nNamn^Kostnad\r\nA^1\r\n") == [(2, ["Namn", "Kostnad"]), (3, ["A", "1"])]


def test_a_sep_line_that_is_wrong_is_pointed_out_and_not_followed() -> None:
    records = read_delimited(b"sep=,\r\nNamn;Kostnad\r\nA;1,5\r\n", KNOWN)

    assert records.rows[1].fields == ["A", "1,5"]
    assert records.warnings[0].line == 1


def test_a_quotation_mark_inside_a_text_is_text() -> None:
    assert rows('Namn;Kostnad\n15" skärm;1\n')[1] == (2, ['15" skärm', "1"])


def test_the_line_of_an_open_quote_is_the_line_where_it_opens() -> None:
    text = 'Namn;Kostnad;Namn\nA;"rad 2\nrad 3";"aldrig stängd\nB;1;2\n'

    with pytest.raises(TableUnreadableError, match="stängs aldrig") as refused:
        rows(text)

    assert refused.value.problems[0].line == 3


def test_text_after_a_closing_quote_is_refused() -> None:
    with pytest.raises(TableUnreadableError, match="ska det komma semikolon") as refused:
        rows('Namn;Kostnad\nA;1\n"a" b;1\n')

    assert refused.value.problems[0].line == 3


@pytest.mark.parametrize("text", ["", "\r\n\r\n", " \n", "\ufeff", "sep=;\r\n"])
def test_a_file_without_anything_in_it_is_refused(text: str) -> None:
    with pytest.raises(TableUnreadableError, match="Filen är tom"):
        rows(text)


def test_a_table_has_its_limits() -> None:
    with pytest.raises(TableUnreadableError, match="1001 kolumner"):
        rows(";".join(["Namn"] * 1001))
    with pytest.raises(TableUnreadableError, match="fler än 200000 rader"):
        rows("Namn\n" + "A\n" * 200_001)
