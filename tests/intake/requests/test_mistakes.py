"""*Vanliga misstag* are seen in what has been written so far."""

from typing import Any

import pytest

from intake.requests.writing.mistakes import SHORT_NEED, Mistake, mistakes_in
from tests.matching.functions.small_vocabulary import VOCABULARY

PRODUCT = "Time Care Pool"
ASKED = {"asked_units": [{"unit": "x", "answer": "Nej"}]}
LONG = "Vi behöver lägga schema för personalen och rapportera arbetad tid varje vecka."


def seen(title: str, need: dict[str, Any] | None) -> list[str]:
    return [one["mistake"] for one in mistakes_in(VOCABULARY, title, need)]


def test_a_product_in_the_title_before_any_need_is_one() -> None:
    (told,) = mistakes_in(VOCABULARY, PRODUCT, None)

    assert told["mistake"] == Mistake.PRODUCT_BEFORE_NEED
    assert f"”{PRODUCT}”" in told["detail"]


def test_a_title_without_a_product_is_none() -> None:
    assert seen("Schema till biblioteket", None) == []


@pytest.mark.parametrize(
    ("need", "is_one"),
    [
        (f"Köpa {PRODUCT}", True),
        (f"Köpa {PRODUCT}" + "x" * SHORT_NEED, False),
        (f"{LONG} Till exempel {PRODUCT}.", False),
        (LONG, False),
    ],
)
def test_a_need_that_says_little_beside_a_product_is_one(need: str, is_one: bool) -> None:
    found = seen("Schema", ASKED | {"need": need})

    assert found == ([Mistake.PRODUCT_BEFORE_NEED] if is_one else [])


def test_a_need_described_at_length_may_have_a_product_in_its_title() -> None:
    assert seen(PRODUCT, ASKED | {"need": LONG}) == []


def test_a_need_that_nobody_else_was_asked_about_is_one() -> None:
    assert seen("Schema", {"need": LONG}) == [Mistake.NOBODY_ELSE_ASKED]
    assert seen("Schema", {"need": LONG, "asked_units": []}) == [Mistake.NOBODY_ELSE_ASKED]
