"""The working day: what waits, one at a time, and what is done with each."""

from tests.app.cli.requests.town import REF, Town


def test_the_head_of_it_works_through_the_day(ready: Town) -> None:
    day = "x\na\n\nHeroma räcker.\nnej\ng\nGår bra.\nUtvärdera|Biblioteket|2027-06-01\n|x\n\nj\n"
    result = ready.johan.types("next", answers=day)

    assert result.exit_code == 0, result.output
    assert "1 av 1" in result.stdout
    assert "Ett avslag ska motiveras." in result.stderr
    assert "Inget är gjort." in result.stderr
    assert "Ett villkor skrivs text|ansvarig|datum" in result.stderr
    assert "godkänt (Johan Exempel, IT-chef): Går bra." in result.stdout
    assert "Villkor: Utvärdera, Biblioteket, senast 2027-06-01" in result.stdout
    assert "Stämmer med delegationsordningen:" in result.stdout
    assert "Klart: 1. Kvar: 0." in result.stdout
    assert len(ready.johan.reads("show", REF)["decisions"]) == 1


def test_what_is_put_by_waits_and_quitting_leaves_the_rest(ready: Town) -> None:
    assert ready.johan.sees("next", answers="h\n").endswith("Klart: 0. Kvar: 1.")
    assert ready.johan.sees("next", answers="s\n").endswith("Klart: 0. Kvar: 1.")
    assert ready.johan.sees("list").endswith(
        f"1 ärende. Gå igenom: samsyn requests next. Se ett: samsyn requests show {REF}"
    )


def test_a_day_may_end_with_a_request_given_back(ready: Town) -> None:
    seen = ready.johan.sees("next", answers="t\nBeskriv arbetssättet.\n")

    assert f"{REF} är återsänt för komplettering." in seen
    assert "Återsänt Beskriv arbetssättet." in ready.bertil.sees("show", REF)


def test_the_kundansvarig_works_through_the_day(begun: Town) -> None:
    step = "f\n2\nja\nnej\nHeroma saknar kvällspass.\n"
    answers = "b\n1,2\n5\nTäcker bara vården.\nk\nHar ni talat med badet?\nv\nh\n"
    result = begun.pavel.types("next", answers=step + answers)

    assert result.exit_code == 0, result.output
    assert "Besvara alternativ" not in result.stderr
    assert "[g] godkänn" not in result.stderr
    assert "Satt av en person: Schemaläggning" in result.stdout
    assert "Det är sagt." in result.stdout
    seen = begun.pavel.reads("show", REF)
    assert seen["state"] == "in_review"
    assert [one["answer"] for one in seen["candidates"]].count("not_relevant") == 2


def test_the_requester_hands_in_what_was_sent_back(begun: Town) -> None:
    begun.pavel.sees("return", REF, "Beskriv arbetssättet.")
    seen = begun.bertil.sees("next", answers="i\nh\n")

    assert f"{REF} är inskickat." in seen
    assert seen.endswith("Klart: 1. Kvar: 0.")


def test_a_change_of_mind_changes_nothing(begun: Town) -> None:
    result = begun.pavel.types("next", answers="t\n\nk\n\nb\n99\nf\n9\ns\n")

    assert result.stderr.count("Inget är gjort.") == 2
    assert "Numren går från 1 till 4." in result.stderr
    assert "”9” är okänt." in result.stderr
    assert "Klart: 0. Kvar: 1." in result.stdout
