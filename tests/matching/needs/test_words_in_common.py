"""How alike a text and systems are by their words, exact or only written alike."""

from hypothesis import given
from hypothesis import strategies as st

from matching.needs.telling import Teller
from matching.needs.words_in_common import WordsInCommon
from matching.profiles import Profile

WORDS = ["kanban", "boards", "tickets", "simhall", "simhallar", "scheduler", "schedules", "vinter"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)


def filled(*purposes: str) -> WordsInCommon:
    words = WordsInCommon(Teller(["Kanban"]))
    for place, purpose in enumerate(purposes):
        words.put(Profile(key=str(place), name="", purpose=purpose))
    return words


def points(words: WordsInCommon, text: str) -> dict[str, float]:
    return words.alike(Teller(["Kanban"]).telling_words(text)).points


def test_words_written_alike_count_but_less_than_the_same_word() -> None:
    told = points(
        filled("pump newsletter", "pump newsletters", "pump letter"), "newsletter of a pump"
    )

    assert told["0"] > told["1"] > told["2"] > 0


def test_words_that_only_end_alike_are_different_words() -> None:
    told = points(filled("pump inloggning", "pump whiteboard"), "plogning med pump")

    assert told["0"] == told["1"]


def test_a_word_that_functions_are_called_by_counts_more_than_another() -> None:
    told = points(filled("kanban", "whiteboard"), "whiteboard kanban")

    assert told["0"] > told["1"]


def test_the_evidence_tells_which_word_met_which() -> None:
    words = filled("Pump för simhallar")
    alike = words.alike(Teller([]).telling_words("Simhallens pump"))

    met = {one.found: one.matched for one in words.evidence(alike, "0")}
    assert met == {"Pump": "pump", "simhallar": "Simhallens"}


def test_words_are_as_rare_as_they_are_after_the_last_change() -> None:
    words = filled("kanban boards", "kanban tickets")
    before = points(words, "kanban tickets")
    words.put(Profile(key="2", name="", purpose="tickets"))
    words.drop("2")

    assert points(words, "kanban tickets") == before


@given(st.lists(TEXTS, min_size=1, max_size=6), TEXTS)
def test_nothing_is_less_than_unlike_and_the_same_words_are_all_alike(
    purposes: list[str], text: str
) -> None:
    told = points(filled(text, *purposes), text)

    assert all(much > 0 for much in told.values())
    assert not text or told["0"] > 99.999


@given(st.lists(TEXTS, min_size=1, max_size=6), TEXTS)
def test_without_the_evidence_nothing_is_alike(purposes: list[str], text: str) -> None:
    words = filled(*purposes)
    alike = words.alike(Teller(["Kanban"]).telling_words(text))

    for key, much in alike.points.items():
        share = sum(one.weight for one in words.evidence(alike, key))
        assert abs(100 * share - much) < 1
