"""What the command line shows of the boards' delegation orders."""

import json

from tests.app.cli.conftest import CommandLine


def test_the_boards_stand_beside_the_process(run_on_sample: CommandLine) -> None:
    told = run_on_sample.text("delegations")

    assert told.startswith("Vem får köpa IT-system? Exempeldata")
    assert "IT-chef eller kommundirektör godkänner" in told
    for question in ("Vem får köpa", "Upp till", "Samråd med", "IT-chef nämns", "Gräns satt"):
        assert question in told
    assert "Säger emot processen 6 ställen" in told
    assert "om den är antagen. Processen själv" in told
    assert "Kommunfullmäktige: Bestämmelse i reglementet" in told


def test_where_in_the_history_that_was_is_printed(run_on_sample: CommandLine) -> None:
    history = run_on_sample.json("delegations")["history"]

    assert history["hash"] in run_on_sample.text("delegations")
    assert history["hash"] in run_on_sample.text("delegations", "Tekniska nämnden")
    assert json.loads(run_on_sample.text("history", "checkpoint")) == history


def test_a_board_is_shown_by_itself_with_wording_to_adopt(run_on_sample: CommandLine) -> None:
    told = run_on_sample.text("delegations", "vard-och-omsorgsnamnden")

    assert "Upp till ? angivet, men okänt" in told
    assert "nämnden: ”efter överläggning med nämnden”" in told
    assert "Så kan punkten skrivas Anskaffning av förvaltningsspecifika IT-system" in told


def test_programs_read_the_same(run_on_sample: CommandLine) -> None:
    everything = run_on_sample.json("delegations")
    one = run_on_sample.json("delegations", "Tekniska nämnden")

    assert len(everything["boards"]) == 7
    assert one in everything["boards"]
    assert one["answers"][0]["answer"] == "ingen"


def test_a_unit_that_is_no_board_is_refused(run_on_sample: CommandLine) -> None:
    assert run_on_sample.refusal("delegations", "Biblioteket") == "”Biblioteket” är ingen nämnd."


def test_a_register_without_boards_says_so(run: CommandLine) -> None:
    run.lines("db", "init")

    assert "Inga nämnder finns i registret." in run.text("delegations")


def test_a_register_without_a_process_says_how_to_get_one(run: CommandLine) -> None:
    assert "Kör samsyn db init" in run.refusal("delegations")
