"""The made-up systems that the detector is timed on."""

from benchmarks.detector.made_up.profiles import Teller
from benchmarks.detector.made_up.words import read_jobs

SEED = 5


def test_they_are_the_same_every_time() -> None:
    one, other = (Teller(read_jobs(), SEED) for _ in range(2))

    assert one.profiles(50) == other.profiles(50)
    assert one.needs(20) == other.needs(20)


def test_hardly_any_two_are_told_alike() -> None:
    told = [one.purpose for one in Teller(read_jobs(), SEED).profiles(500)]

    assert len(set(told)) > 0.9 * len(told)
    assert not any("{" in one for one in told)
