"""Many systems read by several processes, which share the work."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from matching.functions.reading import read
from matching.functions.sharing import AT_A_TIME, WORTH_SHARING, processes_for, read_many
from matching.profiles import Profile
from tests.matching.functions.small_vocabulary import VOCABULARY

WORDS = ("boka tolk", "Lifecare", "skolschema", "diarium", "vikarier och önskeschema", "hemtjänst")
PROFILES = [
    Profile(key=str(number), name=f"{word} {number}", purpose=f"{other} i Älvtorp")
    for number in range(AT_A_TIME)
    for word, other in zip(WORDS, reversed(WORDS), strict=True)
]


@pytest.mark.parametrize("processes", [2, 3])
def test_several_processes_read_the_same_as_one(processes: int) -> None:
    shared = read_many(VOCABULARY, PROFILES, processes)

    assert shared == read_many(VOCABULARY, PROFILES, 1)
    assert shared[-1] == read(VOCABULARY, PROFILES[-1])


@pytest.mark.parametrize("processes", [1, 2])
def test_each_system_gets_its_own_answer_whatever_it_is_called(processes: int) -> None:
    served = read_many(VOCABULARY, PROFILES, processes)

    assert served == [read(VOCABULARY, profile) for profile in PROFILES]


def test_a_process_with_other_threads_reads_the_same() -> None:
    with another_thread():
        shared = read_many(VOCABULARY, PROFILES, 2)

    assert shared == read_many(VOCABULARY, PROFILES, 1)


def test_nothing_is_read_of_nothing() -> None:
    assert read_many(VOCABULARY, [], 2) == []


def test_a_small_register_is_read_by_one_process() -> None:
    assert processes_for(WORTH_SHARING - 1) == 1
    assert processes_for(WORTH_SHARING) >= 1


@contextmanager
def another_thread() -> Iterator[None]:
    """Let another thread run meanwhile."""
    is_done = Event()
    thread = Thread(target=is_done.wait)
    thread.start()
    try:
        yield
    finally:
        is_done.set()
        thread.join()
