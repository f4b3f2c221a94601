"""How a request ends or begins anew: joined, met, implemented, taken up again."""

from record.people import Role
from tests.app.cli.requests.town import REF, Town


def test_a_request_is_given_back_handed_in_again_and_withdrawn(begun: Town) -> None:
    told = begun.pavel.sees("return", REF, "Beskriv arbetssättet.")
    waits = "Det väntar på behovsägare (Bertil Exempel) sedan i dag."
    assert told == f"{REF} är återsänt för komplettering. {waits}"
    begun.bertil.sees("submit", REF)
    assert begun.bertil.is_told(1, "withdraw", REF, answers="\n").endswith("Inget är ändrat.")

    assert begun.bertil.sees("withdraw", REF, "--yes") == f"{REF} är återtaget."


def test_two_requests_for_one_job_become_one(begun: Town) -> None:
    other = REF.replace("-0001", "-0002")
    begun.pavel.sees("new", "Schema åt badet", "--unit", "Badet och campingen")

    asked = begun.pavel.is_told(1, "join", other, REF, answers="n\n")
    assert f"Avsluta {other} Schema åt badet och gå vidare med {REF} Schemaverktyg" in asked
    told = begun.pavel.sees("join", other, REF, "--yes")
    assert told == f"{other} är sammanfört med ett annat. Går vidare i {REF}."
    assert "Ange ett annat ärende." in begun.pavel.is_told(1, "join", REF, REF, "--yes")


def test_a_need_is_met_by_a_system_once_its_manager_has_said_so(begun: Town) -> None:
    too_early = begun.bertil.is_told(1, "meet", REF, "Heroma")
    assert "Heroma" in too_early
    begun.bertil.sees("inquire", REF, "Heroma", "--kind", "can_take_us")
    begun.pavel.sees("reply", REF, "Heroma", "ja")

    told = begun.bertil.sees("meet", REF, "Heroma", "--users", "35", "--function", "scheduling")
    assert told == f"{REF} är löst utan inköp. Behovet löstes med ett befintligt system: Heroma."
    assert begun.bertil.reads("show", REF)["met"]["system"]["name"] == "Heroma"


def test_a_need_is_met_by_working_in_another_way_and_may_be_taken_up_again(begun: Town) -> None:
    assert "--changed-way" in begun.bertil.is_told(2, "meet", REF)
    told = begun.bertil.sees("meet", REF, "--changed-way")
    assert told == f"{REF} är löst utan inköp. Behovet löstes med ett ändrat arbetssätt."

    assert "Du kan: samsyn requests reopen" in begun.johan.sees("show", REF)
    again = begun.johan.sees("reopen", REF, "Det räckte inte.")
    assert again.startswith(f"{REF} är under granskning. Det väntar på ")
    assert "Upptaget igen Det räckte inte." in begun.bertil.sees("show", REF)


def test_an_approved_request_becomes_a_system(ready: Town) -> None:
    editor = ready.desk(Role.REGISTER_EDITOR, "Rita Exempel")
    ready.johan.sees("approve", REF, "--yes")
    assert "samsyn requests implement" in editor.sees("show", REF)

    assert "Inget system heter ”Medvind”." in editor.is_told(1, "implement", REF, "Medvind")
    assert editor.sees("implement", REF, "Heroma") == f"{REF} är infört. Blev Heroma."


def test_the_board_decides_what_was_referred_to_it(ready: Town) -> None:
    secretary = ready.desk(Role.BOARD_SECRETARY, "Sune Exempel")
    ready.johan.sees("refer", REF, "--yes")
    assert REF in secretary.sees("list")
    minutes = ("--on", "2026-11-20", "--reference", "KS 2026/114 § 12")

    assert "”kanske” är okänt." in secretary.is_told(2, "board", REF, "kanske", *minutes)
    assert "behörighet" in ready.johan.is_told(1, "board", REF, "godkänt", *minutes)
    assert secretary.sees("board", REF, "godkänt", *minutes).startswith(f"{REF} är godkänt.")
    assert "2026-11-20 nämnden: godkänt, KS 2026/114 § 12" in ready.bertil.sees("show", REF)


def test_what_was_decided_on_the_boards_behalf_is_recorded(ready: Town) -> None:
    secretary = ready.desk(Role.BOARD_SECRETARY, "Sune Exempel")
    who = ("--by", "Karin Exempel", "--as", "förvaltningschef", "--on", "2026-11-20")

    told = secretary.sees("delegated", REF, *who, "--amount", "72 000 kr")
    beginning = "2026-11-20 delegationsbeslut (Karin Exempel, förvaltningschef), 72 000 kr"
    assert told.replace("\xa0", " ").startswith(beginning)
    assert "ej anmält till nämnden" in told


def test_what_a_request_is_called_may_change(begun: Town) -> None:
    told = begun.pavel.sees("edit", REF, "--title", "Schema", "--case-number", "KS 2026/114")

    assert told == f"{REF} heter nu Schema, diarienr KS 2026/114."
    assert "diarienr KS 2026/114" in begun.johan.sees("show", REF)
    assert "Ange vad som ska ändras" in begun.pavel.is_told(2, "edit", REF)
