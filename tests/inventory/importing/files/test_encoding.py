import pytest

from inventory.importing.files.encoding import decode
from inventory.importing.problems import TableUnreadableError


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_swedish_text_is_read_however_it_was_saved(encoding: str) -> None:
    assert decode("Förvaltning;Å".encode(encoding)).text == "Förvaltning;Å"


def test_a_dash_after_a_capital_does_not_make_windows_1252_look_like_utf_8() -> None:
    assert decode("MILJÖ–HÄLSA; ”Å”".encode("cp1252")).text == "MILJÖ–HÄLSA; ”Å”"


def test_a_name_with_a_caron_is_windows_1252_and_not_an_old_mac() -> None:
    assert decode("Dušan på Näset".encode("cp1252")).text == "Dušan på Näset"


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_text_from_dos_and_old_macs_is_refused_and_not_misread(encoding: str) -> None:
    with pytest.raises(TableUnreadableError, match="DOS eller en äldre Mac") as refused:
        decode("Systemnamn\nförvaltning och vård".encode(encoding))

    assert refused.value.problems[0].line == 2


def test_plain_ascii_that_would_be_markup_in_utf_7_stays_plain() -> None:
    assert decode(b"+ADw-script+AD4-").text == "+ADw-script+AD4-"


def test_a_sign_that_may_be_a_euro_is_pointed_out() -> None:
    warnings = decode("Kostnad\r\nför 5 €".encode("iso8859-15")).warnings

    assert [(warning.line, warning.value) for warning in warnings] == [(2, "¤")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a\nb\xc0\xaf", "otillåtet sätt"),
        (b"a\nb\xed\xa0\x80", "otillåtet sätt"),
        ("å\n".encode() + b"\xc3", "avklippt"),
        ("å\n".encode() + b"\xe5;", "blandar två"),
        (b"\xef\xbb\xbfa\n\xe5;", "blandar två"),
        (b"\xff\xfea\0\n\0\x00\xd8b\0", "inte är giltig UTF-16"),
    ],
)
def test_broken_text_is_refused_with_its_line(content: bytes, words: str) -> None:
    with pytest.raises(TableUnreadableError, match=words) as refused:
        decode(content)

    assert refused.value.problems[0].line == 2
