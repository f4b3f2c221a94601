"""Files that belong to a request: handed over, listed, fetched."""

import os
from pathlib import Path

import pytest

from tests.app.cli.requests.town import REF, Town

OFFER = b"%PDF-1.7 en offert"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that people stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_is_handed_over_listed_and_fetched(begun: Town, folder: Path) -> None:
    (folder / "offert.pdf").write_bytes(OFFER)
    (folder / "möte.txt").write_text("Vi sågs.", "utf-8")
    told = begun.bertil.sees("attach", REF, "offert.pdf", "möte.txt")
    assert told == f"offert.pdf är bifogad till {REF}. möte.txt är bifogad till {REF}."

    assert "1 offert.pdf, PDF, 1 kB" in begun.pavel.sees("attachments", REF)
    assert "Bilagor 1 offert.pdf" in begun.johan.sees("show", REF)
    (folder / "ut").mkdir()
    begun.johan.sees("fetch", REF, "1", "ut")
    begun.johan.sees("fetch", REF, "möte", "protokoll.txt")

    assert (folder / "ut" / "offert.pdf").read_bytes() == OFFER
    assert (folder / "protokoll.txt").read_text("utf-8") == "Vi sågs."
    assert [one["name"] for one in begun.pavel.reads("attachments", REF)["items"]] == [
        "offert.pdf",
        "möte.txt",
    ]


def test_a_file_is_not_written_over_by_mistake(begun: Town, folder: Path) -> None:
    (folder / "offert.pdf").write_bytes(OFFER)
    begun.bertil.sees("attach", REF, "offert.pdf")
    (folder / "offert.pdf").write_bytes(b"min egen")

    assert "finns redan. Lägg till --force" in begun.bertil.is_told(1, "fetch", REF, "1")
    assert (folder / "offert.pdf").read_bytes() == b"min egen"
    begun.bertil.sees("fetch", REF, "1", "--force")
    assert (folder / "offert.pdf").read_bytes() == OFFER


def test_a_file_that_will_not_do_says_why_and_none_is_sent(begun: Town, folder: Path) -> None:
    (folder / "bra.txt").write_text("Bra.", "utf-8")
    (folder / "tom.pdf").touch()
    (folder / "program.exe").write_bytes(b"MZ\x00\x01")
    with (folder / "stor.pdf").open("wb") as large:
        os.truncate(large.fileno(), 300 * 1024 * 1024)

    told = {
        name: begun.bertil.is_told(1, "attach", REF, "bra.txt", name)
        for name in ("tom.pdf", "saknas.pdf", ".", "stor.pdf")
    }

    assert told == {
        "tom.pdf": "tom.pdf är tom.",
        "saknas.pdf": "saknas.pdf går inte att läsa: den finns inte.",
        ".": ". går inte att läsa: det är en mapp.",
        "stor.pdf": "stor.pdf är för stor: en fil får vara högst 256 MB.",
    }
    assert "Bilagan ska vara PDF" in begun.bertil.is_told(1, "attach", REF, "program.exe")
    assert begun.bertil.sees("attachments", REF) == "Inga bilagor."
    assert "Här finns inget att välja på." in begun.bertil.is_told(1, "fetch", REF, "1")
    assert "Din roll får inte bifoga" in begun.johan.is_told(1, "attach", REF, "bra.txt")


def test_what_the_server_finds_too_large_it_says(begun: Town, folder: Path) -> None:
    (folder / "stor.txt").write_text("x" * 11 * 1024 * 1024, "utf-8")

    assert begun.bertil.is_told(1, "attach", REF, "stor.txt").startswith("stor.txt: För stort.")


def test_who_handed_a_file_over_takes_it_away(begun: Town, folder: Path) -> None:
    (folder / "offert.pdf").write_bytes(OFFER)
    begun.bertil.sees("attach", REF, "offert.pdf")

    assert "det gör den som bifogade den" in begun.pavel.is_told(1, "detach", REF, "1", "--yes")
    asked = begun.bertil.is_told(1, "detach", REF, "1", answers="n\n")
    assert asked.startswith(f"Ta bort offert.pdf ur {REF}?")
    told = begun.bertil.sees("detach", REF, "offert", "--yes")
    assert told == f"offert.pdf är borttagen ur {REF}."
    assert begun.bertil.sees("attachments", REF) == "Inga bilagor."
