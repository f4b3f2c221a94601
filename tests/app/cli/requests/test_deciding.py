"""Decisions from a terminal: on exactly what was shown, once, by whom may."""

from collections.abc import Callable

import pytest

from tests.app.cli.requests.town import REF, Town
from tests.app.served import Interrupts, LosesAnAnswer, served
from tests.factories import TESTER, Api, make_system


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("approve", "--condition", "Utvärdera||2027-06-01"),
            "Villkor: Utvärdera, senast 2027-06-01",
        ),
        (
            ("reject", "--reason", "Heroma räcker."),
            "avslaget (Johan Exempel, IT-chef): Heroma räcker.",
        ),
        (
            ("refer", "--reason", "Värdet."),
            "överlämnat till nämnden (Johan Exempel, IT-chef): Värdet.",
        ),
    ],
    ids=["approve", "reject", "refer"],
)
def test_a_decision_is_shown_asked_for_and_told(
    ready: Town, arguments: tuple[str, ...], told: str
) -> None:
    command, *rest = arguments
    assert "Avbrutet. Inget är ändrat." in ready.johan.is_told(
        1, command, REF, *rest, answers="n\n"
    )
    seen = ready.johan.sees(command, REF, *rest, answers="j\n")

    assert seen.startswith(f"{REF} Schemaverktyg")
    assert told in seen
    assert told in ready.bertil.sees("show", REF)


@pytest.fixture
def overtaken(ready: Town, api: Api) -> Town:
    """The town, where one more system has come into use since the review."""
    with api.database.writing(TESTER) as session:
        make_system(session, "Personec", functions=["scheduling"])
    return ready


def test_what_has_come_since_the_review_is_answered_in_the_decision(overtaken: Town) -> None:
    assert "5 alternativ, 1 obesvarat" in overtaken.johan.sees("show", REF)
    assert "Personec" in overtaken.johan.is_told(1, "approve", REF, "--yes")
    answered = ("--answer", "Personec|parallel|Kväll.|egen lösning|2027-12-31")
    decided = overtaken.johan.reads("approve", REF, "--yes", *answered)

    shown = {one["system"]["name"]: one["answer"] for one in decided["candidates_at_decision"]}
    assert (shown["Personec"], len(shown)) == ("parallel", 5)


def test_at_work_what_has_come_since_is_asked_about(overtaken: Town) -> None:
    day = "a\nHeroma räcker.\nvet inte\na\nHeroma räcker.\nreuse|Finns.\nj\n"
    result = overtaken.johan.types("next", answers=day)

    assert "Personec är obesvarat. Svar|varför|skäl|dag: " in result.stderr
    assert "”vet inte” är okänt." in result.stderr
    assert "Klart: 1. Kvar: 0." in result.stdout


def recommend(town: Town, what: str) -> Callable[[], object]:
    """Return how the kundansvarig changes their mind."""
    gate = town.gate
    return lambda: gate.fill_in(gate.contact, "decision_basis", summary="Ny.", recommendation=what)


def test_who_was_overtaken_is_told_what_happened_and_nothing_is_decided(
    ready: Town, line: Interrupts
) -> None:
    line.ending, line.happens = "/decisions", [recommend(ready, "Godkänn.")]

    told = ready.johan.is_told(3, "approve", REF, answers="j\n")

    assert f"Någon har ändrat {REF} sedan du läste det. Inget är gjort." in told
    assert "Beslutsunderlag: ifyllt av Pavel Exempel" in told
    assert ready.johan.reads("show", REF)["state"] == "in_review"


def test_at_work_who_was_overtaken_sees_the_request_anew(ready: Town, line: Interrupts) -> None:
    line.ending, line.happens = "/decisions", [recommend(ready, "Godkänn ändå.")]

    result = ready.johan.types("next", answers="g\n\n\nj\ns\n")

    assert "Här är det som det är nu." in result.stderr
    assert "Godkänn ändå." in result.stdout
    assert "Klart: 0. Kvar: 1." in result.stdout


def test_a_decision_whose_answer_is_lost_on_the_way_is_made_once(
    api: Api, small_town: None
) -> None:
    losing = LosesAnAnswer(api.client.app, "/decisions")
    with served(losing) as url:
        town = Town(api, url)
        town.prepare()
        told = town.johan.sees("reject", REF, "--reason", "Heroma räcker.", "--yes")
        decisions = town.johan.reads("show", REF)["decisions"]

    assert losing.lost == 1
    assert "avslaget (Johan Exempel, IT-chef): Heroma räcker." in told
    assert len(decisions) == 1


def test_only_two_may_decide_and_not_the_kundansvarig(ready: Town) -> None:
    told = ready.pavel.is_told(1, "approve", REF, "--yes")

    assert told == (
        "Du saknar behörighet. Din roll får inte besluta om ärenden: det får bara IT-chefen och "
        "kommundirektören."
    )


def test_a_decision_too_early_says_what_is_missing_and_for_whom(begun: Town) -> None:
    begun.pavel.sees("step", REF, "kundansvarigs kontroll", "--set", "exists_elsewhere=ja")

    told = begun.johan.is_told(1, "reject", REF, "--reason", "Nej.", "--yes")

    assert told.startswith("Något saknas:")
    assert "Upphandlare eller kundansvarig: Samråd om upphandling – Värdet avgör" in told
