"""Requests as lists, on one screen, and as programs read them."""

import re
from pathlib import Path

import pytest

from tests.app.cli.requests.town import REF, Town


def test_a_request_has_one_screen(ready: Town) -> None:
    lines = ready.johan.types("show", REF).stdout.splitlines()

    assert lines[0] == f"{REF}  Schemaverktyg till biblioteket, under granskning"
    assert len(lines) <= 45
    assert max(map(len, lines)) <= 100
    (heroma,) = (line for line in lines if re.match(r" +\d+  Heroma ", line))
    assert re.search(r"  (säkert|möjligt) \d+ .*används i stället", heroma)


def test_the_list_is_narrowed_down(begun: Town) -> None:

    assert "inskickat, väntar på kundansvarig" in begun.johan.sees("list", "--all")
    assert REF in begun.johan.sees("list", "--awaiting", "kundansvarig")
    assert REF in begun.johan.sees("list", "--state", "inskickat", "--unit", "Biblioteket")
    assert begun.johan.reads("list", "--state", "avslaget")["total"] == 0
    assert "Ärenden som du har påbörjat Inga." in begun.pavel.sees("list", "--mine")
    assert REF in begun.bertil.sees("list", "--mine")
    assert begun.johan.reads("list", "--all", "--function", "Passersystem")["total"] == 0
    assert "Inga. Alla som du får se" in begun.johan.sees("list")


@pytest.mark.parametrize("suffix", ["pdf", "json"])
def test_the_decision_basis_is_saved(ready: Town, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"underlag.{suffix}"
    ready.johan.sees("basis", REF, str(file))

    assert file.read_bytes().startswith({"pdf": b"%PDF", "json": b"{"}[suffix])
    assert "finns redan" in ready.johan.is_told(1, "basis", REF, str(file))
    assert "ska sluta med" in ready.johan.is_told(2, "basis", REF, "underlag.odt")


def test_programs_read_what_the_server_says(ready: Town) -> None:
    condition = ("--condition", "Utvärdera|Biblioteket|2027-06-01")
    decided = ready.johan.reads("approve", REF, "--yes", *condition)

    assert decided["conditions"] == [
        {"text": "Utvärdera", "owner": "Biblioteket", "due": "2027-06-01"}
    ]
    assert ready.johan.reads("list", "--all")["items"][0]["reference"] == REF


def test_what_people_write_is_shown_as_it_stands(town: Town) -> None:
    town.bertil.sees("new", "[bold]Lås[/] :smile:", "--unit", "Biblioteket")

    assert "[bold]Lås[/] :smile:" in town.bertil.sees("show", REF)
    assert "[bold]Lås[/] :smile:" in town.bertil.sees("list")


def test_all_that_speaks_for_what_exists_is_shown(begun: Town) -> None:
    told = begun.pavel.types("candidates", REF).stdout

    assert re.search(r"^ +1  \S+  (säkert|möjligt) \d+$", told, re.MULTILINE)
    assert told.count("Satt av en person: Schemaläggning") == 4
    assert told.count("obesvarat") == 4
    assert begun.pavel.reads("candidates", REF)["total"] == 4
