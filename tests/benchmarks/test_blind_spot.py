"""What exact names and batches find: the peers' ways that Samsyn is compared with."""

from benchmarks.quality.blind_spot import BATCH, in_one_batch, of_one_name
from matching.profiles import Profile


def named(*names: str) -> list[Profile]:
    return [Profile(f"{number:03}", name) for number, name in enumerate(names)]


def test_only_the_very_same_name_is_seen_when_an_entry_is_made() -> None:
    profiles = named("Heroma", "CGI Heroma", "HEROMA ", "Personec P")

    assert of_one_name(profiles) == {("000", "002")}


def test_systems_of_different_batches_never_meet() -> None:
    profiles = named(*"abcde")

    assert in_one_batch(profiles, size=2) == {("000", "001"), ("002", "003")}


def test_of_four_hundred_systems_nine_pairs_in_ten_are_never_compared() -> None:
    profiles = named(*map(str, range(400)))

    compared = len(in_one_batch(profiles, BATCH)) / (400 * 399 / 2)

    assert round(compared, 2) == 0.10
