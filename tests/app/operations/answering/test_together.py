"""Many who wait for the same answer are given one, and never one that is older than their call."""

import asyncio
import threading
from collections.abc import Sequence

import pytest

from app.operations.answering.together import Together


class Register:
    """Something that changes while it is read: each reading says how often it has been read."""

    def __init__(self) -> None:
        self.readings: list[list[str]] = []
        self.may_answer = threading.Event()

    def read(self, questions: Sequence[str]) -> list[str]:
        self.readings.append(list(questions))
        number = len(self.readings)
        self.may_answer.wait(5)
        return [f"{question} {number}" for question in questions]


def test_those_who_wait_for_the_same_answer_are_given_one() -> None:
    register = Register()
    register.may_answer.set()

    async def several() -> list[str]:
        together = Together(register.read)
        return await asyncio.gather(*(together.answer(name) for name in ("lön", "tid", "lön")))

    assert asyncio.run(several()) == ["lön 1", "tid 1", "lön 1"]
    assert register.readings == [["lön", "tid"]]


def test_who_comes_while_a_question_is_under_way_is_answered_by_the_next() -> None:
    register = Register()

    async def one_after_the_other() -> tuple[str, str]:
        together = Together(register.read)
        first = asyncio.ensure_future(together.answer("lön"))
        while not register.readings:
            await asyncio.sleep(0.001)
        second = asyncio.ensure_future(together.answer("lön"))
        await asyncio.sleep(0.001)
        register.may_answer.set()
        return await first, await second

    assert asyncio.run(one_after_the_other()) == ("lön 1", "lön 2")


def test_what_goes_wrong_is_told_to_all_who_wait_and_to_nobody_after() -> None:
    answers = [OSError("borta"), None]

    def read(questions: Sequence[str]) -> Sequence[str]:
        if error := answers.pop(0):
            raise error
        return questions

    async def several() -> list[object]:
        together = Together(read)
        both = (together.answer("lön"), together.answer("tid"))
        refused = await asyncio.gather(*both, return_exceptions=True)
        return [*map(str, refused), await together.answer("lön")]

    assert asyncio.run(several()) == ["borta", "borta", "lön"]


def test_one_who_goes_away_leaves_the_answer_to_the_others() -> None:
    register = Register()

    async def one_leaves() -> str:
        together = Together(register.read)
        leaving = asyncio.ensure_future(together.answer("lön"))
        staying = asyncio.ensure_future(together.answer("lön"))
        await asyncio.sleep(0.001)
        leaving.cancel()
        register.may_answer.set()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        return await staying

    assert asyncio.run(one_leaves()) == "lön 1"
