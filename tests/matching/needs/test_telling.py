"""Which words of a text tell what it is about, in Swedish and in English."""

from matching.needs.telling import Teller

TELLER = Teller(["Staff schedules", "Filöverföring"])


def test_what_binds_sentences_tells_nothing_in_either_language() -> None:
    assert not TELLER.telling_words("It is a system with which you can manage the")
    assert not TELLER.telling_words("Ett system som stöd för verksamhetens hantering av ärenden")


def test_notes_are_not_the_word_not() -> None:
    assert list(TELLER.telling_words("Not for notes")) == ["not"]
    assert TELLER.telling_words("Not for notes")["not"].found == "notes"


def test_a_word_that_functions_are_called_by_tells_more() -> None:
    told = TELLER.telling_words("Schedules and whiteboards")

    assert told["schedul"].weight > told["whiteboard"].weight


def test_a_word_that_is_said_again_tells_more_but_not_twice_as_much() -> None:
    once, twice = (TELLER.telling_words(text) for text in ("tolk", "tolk, tolk"))

    assert once["tolk"].weight < twice["tolk"].weight < 2 * once["tolk"].weight


def test_a_word_is_shown_as_it_first_stands() -> None:
    assert TELLER.telling_words("Tolkar, och en tolk")["tolk"].found == "Tolkar"


def test_the_words_that_a_name_joins_tell_what_it_is_for() -> None:
    assert [one.found for one in TELLER.telling_words("TimeTracker").values()] == [
        "Time",
        "Tracker",
    ]
