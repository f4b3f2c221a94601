"""The detector on registers that people have labelled, where these are at hand."""

import pytest

from benchmarks.quality import same_products
from benchmarks.quality.labelled import PARTS, REGISTER

pytestmark = pytest.mark.skipif(
    not REGISTER.exists(), reason=f"the labelled {REGISTER.name} is not here"
)


@pytest.fixture(scope="module")
def figures() -> dict[tuple[str, str], float]:
    return {(row.measure, row.part): row.figure for row in same_products.measure()}


@pytest.mark.parametrize("part", PARTS)
def test_one_product_under_two_names_is_found(
    figures: dict[tuple[str, str], float], part: str
) -> None:
    assert figures["same product: F1", part] >= 0.93


def test_what_is_certain_is_right(figures: dict[tuple[str, str], float]) -> None:
    assert figures["same product, certain: precision", "all"] >= 0.97


def test_no_look_alike_is_joined(figures: dict[tuple[str, str], float]) -> None:
    assert figures["look-alike names joined", "all"] == 0


def test_the_other_name_of_a_renamed_product_is_among_the_first(
    figures: dict[tuple[str, str], float],
) -> None:
    name = "renamed products: the other name among the first 5"
    assert figures[name, "all"] >= 0.95
