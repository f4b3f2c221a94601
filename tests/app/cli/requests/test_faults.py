"""What goes wrong is told in a sentence, with a code that means something."""

from typing import Any

from typer.main import get_command

from app.cli.groups.requests import group
from tests.app.cli.requests.town import Desk, Town

MEANT = {
    "answer": ("1", "reuse"),
    "approve": ("--yes",),
    "attach": (__file__,),
    "basis": ("finns-inte.pdf",),
    "board": ("godkänt", "--on", "2026-11-20", "--reference", "§ 1"),
    "comment": ("Hej",),
    "delegated": ("--by", "Karin", "--as", "chef", "--on", "2026-11-20"),
    "detach": ("1", "--yes"),
    "edit": ("--title", "Nytt"),
    "fetch": ("1",),
    "implement": ("Heroma",),
    "inquire": ("Heroma", "--kind", "can_take_us"),
    "join": ("IT-2026-0001",),
    "meet": ("--changed-way",),
    "refer": ("--yes",),
    "reject": ("--reason", "Nej", "--yes"),
    "reopen": ("Fler",),
    "reply": ("1", "ja"),
    "return": ("Mer",),
    "step": ("behovsanalys", "--set", "need=x"),
    "withdraw": ("--yes",),
}
"""What each command that takes more than a request is called with."""


def test_without_a_server_or_a_token_it_says_what_is_needed() -> None:
    nobody = Desk("http://127.0.0.1:9", "samsyn_x")

    assert nobody.is_told(1, "list", "--token", "").startswith("Du behöver en nyckel.")
    assert "Är adressen rätt" in Desk("samsyn.kommunen", "samsyn_x").is_told(4, "list")


def test_a_token_that_does_not_hold_is_refused(town: Town) -> None:
    assert "Du behöver identifiera dig" in town.johan.is_told(1, "list", "--token", "samsyn_x")


def test_every_command_says_that_there_is_no_such_request(town: Town) -> None:
    commands: Any = get_command(group)
    for name in sorted(set(commands.commands) - {"list", "new", "next"}):
        told = town.johan.is_told(1, name, "IT-1999-0001", *MEANT.get(name, ()))
        assert told == "Finns inte. Ärendet finns inte, eller är inget som du får se.", name


def test_every_command_of_a_request_can_answer_as_json() -> None:
    commands: Any = get_command(group)
    without = {
        name
        for name, command in commands.commands.items()
        if "--json" not in {option for param in command.params for option in param.opts}
    }

    assert without == {"basis", "fetch", "next"}, "these give files, or ask people"
