"""Samsyn beside others' tools, of which some may not be at hand."""

from benchmarks.names.contest.contenders import MINHASH, OURS, SPLINK
from benchmarks.names.contest.heat import Heat
from benchmarks.names.contest.side_by_side import HEADINGS, LARGEST, NOT_RUN, Contest, cells, rows
from benchmarks.names.pairs import Quality

GOOD = Quality(0.98, 0.96, 0.97)


def contest(splink: Heat | None) -> Contest:
    ours = Heat(OURS, LARGEST, wall=5, cpu=5, megabytes=300, quality=GOOD)
    others = {
        name: Heat(name, LARGEST, wall=25, cpu=50, megabytes=2_000, quality=None)
        for name in ("rapidfuzz cdist", "TF-IDF + sparse_dot_topn", MINHASH)
    }
    return Contest(LARGEST, ours, {**others, SPLINK: splink})


def test_a_tool_that_is_not_here_says_so_in_its_row() -> None:
    found = {row[1]: row for row in cells([contest(splink=None)])}

    assert found[SPLINK][2] == NOT_RUN
    assert {len(row) for row in found.values()} == {len(HEADINGS)}


def test_a_tool_at_work_on_two_cores_is_measured_by_its_work_and_not_by_the_clock() -> None:
    found = {row.measure: row for row in rows([contest(splink=None)])}
    row = found[f"the same, by CPU time: times faster than {MINHASH}"]

    assert (row.figure, row.counts) == (10, "5.0 by the clock, it on 2.0 cores")


def test_times_faster_is_told_of_the_tools_that_ran() -> None:
    figures = {row.measure: row.figure for row in rows([contest(splink=None)])}

    assert any(MINHASH in measure for measure in figures)
    assert not any(SPLINK in measure for measure in figures)
