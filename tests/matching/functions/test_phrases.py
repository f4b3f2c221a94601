"""Phrases of the vocabulary as departments write them."""

import pytest

from matching.functions.reading import read
from matching.functions.vocabulary.compiled import compile_vocabulary
from matching.functions.vocabulary.entries import FunctionEntry, ProductEntry
from matching.profiles import Profile

VOCABULARY = compile_vocabulary(
    (
        FunctionEntry("vehicles", "Fordonspool", ("bokning av bil", "bilpool")),
        FunctionEntry("offers", "Öppna insatser", ("insatser utan beslut",)),
        FunctionEntry("grants", "Bistånd", ("insatser efter beslut",)),
        FunctionEntry("polls", "Enkäter", ("fråga medborgare", "frågor till medborgare")),
        FunctionEntry("waste", "Sophämtning", ("sopor", "logg över tömningar")),
        FunctionEntry("wells", "Tillsyn av avlopp", ("enskilda avlopp",), ("brunnsborrning",)),
        FunctionEntry("records", "Journal", ("journal i vården",)),
        FunctionEntry("deviations", "Avvikelser", ("avvikelse", "avvikelsehantering")),
        FunctionEntry("crises", "Lägesbild", ("loggbok kris",)),
    ),
    (
        ProductEntry("Lifecare", (), "Tietoevry", ("records", "deviations")),
        ProductEntry("Loggboken Kris", (), "Bolaget", ("deviations",)),
    ),
)


@pytest.mark.parametrize("said", ["bokning av bil", "bokning av bilen", "Bokning av bilar"])
def test_the_very_phrase_of_the_vocabulary_loses_nothing(said: str) -> None:
    assert served(stated=(said,))["vehicles"] == served(stated=("bilbokning",))["vehicles"]


def test_a_phrase_turned_round_says_less() -> None:
    assert served(name="bil för bokning")["vehicles"] < served(name="bokning av bil")["vehicles"]


def test_a_phrase_may_have_a_small_word_in_one_of_its_spellings_only() -> None:
    assert served(stated=("frågor till medborgare",)) == served(stated=("medborgarfrågor",))


def test_without_is_no_small_word() -> None:
    found = served(stated=("insatser utan beslut",))

    assert found.keys() == {"offers"}
    assert "offers" not in served(stated=("beslut om insatser",))


@pytest.mark.parametrize("kept_in", ["logg", "tavla", "lista", "pärm"])
def test_what_something_is_kept_in_takes_nothing_from_it(kept_in: str) -> None:
    assert served(name=f"Sop{kept_in}").keys() == {"waste"}


def test_a_purpose_speaks_against_a_name() -> None:
    name = "Enskilda avlopp"
    clear = served(name=name)["wells"]

    assert served(name=name, purpose="brunnsborrning i kommunen")["wells"] < clear
    assert served(name=name, purpose="inte igång för brunnsborrning")["wells"] == clear


def test_a_module_in_the_name_comes_before_a_word_in_passing() -> None:
    purpose = "Det som hänt på boendet under natten, sedan journal i vården"
    alone = served(name="Lifecare", vendor="Tietoevry", purpose=purpose)
    module = served(name="Lifecare Avvikelse", vendor="Tietoevry", purpose=purpose)

    assert alone["records"] > alone["deviations"]
    assert module["records"] < module["deviations"]
    assert module["records"] < alone["records"]


def test_a_word_of_a_products_own_name_says_less() -> None:
    assert served(name="Loggboken Kris")["crises"] < 50 <= served(name="Loggbok kris 2")["crises"]


def served(**known: object) -> dict[str, int]:
    """Return how much speaks for each function."""
    profile = Profile(key="one", **known)  # type: ignore[arg-type]
    return {one.code: one.score for one in read(VOCABULARY, profile)}
