"""Needs in departments' own words: what could meet them is among the first, and nothing else."""

from collections.abc import Iterator, Mapping

from benchmarks.goals import Goal
from benchmarks.quality.labelled import (
    PARTS,
    REGISTER,
    labelled_register,
    of_part,
    parts,
    sample_vocabulary,
    table,
)
from benchmarks.rows import Row
from matching.functions.evidence import LIKELY
from matching.functions.reading import read
from matching.needs.index import Match, NeedIndex

FIRST = 3
AMONG_FIRST, NOTHING_LIKELY = Goal(0.85, 0.95), Goal(0.75, 0.95)


def measure() -> list[Row]:
    """Return how often an expected system is among the first, and how often nothing is right."""
    index = NeedIndex(sample_vocabulary())
    for one in labelled_register():
        index.put(one.profile, read(sample_vocabulary(), one.profile))
    needs = [(row, index.match(row["need_text"])) for row in table(REGISTER / "needs.csv")]
    rows: list[Row] = []
    for part in PARTS:
        rows += _of_part(part, [need for need in needs if of_part(need[0]["id"], part)])
    return rows


def _of_part(part: str, needs: list[tuple[dict[str, str], Match]]) -> Iterator[Row]:
    met = [_expected_is_first(row, match) for row, match in needs if row["expected_systems"]]
    unmet = [_nothing_likely(match) for row, match in needs if not row["expected_systems"]]
    name = f"need: an expected system among the first {FIRST}"
    yield Row(name, part, _share(met), AMONG_FIRST, f"{sum(met)} of {len(met)}")
    name = "need that nothing meets: nothing likely"
    yield Row(name, part, _share(unmet), NOTHING_LIKELY, f"{sum(unmet)} of {len(unmet)}")


def _expected_is_first(row: Mapping[str, str], match: Match) -> bool:
    first = {candidate.key for candidate in match.candidates[:FIRST]}
    return not first.isdisjoint(parts(row["expected_systems"]))


def _nothing_likely(match: Match) -> bool:
    return all(candidate.score < LIKELY for candidate in match.candidates)


def _share(answers: list[bool]) -> float:
    return sum(answers) / max(1, len(answers))
