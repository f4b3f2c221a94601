"""The detector on registers that people have labelled, where these are at hand."""

import pytest

from benchmarks.names import labelled

pytestmark = pytest.mark.skipif(
    not labelled.REGISTER.exists(), reason=f"the labelled {labelled.REGISTER.name} is not here"
)


@pytest.fixture(scope="module")
def figures() -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in labelled.measure()}


@pytest.mark.parametrize("half", ["sv_register, all", "the half worked on", "the other half"])
def test_one_product_under_two_names_is_found(
    figures: dict[str, tuple[str, ...]], half: str
) -> None:
    assert float(figures[half][-1]) >= 0.93


def test_what_is_certain_is_right(figures: dict[str, tuple[str, ...]]) -> None:
    assert float(figures["marked as certain"][1]) >= 0.97


def test_no_look_alike_is_joined(figures: dict[str, tuple[str, ...]]) -> None:
    assert figures["look-alikes joined"][0].startswith("0 of ")


def test_the_other_name_of_a_renamed_product_is_among_the_first(
    figures: dict[str, tuple[str, ...]],
) -> None:
    [row] = [row for what, row in figures.items() if what.startswith("product_renames")]
    assert float(row[2]) >= 0.95
