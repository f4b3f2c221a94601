"""The benchmarks' README: each part has its place, its last figures and its runs."""

from datetime import UTC, datetime

import pytest

from benchmarks.__main__ import PARTS
from benchmarks.readme import KEPT_RUNS, README, with_section
from benchmarks.section import Section

TWO_PARTS = """
# Figures

<!-- names: begin -->
<!-- names: end -->

Between.

<!-- quality: begin -->

Measured long ago.

- 2026-01-01 10:00 UTC: 0.5

<!-- quality: end -->

The end.
"""


def written(text: str, name: str, section: Section, minute: int = 0) -> str:
    return with_section(text, name, section, datetime(2026, 11, 23, 12, minute, tzinfo=UTC))


def test_a_part_replaces_its_figures_and_keeps_its_runs() -> None:
    text = written(TWO_PARTS, "quality", Section("| a table |", "0.7"))

    assert "| a table |" in text
    assert "Measured long ago" not in text
    assert "- 2026-11-23 12:00 UTC: 0.7\n- 2026-01-01 10:00 UTC: 0.5\n" in text


def test_what_is_not_run_keeps_its_figures() -> None:
    before, _, after = TWO_PARTS.partition("<!-- names: begin -->\n")

    text = written(TWO_PARTS, "names", Section("| a table |", "F1 0.98"))

    assert text.startswith(before)
    assert text.endswith(after)


def test_old_runs_fall_away_in_the_end() -> None:
    text = TWO_PARTS
    for minute in range(KEPT_RUNS + 5):
        text = written(text, "names", Section("", f"run {minute}"), minute)

    assert text.count(": run ") == KEPT_RUNS
    assert f"run {KEPT_RUNS + 4}\n" in text


def test_a_part_without_a_place_is_an_error() -> None:
    with pytest.raises(LookupError, match="detector"):
        written(TWO_PARTS, "detector", Section("", ""))


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_a_place(part: str) -> None:
    assert "| a table |" in written(README.read_text("utf-8"), part, Section("| a table |", ""))
